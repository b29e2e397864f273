// Times taken by turns, so that a busy machine slows all alike.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Somebody who finds slots, in a thread of its own. */
export class Contestant {
  #worker;

  /** @param {'unknot' | 'peer'} who */
  constructor(who, size) {
    this.#worker = new Worker(new URL('./contestant.mjs', import.meta.url), { workerData: { who, size } });
  }

  async #ask(question) {
    this.#worker.postMessage(question);
    const [answer] = await once(this.#worker, 'message');
    return answer;
  }

  /** The slots, a line each. */
  slots() {
    return this.#ask({});
  }

  /** The time of one call, in milliseconds, over at least some milliseconds of calls. */
  time(atLeast = 100) {
    return this.#ask({ atLeast });
  }

  stop() {
    return this.#worker.terminate();
  }
}

/** The times of some contestants that are warm: for each, in milliseconds, one for each round. */
export async function byTurns(contestants, rounds) {
  for (const one of contestants) await one.time(1000);
  const times = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, one] of contestants.entries()) times[i].push(await one.time());
  }
  return times;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @example milliseconds(0.0123) //=> '0.012 ms' */
export const milliseconds = (value) => `${value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0)} ms`;
