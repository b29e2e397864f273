// One of those who are compared, in a thread of its own: nobody pays for the other's garbage.
import { parentPort, workerData } from 'node:worker_threads';
import { availableSlots } from '../../../packages/core/src/index.ts';
import { spa } from './spa.mjs';

const { who, size } = workerData;
const query = spa(size);

/** One line for each slot, so that answers can be compared. */
const ourLine = ({ start, end, localStart, localEnd, staffIds, roomIds }) =>
  `${start} ${end} ${localStart} ${localEnd} ${staffIds.join()} ${roomIds.join()}`;

const contestants = {
  unknot: () => ({ find: () => availableSlots(query), line: ourLine }),
  thebookingkit: async () => {
    const { thebookingkit, line } = await import('./thebookingkit.mjs');
    return { find: thebookingkit(query, size), line };
  },
  'slot-calculator': async () => {
    const { slotCalculator, line } = await import('./slot-calculator.mjs');
    return { find: slotCalculator(query, size), line };
  },
};
const { find, line } = await contestants[who]();
const intervals = Object.values(query.busy).reduce((sum, list) => sum + list.length, 0);

/** What this thread has worked, in milliseconds: not what it waited for while others had the processor. */
function worked() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of calls so far: who takes seconds for one is warm after the first. */
let spent = 0;

function calls(count) {
  const begun = worked();
  for (let i = 0; i < count; i++) find();
  const taken = worked() - begun;
  spent += taken;
  return taken;
}

/** How long one call takes, in milliseconds: of as many as fill some time. */
function time(atLeast) {
  for (let count = 1; ; ) {
    const taken = calls(count);
    if (taken >= atLeast) return taken / count;
    count *= taken < atLeast / 10 ? 8 : 2;
  }
}

const questions = {
  slots: () => {
    const begun = worked();
    const slots = find();
    spent += worked() - begun;
    return { lines: slots.map(line), intervals };
  },
  warm: (atLeast) => {
    while (spent < atLeast) calls(1);
  },
  time,
};

parentPort.on('message', ([question, value]) => parentPort.postMessage(questions[question](value)));
