// Calendar files of so many made-up bookings, read by ical.js, and the first of them by other programs too.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { icsFile } from '../../../packages/core/dist/ics.js';
import { caseOf } from '../support/cases.ts';
import { difference } from '../support/check-case.ts';
import { AS_READ, PEERS, readBy } from '../support/peers.ts';
import type { Answer } from './batch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, workers: { type: 'string' }, peers: { type: 'string' } },
});
const wanted = Number(positionals[0] ?? 10_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const workers = Number(values.workers ?? availableParallelism());
const sample = Math.min(wanted, Number(values.peers ?? 5000));
for (const [name, number] of Object.entries({ bookings: wanted, seed, workers, peers: sample })) {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${name}: a whole number, please.`);
}

const BATCH = 500;
/** So many faults are told; one is enough to fail. */
const TOLD = 10;
let next = seed;
const end = seed + wanted;
const total = { files: 0, events: 0, octets: 0, longestLine: 0, refused: 0, faults: [] as string[] };
const methods: Record<string, number> = {};
const started = performance.now();
let said = started;

console.log(
  `${wanted} files on ${workers} threads, ${sample} of them in ${Object.keys(PEERS).join(', ')}; seed ${seed}.`,
);
await Promise.all(Array.from({ length: workers }, work));
const rows: (readonly [string, number | string])[] = [
  ['files', total.files],
  ...Object.entries(methods).map(([method, count]) => [`  ${method}`, count] as const),
  ['events', total.events],
  ['octets', total.octets],
  ['the longest line, in octets', total.longestLine],
  ['the same from the unaltered `ics`', total.files - total.refused],
  ['refused by it', total.refused],
  ['seconds', ((performance.now() - started) / 1000).toFixed(0)],
];
for (const peer of Object.keys(PEERS)) rows.push([`read by ${peer}`, await askPeer(peer)]);
rows.push(['faults', total.faults.length]);
for (const [name, figure] of rows) console.log(`${name.padEnd(40)}${String(figure).padStart(16)}`);
for (const fault of total.faults.slice(0, TOLD)) console.log(`\n${fault.slice(0, 2000)}`);
process.exitCode = total.faults.length || total.files !== wanted ? 1 : 0;

/** One thread: it is given a batch after another. */
function work(): Promise<void> {
  const worker = new Worker(new URL('./batch.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const give = () => {
      if (next >= end) return resolve(void worker.terminate());
      const from = next;
      next = Math.min(end, from + BATCH);
      worker.postMessage([from, next]);
    };
    worker.on('error', reject);
    worker.on('message', (answer: Answer) => {
      for (const what of ['files', 'events', 'octets', 'refused'] as const) total[what] += answer[what];
      for (const [method, count] of Object.entries(answer.methods)) {
        methods[method] = (methods[method] ?? 0) + count;
      }
      total.longestLine = Math.max(total.longestLine, answer.longestLine);
      total.faults.push(...answer.faults);
      if (performance.now() - said > 30_000) {
        said = performance.now();
        console.log(`${total.files} files in ${Math.round((said - started) / 1000)} s`);
      }
      give();
    });
    give();
  });
}

/** @returns how many files it has read */
async function askPeer(peer: string): Promise<number> {
  const cases = Array.from({ length: sample }, (_, i) => caseOf(seed + i));
  const files = cases.map(({ events, method }) => icsFile(events, { method }));
  let read = 0;
  for await (const found of readBy(peer, files)) {
    const fault = difference(cases[read]!, found, AS_READ[peer]);
    if (fault) total.faults.push(`Case ${seed + read}, ${peer}: ${fault}`);
    read++;
  }
  if (read !== sample) total.faults.push(`${peer} has read ${read} of ${sample} files.`);
  return read;
}
