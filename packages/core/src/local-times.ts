import { dayText, two } from './offsets.ts';

/** `T00:00` to `T23:59`, by minute; each is written when it is first asked for. */
const clock: string[] = [];

/** @example clockText(735) //=> 'T12:15' */
export function clockText(minute: number): string {
  const known = clock[minute];
  if (known) return known;
  const text = `T${two(minute / 60)}:${two(minute % 60)}`;
  clock[minute] = text;
  return text;
}

/**
 * A local time, `YYYY-MM-DDTHH:mm`.
 * @param wall minutes of the clock on the wall since 1970
 */
export function wallText(wall: number): string {
  const day = Math.floor(wall / 1440);
  return dayText(day) + clockText(wall - day * 1440);
}
