import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import type { Download } from 'playwright-core';

/** What a calendar reads in a file. */
export interface CalendarEntry {
  readonly method: string;
  readonly uid: string;
  /** As it stands in the file: `20260304T090000Z`. */
  readonly start: string;
  /** Epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly summary: string;
  readonly description: string;
  readonly alarms: number;
  readonly text: string;
}

/** The one appointment of a downloaded calendar file, as ical.js reads it. */
export async function calendarEntry(download: Download): Promise<CalendarEntry> {
  const text = await readFile(await download.path(), 'utf8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [component, ...more] = calendar.getAllSubcomponents('vevent');
  if (!component || more.length) throw new Error(`It has ${more.length + 1} events.`);
  const event = new ICAL.Event(component);
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: event.uid,
    start: /^DTSTART[^:]*:(.*?)\r$/m.exec(text)?.[1] ?? '',
    startsAt: event.startDate.toJSDate().getTime(),
    endsAt: event.endDate.toJSDate().getTime(),
    summary: event.summary,
    description: event.description,
    alarms: component.getAllSubcomponents('valarm').length,
    text,
  };
}
