import type { CalendarEvent } from './calendar-event.ts';
import { wellFormed } from './well-formed.ts';

/** Addresses at which calendar services open with the appointment filled in. */
export interface CalendarLinks {
  readonly google: string;
  readonly outlook: string;
  readonly office365: string;
  readonly yahoo: string;
}

/** Links into web calendars. Times are in UTC, which every one of them reads the same way. */
export function calendarLinks(event: CalendarEvent): CalendarLinks {
  const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;
  const basic = (instant: number) => iso(instant).replace(/[-:]/g, '');
  const { title, location = '', start, end } = event;
  // Services refuse an address of more than some thousand characters.
  const description = event.description.slice(0, 1000).replace(/[\ud800-\udbff]$/, '');
  const outlook = query({
    path: '/calendar/action/compose',
    rru: 'addevent',
    startdt: iso(start),
    enddt: iso(end),
    subject: title,
    body: description,
    location,
  });
  return {
    google: `https://calendar.google.com/calendar/render?${query({
      action: 'TEMPLATE',
      text: title,
      dates: `${basic(start)}/${basic(end)}`,
      details: description,
      location,
    })}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
    office365: `https://outlook.office.com/calendar/0/deeplink/compose?${outlook}`,
    yahoo: `https://calendar.yahoo.com/?${query({
      v: '60',
      title,
      st: basic(start),
      et: basic(end),
      desc: description,
      in_loc: location,
    })}`,
  };
}

/** A query string with spaces as %20: Outlook shows a `+` as it stands. Empty values are left out. */
function query(values: Record<string, string>): string {
  return Object.entries(values)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${encodeURIComponent(wellFormed(value))}`)
    .join('&');
}
