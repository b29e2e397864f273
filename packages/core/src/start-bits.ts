import type { Interval } from './interval.ts';

/** The start times that count from one opening: `count` of them, a step apart. */
export interface StartRow {
  /** The first of them, epoch milliseconds. */
  readonly origin: number;
  readonly count: number;
  /** None of them is later, epoch milliseconds; a later row's is not earlier. */
  readonly last: number;
  /** Where its bits begin: bit k of the words from here on stands for `origin + k · step`. */
  readonly word: number;
}

/** A bit for each start time, 32 to a word. What lies past the end of a row means nothing. */
export type Bits = Int32Array;

/**
 * Clears, or sets, the starts that have a moment in common with an interval: from `from` to `until` milliseconds after
 * the start. An interval stands for a run of neighbouring starts, so that each costs a few word operations, whatever
 * its length and however it lies to the steps. The intervals may overlap and come in any order; in order they are
 * quickest.
 * @throws RangeError for one that ends before it starts: to leave it out would free what somebody thinks is taken
 */
export function mark(
  bits: Bits,
  rows: readonly StartRow[],
  step: number,
  intervals: readonly Interval[],
  from: number,
  until: number,
  set = false,
): Bits {
  const latest = rows.at(-1)!.last + until;
  let at = 0;
  for (let i = 0; i < intervals.length; i++) {
    const interval = intervals[i]!;
    const start = interval[0];
    const end = interval[1];
    if (!(start <= end)) throw new RangeError(`The interval ${interval.join(' to ')} ends before it starts.`);
    if (start >= latest || start === end) continue;
    const after = start - until;
    const before = end - from;
    while (at && rows[at - 1]!.last > after) at--;
    while (rows[at]!.last <= after) at++;
    for (let next = at; next < rows.length && rows[next]!.origin < before; next++) {
      const { origin, count, word } = rows[next]!;
      const last = Math.min(Math.ceil((before - origin) / step), count) - 1;
      for (let k = Math.max(Math.floor((after - origin) / step) + 1, 0); k <= last; ) {
        const stop = Math.min(last, k | 31);
        const run = (-1 << k) & (-1 >>> (31 - stop));
        const here = word + (k >>> 5);
        bits[here] = set ? bits[here]! | run : bits[here]! & ~run;
        k = stop + 1;
      }
    }
  }
  return bits;
}
