// How fast the times on offer are found: against @thebookingkit/core, and as a spa grows.
import { deepStrictEqual } from 'node:assert/strict';
import { byTurns, Contestant, median, milliseconds } from './measure.mjs';

async function compare(name, size, rounds) {
  const [peer, unknot] = [new Contestant('peer', size), new Contestant('unknot', size)];
  // First that both give the same answer: a wrong one is found in no time.
  const slots = await unknot.slots();
  deepStrictEqual(slots, await peer.slots());

  const [theirs, ours] = await byTurns([peer, unknot], rounds);
  await Promise.all([peer.stop(), unknot.stop()]);
  const ratios = theirs.map((time, i) => time / ours[i]);
  console.log(
    [
      '',
      name,
      `  ${size.days} days, ${size.therapists} therapists, ${size.rooms} rooms, ${size.busy} busy intervals: ${slots.length} slots, the same from both`,
      `  @thebookingkit/core 0.4.0   ${milliseconds(median(theirs))}`,
      `  @unknot/core                ${milliseconds(median(ours))}`,
      `  median of ${rounds} ratios        ${Math.round(median(ratios))} (${Math.round(Math.min(...ratios))} to ${Math.round(Math.max(...ratios))})`,
    ].join('\n'),
  );
}

async function growth(rounds) {
  const base = { therapists: 4, rooms: 3, days: 60, busy: 400 };
  const sizes = [
    ...[1, 10, 50].map((therapists) => ({ ...base, therapists })),
    ...[30, 90, 365].map((days) => ({ ...base, days })),
    ...[0, 400, 4000].map((busy) => ({ ...base, busy })),
  ];
  console.log(
    '\nAs the spa grows (@unknot/core alone)\n  therapists  days  busy   slots       time   per slot',
  );
  for (const size of sizes) {
    const unknot = new Contestant('unknot', size);
    const { length } = await unknot.slots();
    const [times] = await byTurns([unknot], rounds);
    await unknot.stop();
    const time = median(times);
    console.log(
      `  ${String(size.therapists).padStart(10)}${String(size.days).padStart(6)}${String(size.busy).padStart(6)}${String(length).padStart(8)}${milliseconds(time).padStart(11)}${`${Math.round((time / length) * 1e6)} ns`.padStart(11)}`,
    );
  }
}

await compare('One massage: therapists and rooms', { therapists: 4, rooms: 3, days: 60, busy: 400 }, 11);
await compare('One massage: therapists alone', { therapists: 4, rooms: 0, days: 60, busy: 400 }, 11);
await growth(9);
