// How fast the times on offer are found: against other libraries, and as a spa grows.
import { deepStrictEqual } from 'node:assert/strict';
import { power, shares } from './fit.mjs';
import { alone, byTurns, Contestant, count, median, milliseconds, table } from './measure.mjs';

const names = { thebookingkit: '@thebookingkit/core 0.4.0', 'slot-calculator': 'slot-calculator 2.2.1' };

const said = ({ therapists, rooms = 0, days, busy }) =>
  `${therapists} therapists, ${rooms || 'no'} rooms, ${days} days, ${count(busy)} busy intervals`;

/** Both of them at the same spa, once it is known that their answers are the same: a wrong one is found in no time. */
async function together(who, size, use) {
  const [peer, unknot] = [new Contestant(who, size), new Contestant('unknot', size)];
  const { lines, intervals } = await unknot.slots();
  deepStrictEqual(lines, (await peer.slots()).lines);
  try {
    return await use({ peer, unknot, slots: lines.length, intervals });
  } finally {
    await Promise.all([peer.stop(), unknot.stop()]);
  }
}

async function compare(who, size, rounds) {
  const { times, slots } = await together(who, size, async ({ peer, unknot, slots }) => ({
    slots,
    times: await byTurns(peer, unknot, rounds),
  }));
  const ratios = times.map(({ theirs, ours }) => theirs / ours);
  console.log(
    [
      '',
      `${said(size)}: ${count(slots)} slots, the same from both`,
      `  ${names[who].padEnd(27)} ${milliseconds(median(times.map(({ theirs }) => theirs)))}`,
      `  ${'@unknot/core'.padEnd(27)} ${milliseconds(median(times.map(({ ours }) => ours)))}`,
      `  ${`median of ${rounds} ratios`.padEnd(27)} ${count(median(ratios))} (${count(Math.min(...ratios))} to ${count(Math.max(...ratios))})`,
    ].join('\n'),
  );
}

/** Everything that has to be read or written once. */
const sizeOf = ({ therapists, days }, slots, intervals) => slots + intervals + therapists * days;

/** The spa of the first comparison with more or less of it, and as many bookings a therapist and day. */
const grown = (therapists, days) => ({
  therapists,
  rooms: 0,
  days,
  busy: Math.round((4000 / 1800) * therapists * days),
});

/** @unknot/core alone, over sizes that no peer gets through. */
async function growth(rounds) {
  const axes = {
    'therapists, with their bookings': [1, 10, 100].map((therapists) => grown(therapists, 90)),
    'days, with their bookings': [30, 90, 365].map((days) => grown(20, days)),
    'busy intervals': [0, 400, 4_000, 50_000].map((busy) => ({ therapists: 100, rooms: 0, days: 365, busy })),
    'busy intervals where few slots are left': [0, 400, 4_000, 50_000].map((busy) => ({
      ...grown(20, 90),
      busy,
    })),
  };
  const points = [];
  console.log('\nAs the spa grows: @unknot/core alone');
  for (const [axis, sizes] of Object.entries(axes)) {
    const rows = [['therapists', 'days', 'busy', 'slots', 'time', 'per slot, interval and therapist-day']];
    for (const size of sizes) {
      const unknot = new Contestant('unknot', size);
      const { lines, intervals } = await unknot.slots();
      const time = await alone(unknot, rounds);
      await unknot.stop();
      const { therapists, days } = size;
      const n = sizeOf(size, lines.length, intervals);
      points.push({
        n,
        time,
        counts: [lines.length, intervals, therapists * days, days],
        products: [lines.length * intervals, lines.length * therapists],
      });
      rows.push([
        therapists,
        days,
        count(intervals),
        count(lines.length),
        milliseconds(time),
        `${count((time / n) * 1e6)} ns`,
      ]);
    }
    console.log(`\n  ${axis}\n${table(rows)}`);
  }
  const { each, off } = shares(points);
  const [slot, interval, therapistDay, day] = each.map((time) => `${count(time * 1e6)} ns`);
  const more = shares(
    points.map(({ time, counts, products }) => ({ time, counts: [...counts, ...products] })),
  );
  const [byIntervals, byTherapists] = more.each.slice(-2).map((time) => (time * 1e6).toPrecision(2));
  console.log(
    [
      '',
      `  It grows with the power ${power(points).toFixed(2)} of slots + intervals + therapist-days (1: in proportion).`,
      `  Best fit: ${slot} a slot, ${interval} an interval, ${therapistDay} a therapist-day, ${day} a day; off by ${count(off * 100)} % on average.`,
      `  With products in the fit: ${byIntervals} ns for each of slots × intervals, ${byTherapists} ns for each of slots × therapists; off by ${count(more.off * 100)} %.`,
    ].join('\n'),
  );
}

/** Beside a peer, over sizes that it gets through. */
async function growthBeside(who, axes, rounds) {
  console.log(`\nAs the spa grows: beside ${names[who]}`);
  for (const [axis, sizes] of Object.entries(axes)) {
    const rows = [['therapists', 'days', 'busy', 'slots', names[who], '@unknot/core', 'ratio']];
    const points = { theirs: [], ours: [] };
    for (const size of sizes) {
      const { n, theirs, ours, ratio, slots } = await together(
        who,
        size,
        async ({ peer, unknot, slots, intervals }) => {
          const times = await byTurns(peer, unknot, rounds);
          return {
            slots,
            n: sizeOf(size, slots, intervals),
            theirs: median(times.map((time) => time.theirs)),
            ours: median(times.map((time) => time.ours)),
            ratio: median(times.map((time) => time.theirs / time.ours)),
          };
        },
      );
      points.theirs.push({ n, time: theirs });
      points.ours.push({ n, time: ours });
      rows.push([
        size.therapists,
        size.days,
        count(size.busy),
        count(slots),
        milliseconds(theirs),
        milliseconds(ours),
        count(ratio),
      ]);
    }
    const powers = `power of slots + intervals + therapist-days: ${power(points.theirs).toFixed(2)} and ${power(points.ours).toFixed(2)}`;
    console.log(`\n  ${axis}\n${table(rows)}\n  ${powers}`);
  }
}

const headline = grown(20, 90);
const small = { therapists: 4, rooms: 3, days: 60, busy: 400 };

const all = {
  headline: (few) => compare('thebookingkit', headline, few ? 2 : 5),
  rooms: (few) => compare('thebookingkit', small, few ? 3 : 11),
  team: (few) => compare('thebookingkit', { ...small, rooms: 0 }, few ? 3 : 11),
  'slot-calculator': async (few) => {
    await compare('slot-calculator', grown(1, 90), few ? 3 : 11);
    await compare('slot-calculator', headline, few ? 2 : 5);
  },
  growth: (few) => growth(few ? 3 : 9),
  'growth-beside': async (few) => {
    const rounds = few ? 1 : 3;
    const axes = {
      'therapists, with their bookings': [1, 4, 16].map((therapists) => grown(therapists, 30)),
      'days, with their bookings': [15, 45, 135].map((days) => grown(2, days)),
      'busy intervals alone': [50, 200, 800].map((busy) => ({ therapists: 4, rooms: 0, days: 60, busy })),
      'all together': [
        [1, 15],
        [2, 30],
        [4, 60],
      ].map(([therapists, days]) => grown(therapists, days)),
    };
    await growthBeside('thebookingkit', axes, rounds);
    await growthBeside('slot-calculator', axes, rounds);
  },
};

const asked = process.argv.slice(2).filter((name) => name !== '--quick');
const few = process.argv.includes('--quick');
for (const name of asked.length ? asked : Object.keys(all)) await all[name](few);
