/**
 * A stretch of time, half-open: the start belongs to it, the end does not.
 * Both are epoch milliseconds.
 */
export type Interval = readonly [start: number, end: number];

/**
 * Do two intervals share a moment? Touching ones do not.
 * @example overlaps([0, 10], [10, 20]) //=> false
 * @example overlaps([0, 11], [10, 20]) //=> true
 */
export function overlaps(a: Interval, b: Interval): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/**
 * The same time as intervals in order that neither overlap nor touch. Empty ones are left out.
 * @example mergeIntervals([[5, 9], [0, 5], [20, 30]]) //=> [[0, 9], [20, 30]]
 */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: [number, number][] = [];
  let last: [number, number] | undefined;
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (end <= start) continue;
    if (last && start <= last[1]) {
      if (end > last[1]) last[1] = end;
    } else {
      last = [start, end];
      merged.push(last);
    }
  }
  return merged;
}
