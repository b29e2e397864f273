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
 * are walked through together, once: both must be in order, and the intervals without overlaps.
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

  /** Sets the starts whose time, from `from` to `until` milliseconds after them, lies within one of the intervals. */
  allow(within: readonly Interval[], from: number, until: number): this {
    const step = this.#step;
    let next = 0;
    for (const { origin, count, word } of this.#rows) {
      const end = origin + (count - 1) * step;
      while (next < within.length && within[next]![1] - until < origin) next++;
      for (let i = next; i < within.length && within[i]![0] - from <= end; i++) {
        const first = Math.ceil((within[i]![0] - from - origin) / step);
        const last = Math.floor((within[i]![1] - until - origin) / step);
        this.#write(word, Math.max(first, 0), Math.min(last, count - 1), true);
      }
    }
    return this;
  }

  /** Clears the starts whose time, from `from` to `until` milliseconds after them, shares a moment with an interval. */
  forbid(taken: readonly Interval[], from: number, until: number): this {
    const step = this.#step;
    let next = 0;
    for (const { origin, count, word } of this.#rows) {
      const end = origin + (count - 1) * step;
      while (next < taken.length && taken[next]![1] - from <= origin) next++;
      for (let i = next; i < taken.length && taken[i]![0] - until < end; i++) {
        const first = Math.floor((taken[i]![0] - until - origin) / step) + 1;
        const last = Math.ceil((taken[i]![1] - from - origin) / step) - 1;
        this.#write(word, Math.max(first, 0), Math.min(last, count - 1), false);
      }
    }
    return this;
  }

  /** Leaves those that are set in each of these words too. */
  and(free: (word: number) => number): this {
    const { words } = this;
    for (let at = 0; at < words.length; at++) words[at]! &= free(at);
    return this;
  }

  /**
   * Thins the starts out so that none leaves a gap too short for anything. Of a run of starts that are possible it
   * leaves the first one that is not too soon, the last one, and every `every`th from the run's beginning that is at
   * least `least` away from both ends of it.
   * @param every in steps
   * @param least in steps
   * @param soonest epoch milliseconds
   */
  pack(every: number, least: number, soonest: number): this {
    for (const { origin, count, word } of this.#rows) {
      const early = Math.ceil((soonest - origin) / this.#step);
      for (let low = this.#find(word, 0, count, true); low < count; ) {
        const end = this.#find(word, low, count, false);
        const next = this.#find(word, end, count, true);
        const first = low + Math.max(0, Math.ceil((early - low) / every)) * every;
        this.#write(word, low, end - 1, false);
        for (let at = first; at < end; at += every) {
          if (at === first || (at - low >= least && end - 1 - at >= least)) this.#write(word, at, at, true);
        }
        this.#write(word, end - 1, end - 1, true);
        low = next;
      }
    }
    return this;
  }

  /** The first bit of a row from `at` on that is set, or is not; `count` where there is none. */
  #find(word: number, at: number, count: number, on: boolean): number {
    while (at < count) {
      const value = this.words[word + (at >>> 5)]!;
      const rest = (on ? value : ~value) & (-1 << (at & 31));
      if (rest) return Math.min((at & ~31) + 31 - Math.clz32(rest & -rest), count);
      at = (at & ~31) + 32;
    }
    return count;
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
