import type { EventAttributes } from 'ics';
import type { CalendarEvent } from './calendar-event.ts';
import {
  address,
  degrees,
  type IcsMethod,
  instant,
  link,
  name,
  paragraphs,
  singleLine,
} from './ics-values.ts';

/**
 * What stands for the spa's address where it has none: a published event must name its organizer (RFC 5546 §3.2.1),
 * and to an address in `.invalid` no mail ever goes (RFC 6761 §6.4).
 */
const NO_ADDRESS = 'no-reply@unknot.invalid';

/** The largest whole number of calendars (RFC 5545 §3.3.8). */
const MAX_SEQUENCE = 2 ** 31 - 1;

/**
 * What `ics` is told of an event: nothing that it would not write as it should be. A file of its own, so that the
 * published types name nothing of a package that is not installed with ours.
 */
export function attributes(event: CalendarEvent, method: IcsMethod): EventAttributes {
  const { sequence, organizer, attendee, geo, url } = event;
  const [start, end] = [instant(event.start), instant(event.end)];
  if (start >= end) throw new RangeError('An event must start before it ends.');
  if (!Number.isSafeInteger(sequence) || sequence < 0 || sequence > MAX_SEQUENCE) {
    throw new RangeError('An event’s sequence must be a whole number from 0 on.');
  }
  if (!event.alarms.every(({ minutesBefore }) => Number.isSafeInteger(minutesBefore) && minutesBefore > 0)) {
    throw new RangeError('An event’s reminder must come whole minutes before it.');
  }
  const title = singleLine(event.title, 200);
  const uid = singleLine(event.uid, 200);
  if (!title || !uid) throw new RangeError('An event needs a title and an id.');
  if (method === 'REQUEST' && !(organizer?.email && attendee)) {
    throw new RangeError('An event that goes by mail needs the addresses of who invites and who comes.');
  }
  if (method === 'REQUEST' && event.status === 'CANCELLED') {
    throw new RangeError('An event that is cancelled goes by mail with the method CANCEL.');
  }
  const site = url === undefined ? undefined : link(url);
  return {
    uid: escaped(uid),
    sequence,
    // When it last changed, and not when it was written: the same state is the same file. Its types lack it.
    ...{ timestamp: instant(event.updatedAt) },
    status: method === 'CANCEL' ? 'CANCELLED' : event.status,
    start,
    startInputType: 'utc',
    startOutputType: 'utc',
    end,
    endInputType: 'utc',
    endOutputType: 'utc',
    created: instant(event.createdAt),
    lastModified: instant(event.updatedAt),
    title,
    description: paragraphs(event.description, 2000),
    ...(event.location === undefined ? {} : { location: singleLine(event.location, 500) }),
    ...(geo ? { geo: { lat: degrees(geo.lat, 90), lon: degrees(geo.lon, 180) } } : {}),
    ...(site ? { url: site } : {}),
    organizer: { name: name(organizer?.name ?? ''), email: address(organizer?.email ?? NO_ADDRESS) },
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
            description: escaped(singleLine(text, 200) || title),
            trigger: before(minutesBefore),
          })),
  };
}

/** `ics` escapes titles, descriptions and places itself, ids and the texts of alarms it does not. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&');
}

/** Days and weeks come out as an invalid duration (`-P1DT`), hours and minutes do not, if they are none of 0. */
function before(minutes: number) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return { before: true, ...(hours ? { hours } : {}), ...(rest ? { minutes: rest } : {}) };
}
