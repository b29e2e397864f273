// One of those who are compared, in a thread of its own: nobody pays for the other's garbage.
import { parentPort, workerData } from 'node:worker_threads';
import { availableSlots } from '../../../packages/core/src/index.ts';
import { spa } from './spa.mjs';

const { who, size } = workerData;
const query = spa(size);

/** One line for each slot, so that answers can be compared. */
const ourLine = ({ start, end, localStart, localEnd, staffIds, roomIds }) =>
  `${start} ${end} ${localStart} ${localEnd} ${staffIds.join()} ${roomIds.join()}`;

let run = () => availableSlots(query);
let line = ourLine;
if (who === 'peer') {
  const { peer, peerLine } = await import('./peer.mjs');
  run = peer(query, size.days);
  line = peerLine;
}

/** How long one call takes, in milliseconds: of as many as fill some time. */
function time(atLeast) {
  let calls = 1;
  for (;;) {
    const begun = performance.now();
    for (let i = 0; i < calls; i++) run();
    const taken = performance.now() - begun;
    if (taken >= atLeast) return taken / calls;
    calls *= taken < atLeast / 10 ? 8 : 2;
  }
}

parentPort.on('message', ({ atLeast }) => {
  parentPort.postMessage(atLeast === undefined ? run().map(line) : time(atLeast));
});
