/**
 * Wall time and instants, from a table of the zone's offsets alone.
 *
 * Browsers' time-zone data is often years old and they disagree with one another, so the backend sends the
 * table of the spa's zone and everything that follows works from it. Only where there is no backend is the
 * table made here, from `Intl`.
 */

/** The offsets of one zone over a stretch of time. */
export interface OffsetTable {
  /** IANA name. */
  readonly timeZone: string;
  /** Release of the tz database it was made from, such as `2026f`, where that is known. */
  readonly tzVersion?: string;
  /** Epoch milliseconds; before it the table says nothing. */
  readonly from: number;
  /** Epoch milliseconds; from it on the table says nothing. */
  readonly until: number;
  /** Each offset from UTC in minutes (east is positive) and the instant it holds from; the first from `from`. */
  readonly transitions: readonly OffsetTransition[];
}

export interface OffsetTransition {
  /** Epoch milliseconds. */
  readonly from: number;
  /** Minutes, east of UTC positive. */
  readonly offset: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** @example two(7.5) //=> '07' */
export function two(count: number): string {
  return String(Math.floor(count)).padStart(2, '0');
}

/**
 * The offset table of a zone, from the `Intl` of this machine.
 * @param from epoch milliseconds
 * @param until epoch milliseconds
 * @throws RangeError for a zone that `Intl` does not know, or a window that is empty.
 */
export function offsetTable(timeZone: string, from: number, until: number): OffsetTable {
  if (!(from < until)) throw new RangeError('An offset table needs a window that starts before it ends.');
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
    return Math.round((wall - Math.floor(instant / 1000) * 1000) / MINUTE);
  };
  const transitions: OffsetTransition[] = [{ from, offset: offsetAt(from) }];
  // No zone has changed twice within four days, so a change cannot hide between two probes; each is then
  // narrowed down to its second. Zones change at full seconds, so the probes lie at full seconds.
  for (let at = Math.floor(from / 1000) * 1000; at < until; ) {
    const next = Math.min(at + 4 * DAY, Math.ceil(until / 1000) * 1000);
    const before = transitions.at(-1)!.offset;
    if (offsetAt(next) === before) {
      at = next;
      continue;
    }
    let low = at;
    let high = next;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    if (high >= until) break;
    transitions.push({ from: high, offset: offsetAt(high) });
    at = high;
  }
  return { timeZone, from, until, transitions };
}

/**
 * The offset that holds at an instant, in minutes.
 * @throws RangeError outside the table's window.
 */
export function offsetAt(table: OffsetTable, instant: number): number {
  if (instant < table.from || instant > table.until) {
    throw new RangeError(
      `${new Date(instant).toISOString()} lies outside the offset table of ${table.timeZone} (${new Date(table.from).toISOString()} to ${new Date(table.until).toISOString()}).`,
    );
  }
  return ruleAt(table, instant).offset;
}

/** What holds at an instant; before the table its first offset, after it its last one. */
export function ruleAt({ transitions }: OffsetTable, instant: number): OffsetTransition {
  let low = 0;
  for (let high = transitions.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if (transitions[middle]!.from <= instant) low = middle;
    else high = middle;
  }
  return transitions[low]!;
}

/**
 * The instant of a wall time. A wall time that a clock change skips is read with the offset before the
 * change (so 02:30 becomes 03:30), one that comes twice means its first coming: RFC 5545 §3.3.5.
 * @param wall the wall time written as if it were UTC, in epoch milliseconds
 */
export function wallToInstant(table: OffsetTable, wall: number): number {
  const before = ruleAt(table, wall - DAY).offset;
  const after = ruleAt(table, wall + DAY).offset;
  const early = wall - before * MINUTE;
  if (before === after || ruleAt(table, early).offset === before) return early;
  const late = wall - after * MINUTE;
  return ruleAt(table, late).offset === after ? late : early;
}

/** The wall time of an instant, written as if it were UTC, in epoch milliseconds. */
export function instantToWall(table: OffsetTable, instant: number): number {
  return instant + offsetAt(table, instant) * MINUTE;
}

/**
 * Whole days since 1970-01-01 of a local date.
 * @example dayNumber('1970-01-02') //=> 1
 */
export function dayNumber(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00Z`) / DAY;
}

/** The local date of a day number. The inverse of {@link dayNumber}. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The number of the spa's day in which an instant lies. */
export function dayOf(table: OffsetTable, instant: number): number {
  return Math.floor(instantToWall(table, instant) / DAY);
}

/**
 * The moment from which the spa's clock shows a minute of a day, or a later one. The minute may lie in the days
 * after it (0 to 2880). Minutes that a clock change skips are the moment of the change, so that hours which are
 * skipped whole, and a day (Apia's 30 December 2011), take no time.
 */
export function minuteOfDay(table: OffsetTable, day: number, minute: number): number {
  const wall = day * DAY + minute * MINUTE;
  const instant = wallToInstant(table, wall);
  const { from, offset } = ruleAt(table, instant);
  return instant + offset * MINUTE > wall ? from : instant;
}

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
