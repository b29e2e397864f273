/**
 * The rule at the end of a TZif file: a POSIX TZ string (POSIX.1 §8.3, RFC 9636 §3.3.1), such as
 * `CET-1CEST,M3.5.0,M10.5.0/3` or `<-02>2<-01>,M3.5.0/-1,M10.5.0/0`. All in seconds, offsets east of UTC.
 */
export interface PosixTz {
  /** The offset of standard time. */
  readonly standard: number;
  readonly summer?: SummerTime;
}

/** Offset, beginning and end of summer time. Where the sun stands in the north, its summer may be winter here. */
export interface SummerTime {
  readonly offset: number;
  /** On the clock of standard time. */
  readonly start: YearlyMoment;
  /** On the clock of summer time. */
  readonly end: YearlyMoment;
}

/** A day of each year, and the seconds from its midnight on: also negative, or more than a day. */
export interface YearlyMoment {
  readonly day: YearlyDay;
  readonly time: number;
}

export type YearlyDay =
  /** `M10.5.0`: the last Sunday of October. Months from 1, week 5 is the last one, days from Sunday, which is 0. */
  | { readonly kind: 'weekday'; readonly month: number; readonly week: number; readonly weekday: number }
  /** `J60`: always 1 March; 29 February is never counted. From 1. */
  | { readonly kind: 'julian'; readonly day: number }
  /** `59`: 29 February in a leap year, else 1 March. From 0. */
  | { readonly kind: 'ordinal'; readonly day: number };

const HOUR = 3600;
const DAY = 86_400;

const NAME = '(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)';
const TIME = '([+-]?)(\\d{1,3})(?::([0-5]\\d))?(?::([0-5]\\d))?';
const RULE = new RegExp(
  `^${NAME}(?<standard>${TIME})(?:${NAME}(?<summer>${TIME})?,(?<start>[^,]+),(?<end>[^,]+))?$`,
);
const MOMENT = /^(?:M(\d{1,2})\.([1-5])\.([0-6])|J(\d{1,3})|(\d{1,3}))(?:\/(.+))?$/;

/** The rule that a text is, or nothing where it is none. A summer time must come with its days. */
export function parsePosixTz(text: string): PosixTz | undefined {
  const parts = RULE.exec(text)?.groups;
  if (!parts) return undefined;
  // POSIX counts west of Greenwich.
  const standard = minus(seconds(parts.standard!, 24));
  if (standard === undefined) return undefined;
  if (parts.start === undefined) return { standard };
  const offset = parts.summer === undefined ? standard + HOUR : minus(seconds(parts.summer, 24));
  const start = moment(parts.start);
  const end = moment(parts.end!);
  return offset === undefined || !start || !end ? undefined : { standard, summer: { offset, start, end } };
}

const minus = (value: number | undefined) => (value === undefined ? undefined : 0 - value);

/** @example seconds('-1:30', 167) //=> -5400 */
function seconds(text: string, mostHours: number): number | undefined {
  const [, sign, hours, minutes = 0, rest = 0] = new RegExp(`^${TIME}$`).exec(text) ?? [];
  if (hours === undefined || Number(hours) > mostHours) return undefined;
  const size = Number(hours) * HOUR + Number(minutes) * 60 + Number(rest);
  return sign === '-' ? 0 - size : size;
}

function moment(text: string): YearlyMoment | undefined {
  const [, month, week, weekday, julian, ordinal, at = '2'] = MOMENT.exec(text) ?? [];
  const time = seconds(at, 167);
  if (time === undefined) return undefined;
  if (month !== undefined) {
    const day = {
      kind: 'weekday',
      month: Number(month),
      week: Number(week),
      weekday: Number(weekday),
    } as const;
    return day.month >= 1 && day.month <= 12 ? { day, time } : undefined;
  }
  if (julian !== undefined) {
    const day = Number(julian);
    return day >= 1 && day <= 365 ? { day: { kind: 'julian', day }, time } : undefined;
  }
  if (ordinal === undefined || Number(ordinal) > 365) return undefined;
  return { day: { kind: 'ordinal', day: Number(ordinal) }, time };
}

/**
 * When the offset changes by a rule, from the start of one year to the end of another (those of a rule at the
 * turn of the year may lie just outside). Each instant once, in their order, in seconds since 1970.
 */
export function yearlyChanges(
  { standard, summer }: PosixTz,
  firstYear: number,
  lastYear: number,
): { readonly at: number; readonly offset: number }[] {
  if (!summer) return [];
  const changes: { at: number; offset: number }[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const start = {
      at: midnight(year, summer.start.day) + summer.start.time - standard,
      offset: summer.offset,
    };
    const end = { at: midnight(year, summer.end.day) + summer.end.time - summer.offset, offset: standard };
    changes.push(...(start.at < end.at ? [start, end] : [end, start]));
  }
  changes.sort((a, b) => a.at - b.at);
  // Where summer time ends when that of the next year begins, it goes on: the later year's word counts.
  return changes.filter(({ at }, i) => at !== changes[i + 1]?.at);
}

/** The midnight at which a day of a year begins, written as if it were UTC. */
function midnight(year: number, day: YearlyDay): number {
  if (day.kind === 'ordinal') return Date.UTC(year, 0, 1 + day.day) / 1000;
  if (day.kind === 'julian') {
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    return Date.UTC(year, 0, day.day + (leap && day.day >= 60 ? 1 : 0)) / 1000;
  }
  const { month, week, weekday } = day;
  const first = Date.UTC(year, month - 1, 1) / 1000;
  const last = Date.UTC(year, month, 0) / 1000;
  const found = first + ((weekday - new Date(first * 1000).getUTCDay() + 7) % 7) * DAY + (week - 1) * 7 * DAY;
  return found > last ? found - 7 * DAY : found;
}
