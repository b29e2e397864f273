import type { OffsetTable, OffsetTransition } from '@unknot/core';
import { yearlyChanges } from './posix-tz.ts';
import type { Zone, ZoneTransition } from './tzif.ts';

/**
 * The offsets of a zone over a stretch of time, as tables have them: in whole minutes. Until 1972 zones had
 * seconds in their offsets; those are rounded.
 * @param from epoch milliseconds
 * @param until epoch milliseconds; a change at this instant is not in it any more
 */
export function zoneOffsets(
  zone: Zone,
  from: number,
  until: number,
): Pick<OffsetTable, 'from' | 'until' | 'transitions'> {
  if (!(from < until)) throw new RangeError('An offset table needs a window that starts before it ends.');
  const changes = changesOf(zone, from, until);
  const before = changes.findLast(({ at }) => at * 1000 <= from);
  const transitions: OffsetTransition[] = [{ from, offset: minutes(before?.offset ?? offsetBefore(zone)) }];
  for (const { at, offset } of changes) {
    const next = { from: at * 1000, offset: minutes(offset) };
    const changed = next.offset !== transitions.at(-1)!.offset;
    if (next.from > from && next.from < until && changed) transitions.push(next);
  }
  return { from, until, transitions };
}

/** Every change of the file, and after them those of its rule. */
function changesOf({ transitions, rule }: Zone, from: number, until: number): readonly ZoneTransition[] {
  if (!rule) return transitions;
  const last = transitions.at(-1)?.at ?? -Infinity;
  const year = (instant: number) => new Date(instant).getUTCFullYear();
  // A year earlier, as the offset at `from` holds since then.
  const ruled = yearlyChanges(rule, year(Math.max(from, last * 1000)) - 1, year(until) + 1);
  return [...transitions, ...ruled.filter(({ at }) => at > last)];
}

/** What holds before every change. A file without one has its rule for all times. */
function offsetBefore({ first, transitions, rule }: Zone): number {
  return transitions.length || !rule ? first : rule.standard;
}

/** Half minutes go to the later one, as core rounds them; never −0. */
function minutes(seconds: number): number {
  return Math.round(seconds / 60) + 0;
}
