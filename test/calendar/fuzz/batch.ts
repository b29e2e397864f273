// A thread of the run: it answers the number of a case with what came of it and of those after it.
import { parentPort } from 'node:worker_threads';
import { caseOf } from '../support/cases.ts';
import { checkCase } from '../support/check-case.ts';

export interface Answer {
  readonly files: number;
  readonly events: number;
  readonly octets: number;
  readonly longestLine: number;
  /** Files that the unaltered `ics` refuses to write. */
  readonly refused: number;
  readonly methods: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

parentPort!.on('message', ([from, to]: readonly [number, number]) => {
  const methods: Record<string, number> = {};
  const faults: string[] = [];
  let [files, events, octets, longestLine, refused] = [0, 0, 0, 0, 0];
  for (let seed = from; seed < to; seed++) {
    try {
      const made = caseOf(seed);
      const outcome = checkCase(made);
      files++;
      events += outcome.events;
      octets += Buffer.byteLength(outcome.file);
      longestLine = Math.max(longestLine, outcome.longestLine);
      if (outcome.unaltered === 'refused') refused++;
      methods[made.method] = (methods[made.method] ?? 0) + 1;
      if (outcome.fault) faults.push(`Case ${seed}: ${outcome.fault}`);
    } catch (error) {
      faults.push(`Case ${seed}: ${error}`);
    }
  }
  parentPort!.postMessage({ files, events, octets, longestLine, refused, methods, faults } satisfies Answer);
});
