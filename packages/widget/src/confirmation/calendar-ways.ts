/** A way into the visitor's calendar: a file, or one of the services that open with the appointment filled in. */
export type CalendarWay = 'file' | 'google' | 'outlook' | 'office365' | 'yahoo';

const WAYS: readonly CalendarWay[] = ['file', 'google', 'outlook', 'office365', 'yahoo'];

/**
 * Every way, the one that most have on such a device first: on Apple's the file, which Calendar opens; on Android
 * and Chromebooks Google; on Windows Outlook.
 * @param served has the file an address? A browser on an iPhone that is not Safari does not save one made in the page
 * @example calendarWays('… Android 16 …', true)[0] //=> 'google'
 */
export function calendarWays(userAgent: string, served: boolean): CalendarWay[] {
  const google = /Android|CrOS/.test(userAgent) || (!served && /CriOS|FxiOS|EdgiOS|GSA\//.test(userAgent));
  const first = google ? 'google' : /Windows/.test(userAgent) ? 'outlook' : 'file';
  return [first, ...WAYS.filter((way) => way !== first)];
}
