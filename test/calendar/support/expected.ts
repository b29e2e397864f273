import type { IcsMethod } from '../../../packages/core/src/ics.ts';
import type { CalendarEvent } from '../../../packages/core/src/index.ts';
import { whole } from '../../core/support/whole.ts';

/** What a program reads in one event of a calendar file. */
export interface ReadEvent {
  /** Of its properties, alarms not counted. */
  readonly names: readonly string[];
  /** Seconds before the start, as a negative number, and the words. */
  readonly alarms: readonly (readonly [seconds: number, text: string | null])[];
  readonly uid: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly location: string | null;
  readonly sequence: number;
  /** Seconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly status: string | null;
  /** The name and the address, `mailto:` included. */
  readonly organizer: readonly [string | null, string] | null;
  readonly attendee: readonly [string | null, string] | null;
}

/** What a program reads in a calendar file, and what it finds wrong with it. */
export interface ReadFile {
  readonly errors: readonly string[];
  readonly names: readonly string[];
  readonly events: readonly ReadEvent[];
}

/** The names that are written for every calendar. */
export const CALENDAR = ['VERSION', 'CALSCALE', 'PRODID', 'METHOD', 'X-PUBLISHED-TTL'];

/** A text as a calendar may show it, character by character. Written apart from core's, which it is held against. */
export function shown(text: string, units: number): string {
  const half = text.length > units && /[\ud800-\udbff]/.test(text.charAt(units - 1));
  let out = '';
  let before = '';
  for (const character of whole(text.slice(0, half ? units - 1 : units))) {
    const code = character.codePointAt(0)!;
    if (character === '\n' && before === '\r') {
      // One line end, written already.
    } else if ('\r\n\u0085\u2028\u2029'.includes(character)) out += '\n';
    else if (character === '\t') out += ' ';
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) out += '';
    else if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) out += '';
    else if (code === 0xfeff || code === 0xfffe || code === 0xffff) out += '';
    else out += character;
    before = character;
  }
  return out.trim();
}

const line = (text: string, units: number) => shown(text, units).replace(/\s*\n\s*/g, ' ');
const named = (text: string, fallback: string) =>
  line(text, 120).replaceAll('"', '’').replaceAll('^', 'ˆ').replaceAll('\\', '/') || fallback;
/** RFC 6068 §2: what is not allowed to stand in a URI is written in percent. */
const mailbox = (email: string) =>
  email.replace(/[%/?^`{|}#&]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a program must read in the file of some events. */
export function expectedEvents(events: readonly CalendarEvent[], method: IcsMethod): ReadEvent[] {
  return events.map((event) => {
    const summary = line(event.title, 200);
    const description = shown(event.description, 2000);
    const location = event.location === undefined ? '' : line(event.location, 500);
    const status = method === 'CANCEL' ? 'CANCELLED' : event.status;
    const attendee = method === 'PUBLISH' ? undefined : event.attendee;
    const url = event.url === undefined ? undefined : webAddress(event.url);
    const names = [
      ...['UID', 'SUMMARY', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE'],
      ...(description ? ['DESCRIPTION'] : []),
      ...(url ? ['URL'] : []),
      ...(event.geo ? ['GEO'] : []),
      ...(location ? ['LOCATION'] : []),
      ...['STATUS', 'ORGANIZER', 'CREATED', 'LAST-MODIFIED'],
      ...(attendee ? ['ATTENDEE'] : []),
    ];
    return {
      names,
      alarms:
        status === 'CANCELLED'
          ? []
          : event.alarms.map(({ minutesBefore, text }) => [-60 * minutesBefore, line(text, 200) || summary]),
      uid: line(event.uid, 200),
      summary,
      description: description || null,
      location: location || null,
      sequence: event.sequence,
      start: Math.floor(event.start / 1000),
      end: Math.floor(event.end / 1000),
      status,
      organizer: [
        named(event.organizer?.name ?? '', 'Organizer'),
        `MAILTO:${event.organizer?.email === undefined ? 'no-reply@unknot.invalid' : mailbox(event.organizer.email)}`,
      ],
      attendee: attendee
        ? [named(attendee.name, 'Unnamed attendee'), `mailto:${mailbox(attendee.email)}`]
        : null,
    };
  });
}

/** The address that a browser would go to, where it is one of the web and of a length that programs take. */
function webAddress(url: string): string | undefined {
  if (/\s/.test(url.slice(0, 2000)) || !URL.canParse(url.slice(0, 2000))) return undefined;
  const { protocol, href } = new URL(url.slice(0, 2000));
  return protocol.startsWith('http') && href.length <= 1500 ? href : undefined;
}
