import { createEvents, type EventAttributes } from 'ics';
import type { CalendarEvent } from './calendar-event.ts';
import { checkIcs } from './ics-check.ts';
import { isWellFormed, wellFormed } from './well-formed.ts';

export type IcsMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/**
 * A calendar file (RFC 5545): CRLF line ends, lines of at most 75 octets, instants in UTC.
 *
 * `PUBLISH` is a file to download and names no attendee (RFC 5546 §3.2.1); `REQUEST` and `CANCEL` go by mail.
 * The `ics` package writes it; what it lets through is taken out before and looked for afterwards.
 *
 * @throws RangeError for an event that cannot be one (it ends before it starts, its reminder comes after it, an
 *   address is none), and Error where the file that came out is not well-formed: that is never handed out.
 */
export function icsFile(
  events: readonly CalendarEvent[],
  { method = 'PUBLISH' }: { readonly method?: IcsMethod } = {},
): string {
  if (!events.length) throw new RangeError('A calendar file needs an event.');
  const { error, value } = createEvents(
    events.map((event) => attributes(event, method)),
    { productId: '-//Unknot//Unknot//EN', method },
  );
  // Its errors are no Error and carry the whole input, names and addresses included.
  if (error || !value) throw new Error('The calendar file could not be written.');
  const file = fold(value);
  const fault = checkIcs(file);
  if (fault) throw new Error(`The calendar file is not well-formed: ${fault}`);
  return file;
}

function attributes(event: CalendarEvent, method: IcsMethod): EventAttributes {
  const { start, end, organizer, attendee, geo } = event;
  if (!(Number.isSafeInteger(start) && Number.isSafeInteger(end) && start < end)) {
    throw new RangeError('An event must start before it ends.');
  }
  if (!Number.isSafeInteger(event.sequence) || event.sequence < 0) {
    throw new RangeError('An event’s sequence must be a whole number from 0 on.');
  }
  if (!event.alarms.every(({ minutesBefore }) => Number.isSafeInteger(minutesBefore) && minutesBefore > 0)) {
    throw new RangeError('An event’s reminder must come whole minutes before it.');
  }
  const title = line(event.title, 200);
  if (!title) throw new RangeError('An event needs a title.');
  return {
    uid: line(event.uid, 200),
    sequence: event.sequence,
    // When it last changed, and not when it was written: the same state is the same file. Its types lack it.
    ...{ timestamp: event.updatedAt },
    status: method === 'CANCEL' ? 'CANCELLED' : event.status,
    start,
    startInputType: 'utc',
    startOutputType: 'utc',
    end,
    endInputType: 'utc',
    endOutputType: 'utc',
    created: event.createdAt,
    lastModified: event.updatedAt,
    title,
    description: clean(event.description, 2000),
    ...(event.location === undefined ? {} : { location: line(event.location, 500) }),
    ...(geo ? { geo: { lat: degrees(geo.lat), lon: degrees(geo.lon) } } : {}),
    ...(event.url && /^https?:\/\/[^\s"<>]{1,1500}$/.test(event.url) ? { url: event.url } : {}),
    ...(organizer ? { organizer: { name: name(organizer.name), email: address(organizer.email) } } : {}),
    ...(attendee && method !== 'PUBLISH'
      ? {
          attendees: [
            {
              name: name(attendee.name),
              email: address(attendee.email),
              rsvp: false,
              partstat: 'ACCEPTED' as const,
              role: 'REQ-PARTICIPANT' as const,
            },
          ],
        }
      : {}),
    alarms:
      event.status === 'CANCELLED' || method === 'CANCEL'
        ? []
        : event.alarms.map(({ minutesBefore, text }) => ({
            action: 'display' as const,
            description: escaped(line(text, 200) || title),
            // Days and weeks come out as an invalid duration (`-P1DT`), hours and minutes do not.
            trigger: {
              before: true,
              ...(minutesBefore >= 60 ? { hours: Math.floor(minutesBefore / 60) } : {}),
              ...(minutesBefore % 60 || minutesBefore < 60 ? { minutes: minutesBefore % 60 } : {}),
            },
          })),
  };
}

/** Well-formed text of a bounded length, its line ends LF, without control and direction characters. */
function clean(text: string, length: number): string {
  return [
    ...wellFormed(text)
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, ''),
  ]
    .slice(0, length)
    .join('')
    .trim();
}

function line(text: string, length: number): string {
  return clean(text, length).replace(/\n+/g, ' ');
}

/** A parameter value: it may hold no quotation mark (RFC 5545 §3.2). */
function name(text: string): string {
  return line(text, 120).replace(/"/g, '’');
}

/** An address cannot be cleaned without becoming another one: what is none is refused. */
function address(email: string): string {
  if (
    !/^[^\s"<>;:,\\\p{Cc}]+@[^\s"<>;:,\\@\p{Cc}]+$/u.test(email) ||
    !isWellFormed(email) ||
    email.length > 254
  ) {
    throw new RangeError('An event’s organizer and attendee need one e-mail address each.');
  }
  return email;
}

/** Six decimals are ten centimetres (RFC 5545 §3.8.1.6); more would come out as `1e-7`. */
function degrees(angle: number): number {
  if (!(Math.abs(angle) <= 180)) throw new RangeError('An event’s place must be in degrees.');
  return Number(angle.toFixed(6));
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}

const octets = new TextEncoder();

/** Lines of at most 75 octets (RFC 5545 §3.1). `ics` folds by characters, so its folds are taken out first. */
function fold(file: string): string {
  return file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((text) => {
      if (octets.encode(text).length <= 75) return text;
      let folded = '';
      let used = 0;
      for (const character of text) {
        const size = octets.encode(character).length;
        if (used + size > 75) {
          folded += '\r\n ';
          used = 1;
        }
        folded += character;
        used += size;
      }
      return folded;
    })
    .join('\r\n');
}
