/**
 * Wall time and instants, from a table of the zone's offsets alone.
 *
 * Browsers' time-zone data is often years old and they disagree with one another, so the backend sends the
 * table of the spa's zone and everything that follows works from it. Only where there is no backend does the table
 * come from `Intl`, see `offset-table.ts`.
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
 * The offset that holds at an instant, in minutes.
 * @throws RangeError outside the table's window.
 */
export function offsetAt(table: OffsetTable, instant: number): number {
  if (instant < table.from || instant > table.until) {
    throw new RangeError(
      `${new Date(instant).toISOString()} lies outside the offset table of ${table.timeZone}.`,
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

/**
 * The local date of a day number. The inverse of {@link dayNumber}, by arithmetic alone: `Date` takes several times as
 * long (H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”). Years 0 to 9999.
 */
export function dayText(day: number): string {
  const { floor } = Math;
  // Years begin in March here, so that a leap day is the last of its year.
  const shifted = day + 719_468; // days since 1 March of the year 0
  const era = floor(shifted / 146_097); // 400 years
  const inEra = shifted - era * 146_097;
  const year = floor((inEra - floor(inEra / 1460) + floor(inEra / 36_524) - floor(inEra / 146_096)) / 365);
  const inYear = inEra - 365 * year - floor(year / 4) + floor(year / 100);
  const month = floor((5 * inYear + 2) / 153); // 0 is March
  const late = month > 9;
  return `${String(era * 400 + year + (late ? 1 : 0)).padStart(4, '0')}-${two(late ? month - 9 : month + 3)}-${two(inYear - floor((153 * month + 2) / 5) + 1)}`;
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
  let found = 0;
  for (const [i, { from, offset }] of table.transitions.entries()) {
    if (i && found < from) break;
    found = Math.max(wall - offset * MINUTE, i ? from : Number.NEGATIVE_INFINITY);
  }
  return found;
}
