import ICAL from 'ical.js';

/** The wall time of what ical.js has read, written as if it were UTC, in epoch milliseconds. */
export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // Outside of these years no clock says anything that could be relied on.
  if (!(year >= 1900 && year <= 9999) || Number.isNaN(wall)) throw new RangeError('No time.');
  return wall;
}

/** The inverse of {@link wallOf}: on no clock in particular. */
export function icalTime(wall: number, isDate = false): ICAL.Time {
  const at = new Date(wall);
  const time = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: isDate ? 0 : at.getUTCHours(),
    minute: isDate ? 0 : at.getUTCMinutes(),
    second: isDate ? 0 : at.getUTCSeconds(),
    isDate,
  };
  return new ICAL.Time(time, ICAL.Timezone.localTimezone);
}
