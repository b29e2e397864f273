import { instantToWall, type OffsetTable, offsetAt, two } from './offsets.ts';

/** Instants written as the clock at the spa shows them. */

const MINUTE = 60_000;

/** @example localTime(table, Date.UTC(2026, 10, 26, 11, 15)) //=> '2026-11-26T12:15' */
export function localTime(table: OffsetTable, instant: number): string {
  return new Date(instantToWall(table, instant)).toISOString().slice(0, 16);
}

/** An instant in ISO 8601 with the spa's offset, as `2026-11-26T12:15:00+01:00`. */
export function isoWithOffset(table: OffsetTable, instant: number): string {
  const offset = offsetAt(table, instant);
  const size = Math.abs(offset);
  return `${new Date(instant + offset * MINUTE).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
