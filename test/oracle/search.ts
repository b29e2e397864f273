import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Answer } from './batch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, workers: { type: 'string' } },
});
const wanted = Number(positionals[0] ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const workers = Number(values.workers ?? availableParallelism());
for (const [name, number] of Object.entries({ slots: wanted, seed, workers })) {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${name}: a whole number, please.`);
}

/** Each batch of queries has a seed of its own, so that one can be had again alone: as the first batch of a run. */
let batches = 0;
let difference: string | undefined;
const total = { queries: 0, slots: 0, packed: 0, several: 0, forTwo: 0, clockChanges: 0 };
const zones = new Set<string>();
const years = new Set<number>();
const started = performance.now();
let said = started;

console.log(`Looking at ${wanted} slots or more on ${workers} threads; the seeds count from ${seed}.`);
await Promise.all(Array.from({ length: workers }, work));
report();
if (difference !== undefined) console.log(`\nA difference.\n${difference}`);
process.exitCode = difference === undefined && total.slots >= wanted ? 0 : 1;

/** One thread: it is given a batch after another until there are slots enough, or a difference. */
function work(): Promise<void> {
  const worker = new Worker(new URL('./batch.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const next = () => {
      if (total.slots >= wanted || difference !== undefined) resolve(void worker.terminate());
      else worker.postMessage(seed + batches++);
    };
    worker.on('error', reject);
    worker.on('message', (answer: Answer) => {
      for (const what of Object.keys(total) as (keyof typeof total)[]) total[what] += answer.counts[what];
      for (const zone of answer.zones) zones.add(zone);
      for (const year of answer.years) years.add(year);
      difference ??= answer.difference;
      if (performance.now() - said > 30_000) {
        said = performance.now();
        console.log(`${total.slots} slots in ${Math.round((said - started) / 1000)} s`);
      }
      next();
    });
    next();
  });
}

function report() {
  const seconds = (performance.now() - started) / 1000;
  const rows: readonly (readonly [string, number | string])[] = [
    ['slots compared', total.slots],
    ['  at spas that pack their days', total.packed],
    ['  of several massages', total.several],
    ['  for two guests', total.forTwo],
    ['  on days when the clock changes', total.clockChanges],
    ['queries', total.queries],
    ['zones', zones.size],
    ['years', `${years.size}, ${Math.min(...years)}–${Math.max(...years)}`],
    ['seeds', `${seed} to ${seed + batches - 1}`],
    ['seconds', seconds.toFixed(0)],
    ['slots a second', (total.slots / seconds).toFixed(0)],
    ['queries with a difference', difference === undefined ? 0 : 'at least 1'],
  ];
  for (const [name, figure] of rows) console.log(`${name.padEnd(34)}${String(figure).padStart(24)}`);
}
