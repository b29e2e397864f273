// Calendar files: ours, sanitised before and checked after, beside what the unaltered `ics` alone takes.
import { createRequire } from 'node:module';
import { icsFile } from '../../../packages/core/dist/ics.js';
import { attributes } from '../../../packages/core/src/ics-attributes.ts';
import { eventWith } from '../../core/support/bookings.ts';
import { count, median, table } from '../slots/measure.mjs';

const { createEvents } = createRequire(new URL('../../../packages/core/package.json', import.meta.url))(
  'ics',
);
const rounds = process.argv.includes('--quick') ? 5 : 21;

/** What this thread works for one call, in microseconds: of as many as fill 50 ms. */
function time(call) {
  for (let calls = 1; ; calls *= 2) {
    const before = process.threadCpuUsage();
    for (let i = 0; i < calls; i++) call();
    const { user, system } = process.threadCpuUsage(before);
    if (user + system >= 50_000) return (user + system) / calls;
  }
}

/** By turns, warm: the median of each, and of the rounds' ratios. */
function byTurns(theirs, ours) {
  const times = Array.from({ length: rounds + 3 }, () => [time(theirs), time(ours)]).slice(3);
  const ratios = times.map(([their, our]) => their / our);
  return {
    theirs: median(times.map(([their]) => their)),
    ours: median(times.map(([, our]) => our)),
    ratio: median(ratios),
    range: `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`,
  };
}

const one = [eventWith()];
const feed = Array.from({ length: 25 }, (_, i) => eventWith({ uid: `${i}@unknot` }));
const unaltered = (events, method) => {
  const written = events.map((event) => attributes(event, method));
  return () => {
    const { error } = createEvents(written, { productId: '-//Unknot//Unknot//EN', method });
    if (error) throw error;
  };
};

const rows = [['', 'unaltered `ics`, µs an event', '@unknot/core, µs an event', 'ratio (of the rounds)']];
for (const [name, events, method] of [
  ['a booking to mail (REQUEST)', one, 'REQUEST'],
  ['a booking to download (PUBLISH)', one, 'PUBLISH'],
  ['25 events in one file', feed, 'PUBLISH'],
]) {
  const { theirs, ours, ratio, range } = byTurns(unaltered(events, method), () =>
    icsFile(events, { method }),
  );
  rows.push([
    name,
    count(theirs / events.length),
    count(ours / events.length),
    `${ratio.toFixed(1)} (${range})`,
  ]);
}
console.log(`\nCalendar files, medians of ${rounds} rounds\n\n${table(rows)}`);

const described = (length) => [eventWith({ description: 'word '.repeat(length / 5) })];
const [long, bounded] = [described(30_000), described(2000)];
const { theirs, ours, ratio } = byTurns(
  () => icsFile(long),
  () => icsFile(bounded),
);
console.log(
  `\nA description of 30,000 characters ${count(theirs)} µs, one of 2,000 ${count(ours)} µs: ${ratio.toFixed(2)} times.`,
);
const [raw] = [time(unaltered([{ ...one[0], description: '' }], 'PUBLISH'))];
const wordy = attributes(one[0], 'PUBLISH');
const slow = time(() =>
  createEvents([{ ...wordy, description: 'word '.repeat(6000) }], { method: 'PUBLISH' }),
);
console.log(`The unaltered \`ics\` ${count(slow)} µs for the one of 30,000, ${count(raw)} µs for none.`);
