/**
 * A clock that shares nothing with core, to hold core's against: Temporal, or where a browser has none yet, what the
 * browser writes as the offset beside a date. Days are numbered from 1970-01-01; a wall time is a number of
 * milliseconds, as if it were UTC.
 */
export interface OtherClock {
  /** Minutes ahead of UTC. */
  offset(timeZone: string, instant: number): number;
  /** `2026-11-26T12:15:00+01:00` */
  iso(timeZone: string, instant: number): string;
  /** When the clock first shows this. A time that is skipped is read with the offset that held before. */
  firstInstant(timeZone: string, wall: number): number;
  /** 1 is Monday. */
  weekday(day: number): number;
  /** `2026-11-26` */
  date(day: number): string;
  dayNumber(date: string): number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export const byTemporal: OtherClock = {
  offset: (timeZone, instant) => zoned(timeZone, instant).offsetNanoseconds / 60e9,
  iso: (timeZone, instant) =>
    zoned(timeZone, instant).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  firstInstant: (timeZone, wall) =>
    zoned('UTC', wall).toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'compatible' })
      .epochMilliseconds,
  weekday: (day) => plainDate(day).dayOfWeek,
  date: (day) => plainDate(day).toString(),
  dayNumber: (date) => Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(date)).days,
};

function zoned(timeZone: string, instant: number) {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function plainDate(day: number) {
  return Temporal.PlainDate.from('1970-01-01').add({ days: day });
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `GMT`, or `GMT+05:45` */
function writtenOffset(timeZone: string, instant: number): string {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value;
}

export const byWrittenOffset: OtherClock = {
  offset(timeZone, instant) {
    const written = writtenOffset(timeZone, instant);
    if (written === 'GMT') return 0;
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(written)!;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  },
  iso(timeZone, instant) {
    const shown = new Date(instant + this.offset(timeZone, instant) * MINUTE).toISOString().slice(0, 19);
    return shown + (writtenOffset(timeZone, instant).slice(3) || '+00:00');
  },
  firstInstant(timeZone, wall) {
    // No zone changes its clock twice within two days.
    const around = [wall - DAY, wall + DAY].map((instant) => this.offset(timeZone, instant));
    const shown = around
      .map((offset) => wall - offset * MINUTE)
      .filter((instant, i) => this.offset(timeZone, instant) === around[i]);
    return shown.length ? Math.min(...shown) : wall - around[0]! * MINUTE;
  },
  weekday: (day) => new Date(day * DAY).getUTCDay() || 7,
  date: (day) => new Date(day * DAY).toISOString().slice(0, 10),
  dayNumber(date) {
    const [year, month, day] = date.split('-').map(Number);
    return Date.UTC(year!, month! - 1, day!) / DAY;
  },
};

export const hasTemporal = 'Temporal' in globalThis;

export const otherClock = hasTemporal ? byTemporal : byWrittenOffset;
