// How fast the times on offer are found: against @thebookingkit/core, and as a spa grows.
import { deepStrictEqual } from 'node:assert/strict';
import { availableSlots } from '../../../packages/core/src/index.ts';
import { interleaved, median, milliseconds } from './measure.mjs';
import { ourLines, peer, peerLines } from './peer.mjs';
import { spa } from './spa.mjs';

function compare(name, size, rounds) {
  const query = spa(size);
  const theirs = peer(query, size.days);
  const ours = () => availableSlots(query);
  // First that both give the same answer: a wrong one is found in no time.
  const slots = ours();
  deepStrictEqual(ourLines(slots), peerLines(theirs()));

  const [them, us] = interleaved([theirs, ours], rounds);
  const ratios = them.times.map((time, i) => time / us.times[i]);
  console.log(
    [
      '',
      name,
      `  ${size.days} days, ${size.therapists} therapists, ${size.rooms} rooms, ${size.busy} busy intervals: ${slots.length} slots, the same from both`,
      `  @thebookingkit/core 0.4.0   ${milliseconds(median(them.times))}`,
      `  @unknot/core                ${milliseconds(median(us.times))}`,
      `  median of ${rounds} ratios        ${Math.round(median(ratios))} (${Math.round(Math.min(...ratios))} to ${Math.round(Math.max(...ratios))})`,
    ].join('\n'),
  );
}

function growth(rounds) {
  const base = { therapists: 4, rooms: 3, days: 60, busy: 400 };
  const sizes = [
    ...[1, 10, 50].map((therapists) => ({ ...base, therapists })),
    ...[30, 90, 365].map((days) => ({ ...base, days })),
    ...[0, 400, 4000].map((busy) => ({ ...base, busy })),
  ];
  const runs = sizes.map((size) => {
    const query = spa(size);
    return { size, count: availableSlots(query).length, run: () => availableSlots(query) };
  });
  const results = interleaved(
    runs.map(({ run }) => run),
    rounds,
  );
  console.log('\nAs the spa grows (@unknot/core alone)\n  therapists  days  busy   slots       time   per slot');
  runs.forEach(({ size, count }, i) => {
    const time = median(results[i].times);
    console.log(
      `  ${String(size.therapists).padStart(10)}${String(size.days).padStart(6)}${String(size.busy).padStart(6)}${String(count).padStart(8)}${milliseconds(time).padStart(11)}${`${Math.round((time / count) * 1e6)} ns`.padStart(11)}`,
    );
  });
}

compare('One massage: therapists and rooms', { therapists: 4, rooms: 3, days: 60, busy: 400 }, 11);
compare('One massage: therapists alone', { therapists: 4, rooms: 0, days: 60, busy: 400 }, 11);
growth(9);
