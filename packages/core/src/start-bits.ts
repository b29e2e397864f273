import type { Interval } from './interval.ts';

/** The start times that count from one opening: `count` of them from `origin` on, a step apart. */
export interface StartRow {
  /** Epoch milliseconds. */
  readonly origin: number;
  readonly count: number;
  /** Where its bits begin: bit k of the words from here on stands for `origin + k · step`. */
  readonly word: number;
}

/** How many words the bits of some starts take. */
export function wordsFor(count: number): number {
  return (count + 31) >>> 5;
}

/**
 * Start times as bits, one row for each opening. An interval allows or forbids a run of neighbouring starts, so
 * that each costs a few word operations, whatever its length and however it lies to the steps. Rows and intervals
 * are walked through together, once: both must be in order and without overlaps.
 */
export class StartBits {
  readonly words: Int32Array;
  readonly #rows: readonly StartRow[];
  readonly #step: number;

  /** None of the starts is set. */
  constructor(rows: readonly StartRow[], step: number) {
    const last = rows.at(-1);
    this.words = new Int32Array(last ? last.word + wordsFor(last.count) : 0);
    this.#rows = rows;
    this.#step = step;
  }

  /** Sets them all. */
  allowAll(): this {
    for (const { word, count } of this.#rows) this.#write(word, 0, count - 1, true);
    return this;
  }

  /** Sets the starts from which `length` milliseconds lie within one of the intervals. */
  allow(within: readonly Interval[], length: number): this {
    const step = this.#step;
    let next = 0;
    for (const { origin, count, word } of this.#rows) {
      const end = origin + (count - 1) * step;
      while (next < within.length && within[next]![1] - length < origin) next++;
      for (let i = next; i < within.length && within[i]![0] <= end; i++) {
        const first = Math.ceil((within[i]![0] - origin) / step);
        const last = Math.floor((within[i]![1] - length - origin) / step);
        this.#write(word, Math.max(first, 0), Math.min(last, count - 1), true);
      }
    }
    return this;
  }

  /** Clears the starts whose time, `before` milliseconds before them to `after` after them, touches an interval. */
  forbid(taken: readonly Interval[], before: number, after: number): this {
    const step = this.#step;
    let next = 0;
    for (const { origin, count, word } of this.#rows) {
      const end = origin + (count - 1) * step;
      while (next < taken.length && taken[next]![1] + before <= origin) next++;
      for (let i = next; i < taken.length && taken[i]![0] - after < end; i++) {
        const first = Math.floor((taken[i]![0] - after - origin) / step) + 1;
        const last = Math.ceil((taken[i]![1] + before - origin) / step) - 1;
        this.#write(word, Math.max(first, 0), Math.min(last, count - 1), false);
      }
    }
    return this;
  }

  #write(word: number, first: number, last: number, on: boolean): void {
    const { words } = this;
    for (let k = first; k <= last; ) {
      const stop = Math.min(last, k | 31);
      const mask = (-1 << (k & 31)) & (-1 >>> (31 - (stop & 31)));
      const at = word + (k >>> 5);
      if (on) words[at]! |= mask;
      else words[at]! &= ~mask;
      k = stop + 1;
    }
  }
}
