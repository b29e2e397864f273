// How the time grows with the spa: ours alone, and beside a peer.
import { names, together } from './compare.mjs';
import { power, shares } from './fit.mjs';
import { alone, byTurns, Contestant, count, median, milliseconds, table } from './measure.mjs';

/** Everything that has to be read or written once. */
const sizeOf = ({ therapists, days }, slots, intervals) => slots + intervals + therapists * days;

/** The spa of the first comparison with more or less of it, and as many bookings a therapist and day. */
export const grown = (therapists, days) => ({
  therapists,
  rooms: 0,
  days,
  busy: Math.round((4000 / 1800) * therapists * days),
});

/** @unknot/core alone, over sizes that no peer gets through. */
export async function growth(rounds) {
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

/**
 * Beside a peer, over sizes that it gets through.
 * @param {Record<string, { sizes: object[], by: (found: { size: object, n: number }) => number }>} axes `by` is what grows
 */
export async function growthBeside(who, axes, rounds) {
  console.log(`\nAs the spa grows: beside ${names[who]}`);
  for (const [axis, { sizes, by }] of Object.entries(axes)) {
    const rows = [['therapists', 'days', 'busy', 'slots', names[who], '@unknot/core', 'ratio']];
    const points = { theirs: [], ours: [] };
    for (const size of sizes) {
      await together(who, size, async ({ peer, unknot, slots, intervals }) => {
        const times = await byTurns(peer, unknot, rounds);
        const n = by({ size, n: sizeOf(size, slots, intervals) });
        const of = (which) => median(times.map((time) => time[which]));
        for (const which of ['theirs', 'ours']) points[which].push({ n, time: of(which) });
        const ratio = median(times.map(({ theirs, ours }) => theirs / ours));
        const { therapists, days, busy } = size;
        rows.push([
          therapists,
          days,
          count(busy),
          count(slots),
          milliseconds(of('theirs')),
          milliseconds(of('ours')),
          count(ratio),
        ]);
      });
    }
    const [theirs, ours] = [points.theirs, points.ours].map((list) => power(list).toFixed(2));
    console.log(`\n  ${axis}\n${table(rows)}\n  grows with the power ${theirs} of it, ours with ${ours}`);
  }
}
