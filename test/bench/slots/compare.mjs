// One spa, a peer and us: the same answer, and how many times longer the peer takes.
import { deepStrictEqual } from 'node:assert/strict';
import { byTurns, Contestant, count, median, milliseconds } from './measure.mjs';

export const names = {
  thebookingkit: '@thebookingkit/core 0.4.0',
  'slot-calculator': 'slot-calculator 2.2.1',
};

const said = ({ therapists, rooms = 0, days, busy }) =>
  `${therapists} ${therapists === 1 ? 'therapist' : 'therapists'}, ${rooms || 'no'} rooms, ${days} days, ${count(busy)} busy intervals`;

/** Both of them at the same spa, once it is known that their answers are the same: a wrong one is found in no time. */
export async function together(who, size, use) {
  const [peer, unknot] = [new Contestant(who, size), new Contestant('unknot', size)];
  const { lines, intervals } = await unknot.slots();
  deepStrictEqual(lines, (await peer.slots()).lines);
  try {
    return await use({ peer, unknot, slots: lines.length, intervals });
  } finally {
    await Promise.all([peer.stop(), unknot.stop()]);
  }
}

export async function compare(who, size, rounds) {
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
