import { dayText, two } from './offsets.ts';

/** `T00:00` to `T23:59`, by minute; each is written when it is first asked for. */
const clock: string[] = [];

/**
 * Writes local times (`YYYY-MM-DDTHH:mm`) of minutes that follow one another: the date is written once for each day.
 * The minutes are those of the clock on the wall since 1970. They are small integers, and those are quick.
 */
export function localTimes(): (wall: number) => string {
  let midnight = -1e9; // long before any day that is asked for
  let date = '';
  return (wall) => {
    let minute = wall - midnight;
    if (minute < 0 || minute >= 1440) {
      const day = Math.floor(wall / 1440);
      midnight = day * 1440;
      minute = wall - midnight;
      date = dayText(day);
    }
    clock[minute] ??= `T${two(minute / 60)}:${two(minute % 60)}`;
    return date + clock[minute];
  };
}
