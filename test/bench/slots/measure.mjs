// Times taken by turns, so that a busy machine slows all alike. A time is what a thread has worked.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Somebody who finds slots, in a thread of its own. */
export class Contestant {
  #worker;

  /** @param {'unknot' | 'thebookingkit' | 'slot-calculator'} who */
  constructor(who, size) {
    this.#worker = new Worker(new URL('./contestant.mjs', import.meta.url), { workerData: { who, size } });
  }

  async #ask(...question) {
    this.#worker.postMessage(question);
    const [answer] = await once(this.#worker, 'message');
    return answer;
  }

  /** The slots, a line each, and how many intervals were read for them. */
  slots() {
    return this.#ask('slots');
  }

  /** Calls until they have taken some milliseconds, all in all. */
  warm(atLeast = 1000) {
    return this.#ask('warm', atLeast);
  }

  /** The time of one call, in milliseconds, over at least some milliseconds of calls. */
  time(atLeast = 100) {
    return this.#ask('time', atLeast);
  }

  stop() {
    return this.#worker.terminate();
  }
}

/**
 * The times of a peer and of ours, warm, in milliseconds. In each round the peer's time lies between several of
 * ours: where it takes seconds, what else the machine does has changed meanwhile.
 * @returns {Promise<{ theirs: number, ours: number }[]>} one for each round, of ours the median
 */
export async function byTurns(peer, unknot, rounds) {
  await peer.warm();
  await unknot.warm();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const ours = [];
    for (let i = 0; i < 3; i++) ours.push(await unknot.time(50));
    const theirs = await peer.time();
    for (let i = 0; i < 3; i++) ours.push(await unknot.time(50));
    times.push({ theirs, ours: median(ours) });
  }
  return times;
}

/** The median time of one that is warm, in milliseconds. */
export async function alone(contestant, rounds) {
  await contestant.warm();
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await contestant.time());
  return median(times);
}

/** @param {number} part 0.5 for the median */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

export const median = (values) => quantile(values, 0.5);

/** @example milliseconds(0.0123) //=> '0.012 ms' */
export const milliseconds = (value) =>
  value < 10_000
    ? `${value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0)} ms`
    : `${(value / 1000).toFixed(1)} s`;

export const count = (value) => Math.round(value).toLocaleString('en');

/** Rows of cells in columns, the first line the heads; numbers stand right. */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows
    .map((row) => `  ${row.map((cell, i) => String(cell).padStart(widths[i])).join('  ')}`)
    .join('\n');
}
