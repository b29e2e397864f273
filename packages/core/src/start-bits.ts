import type { Interval } from './interval.ts';

/** The start times that count from one opening: `count` of them from `origin` on, a step apart. */
export interface StartRow {
  /** Epoch milliseconds. */
  readonly origin: number;
  readonly count: number;
  /** Where its bits begin: bit k of the words from here on stands for `origin + k · step`. */
  readonly word: number;
}

/** A bit for each start time, 32 to a word. What lies past the end of a row means nothing. */
export type Bits = Int32Array;

/** All the starts set. */
export function allStarts(rows: readonly StartRow[]): Bits {
  const last = rows.at(-1);
  return new Int32Array(last ? last.word + ((last.count + 31) >>> 5) : 0).fill(-1);
}

/**
 * Clears the starts whose time, from `from` to `until` milliseconds after them, shares a moment with an interval.
 * An interval forbids a run of neighbouring starts, so that each costs a few word operations, whatever its length and
 * however it lies to the steps. Rows and intervals are walked through together, once: both must be in order, and the
 * intervals without overlaps.
 */
export function forbid(
  bits: Bits,
  rows: readonly StartRow[],
  step: number,
  taken: readonly Interval[],
  from: number,
  until: number,
): Bits {
  let next = 0;
  for (const { origin, count, word } of rows) {
    const end = origin + (count - 1) * step;
    while (next < taken.length && taken[next]![1] - from <= origin) next++;
    for (let i = next; i < taken.length && taken[i]![0] - until < end; i++) {
      const last = Math.min(Math.ceil((taken[i]![1] - from - origin) / step), count) - 1;
      for (let k = Math.max(Math.floor((taken[i]![0] - until - origin) / step) + 1, 0); k <= last; ) {
        const stop = Math.min(last, k | 31);
        bits[word + (k >>> 5)]! &= ~((-1 << k) & (-1 >>> (31 - stop)));
        k = stop + 1;
      }
    }
  }
  return bits;
}

/**
 * The starts thinned out so that none leaves a gap too short for anything: of a run of starts that are possible the
 * first one that is not too soon, the last one, and every `every`th from the run's beginning that is at least `least`
 * away from both ends of it.
 * @param every in steps
 * @param least in steps
 * @param soonest epoch milliseconds
 */
export function packed(
  bits: Bits,
  rows: readonly StartRow[],
  step: number,
  every: number,
  least: number,
  soonest: number,
): Bits {
  const kept = new Int32Array(bits.length);
  for (const { origin, count, word } of rows) {
    const possible = (at: number) => at < count && (bits[word + (at >>> 5)]! >>> at) & 1;
    const keep = (at: number) => {
      kept[word + (at >>> 5)]! |= 1 << at;
    };
    const early = Math.ceil((soonest - origin) / step);
    for (let low = 0; low < count; low++) {
      if (!possible(low)) continue;
      let high = low;
      while (possible(high + 1)) high++;
      const first = low + Math.max(0, Math.ceil((early - low) / every)) * every;
      for (let at = first; at <= high; at += every) {
        if (at === first || (at - low >= least && high - at >= least)) keep(at);
      }
      keep(high);
      low = high;
    }
  }
  return kept;
}
