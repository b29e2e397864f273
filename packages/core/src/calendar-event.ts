import type { Booking } from './booking.ts';
import { type Catalog, findService } from './catalog.ts';
import type { OffsetTable } from './offsets.ts';
import { reminderTimes } from './reminders.ts';
import { localTime } from './time-texts.ts';

/** An appointment as calendars know it (RFC 5545 §3.6.1). Files, links and mails are made from it alone. */
export interface CalendarEvent {
  /** Stays the same through every change. */
  readonly uid: string;
  /** Rises with every change. */
  readonly sequence: number;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Epoch milliseconds. */
  readonly start: number;
  /** Epoch milliseconds. */
  readonly end: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly title: string;
  /** Lines of plain text. */
  readonly description: string;
  readonly location?: string;
  readonly geo?: { readonly lat: number; readonly lon: number };
  /** Where the booking is looked after, or the spa's site. */
  readonly url?: string;
  /** The spa, with the address that answers go to where it has one. */
  readonly organizer?: { readonly name: string; readonly email?: string };
  readonly attendee?: { readonly name: string; readonly email: string };
  readonly alarms: readonly CalendarAlarm[];
}

export interface CalendarAlarm {
  readonly minutesBefore: number;
  readonly text: string;
}

/** The words of a calendar entry, so that it speaks the visitor's language. */
export interface CalendarWords {
  title(service: string, spa: string): string;
  requested(title: string): string;
  minutes(count: number): string;
  withStaff(names: readonly string[]): string;
  /** @param local when to be there, by the spa's clock: `YYYY-MM-DDTHH:mm` */
  arriveAt(local: string, minutesEarly: number): string;
  /** Where the spa's clock is not known. */
  arriveEarly(minutes: number): string;
  bring(what: string): string;
  reference(code: string): string;
  phone(number: string): string;
  manage(url: string): string;
  leaveNow(title: string): string;
}

export const englishCalendarWords: CalendarWords = {
  title: (service, spa) => `${service} at ${spa}`,
  requested: (title) => `${title} (requested)`,
  minutes: (count) => `${count} minutes`,
  withStaff: (names) => `With ${names.join(' and ')}`,
  arriveAt: (local, minutes) => `Please arrive at ${local.slice(11)}, ${minutes} minutes early.`,
  arriveEarly: (minutes) => `Please come ${minutes} minutes early.`,
  bring: (what) => `Please bring: ${what}`,
  reference: (code) => `Reference: ${code}`,
  phone: (number) => `Phone: ${number}`,
  manage: (url) => `To move or cancel it: ${url}`,
  leaveNow: (title) => `Time to leave: ${title}`,
};

/** What a calendar entry has beyond the booking and the catalog. */
export interface CalendarOptions {
  /** How long the visitor's way takes, in minutes: the reminder to leave comes so long before they are expected. */
  readonly travelMinutes?: number | undefined;
  /** Where the booking can be moved and cancelled; whoever sees the entry sees it. The spa's site if it is left out. */
  readonly manageUrl?: string | undefined;
  /** The spa's clock. Without it the arrival is told by the offset of the booking's start. */
  readonly offsets?: OffsetTable | undefined;
}

/** The longest way that a visitor can set, in minutes. */
export const MAX_TRAVEL_MINUTES = 600;

/**
 * The calendar entry of a booking. It holds nothing of the visitor's notes, answers or session card: calendars
 * are shared.
 * @throws RangeError that names the path of a reminder by calendar that does not come before the start (a parsed
 *   catalog has none), or the travel time that is none
 */
export function calendarEvent(
  booking: Booking,
  catalog: Catalog,
  words: CalendarWords = englishCalendarWords,
  { travelMinutes, manageUrl, offsets }: CalendarOptions = {},
): CalendarEvent {
  const { spa, policy } = catalog;
  checkAlarms(catalog, travelMinutes);
  const plain = words.title(booking.serviceName, spa.name);
  const title = booking.status === 'requested' ? words.requested(plain) : plain;
  const description = [
    `${massagesIn(booking)}, ${words.minutes(booking.minutes)}`,
    booking.staff.length ? words.withStaff(booking.staff.map(({ name }) => name)) : '',
    policy.arriveEarly ? arrival(booking.start, policy.arriveEarly, words, offsets) : '',
    ...toBring(booking, catalog).map(words.bring),
    words.reference(booking.reference),
    spa.phone ? words.phone(spa.phone) : '',
    manageUrl && booking.status !== 'cancelled' ? words.manage(manageUrl) : '',
  ].filter(Boolean);
  const url = manageUrl ?? spa.url;
  const { name, email } = booking.customer;
  return {
    uid: `${booking.id}@unknot`,
    sequence: booking.sequence,
    status: ({ requested: 'TENTATIVE', confirmed: 'CONFIRMED', cancelled: 'CANCELLED' } as const)[
      booking.status
    ],
    start: Date.parse(booking.start),
    end: Date.parse(booking.end),
    createdAt: Date.parse(booking.createdAt),
    updatedAt: Date.parse(booking.updatedAt),
    title,
    description: description.join('\n'),
    ...(spa.address === undefined ? {} : { location: `${spa.name}, ${spa.address}` }),
    ...(spa.geo === undefined ? {} : { geo: spa.geo }),
    ...(url && /^https?:/i.test(url) ? { url } : {}),
    organizer: { name: spa.name, ...(spa.email === undefined ? {} : { email: spa.email }) },
    attendee: { name, email },
    alarms: alarms(booking, catalog, title, words, travelMinutes),
  };
}

/** What to bring to each massage of a visit, in the spa's words, each once. */
export function toBring(booking: Pick<Booking, 'serviceId' | 'parts'>, catalog: Catalog): string[] {
  const { serviceId, parts = [] } = booking;
  const all = [serviceId, ...parts.map((part) => part.serviceId)].map(
    (id) => findService(catalog, id)?.bring ?? catalog.policy.bring ?? '',
  );
  return [...new Set(all)].filter(Boolean);
}

/** A course as calendars know it: an entry for each of its sessions, the earliest first. */
export function calendarEvents(
  bookings: readonly Booking[],
  catalog: Catalog,
  words: CalendarWords = englishCalendarWords,
  options: CalendarOptions = {},
): CalendarEvent[] {
  return bookings
    .map((booking) => calendarEvent(booking, catalog, words, options))
    .sort((a, b) => a.start - b.start);
}

function checkAlarms({ reminders = [] }: Catalog, travelMinutes: number | undefined): void {
  reminders.forEach(({ by, beforeMinutes }, i) => {
    if (by === 'calendar' && !(Number.isSafeInteger(beforeMinutes) && beforeMinutes > 0)) {
      throw new RangeError(
        `reminders[${i}].beforeMinutes must be whole minutes from 1 on: calendars remind before the start.`,
      );
    }
  });
  if (travelMinutes !== undefined && !isTravelTime(travelMinutes)) {
    throw new RangeError(`travelMinutes must be whole minutes from 0 to ${MAX_TRAVEL_MINUTES}.`);
  }
}

/** Whole minutes, from a way that takes none to the longest one that can be set. */
export function isTravelTime(minutes: number): boolean {
  return Number.isSafeInteger(minutes) && minutes >= 0 && minutes <= MAX_TRAVEL_MINUTES;
}

/** When to be there. An instant in UTC (`Z`) says nothing of the spa's clock; then it is told by how much earlier. */
function arrival(start: string, early: number, words: CalendarWords, offsets?: OffsetTable): string {
  const at = Date.parse(start) - early * 60_000;
  if (offsets && at >= offsets.from && at < offsets.until) {
    return words.arriveAt(localTime(offsets, at), early);
  }
  const wall = Date.parse(`${start.slice(0, 16)}Z`) - early * 60_000;
  return start.endsWith('Z') || Number.isNaN(wall)
    ? words.arriveEarly(early)
    : words.arriveAt(new Date(wall).toISOString().slice(0, 16), early);
}

/** Those of the catalog, the earliest first. With a travel time the one to leave comes when that says. */
function alarms(
  booking: Booking,
  catalog: Catalog,
  title: string,
  words: CalendarWords,
  travelMinutes: number | undefined,
): CalendarAlarm[] {
  if (booking.status === 'cancelled') return [];
  const leave = (minutesBefore: number) => ({ minutesBefore, text: words.leaveNow(title) });
  const rules = reminderTimes(booking, catalog).filter(({ by }) => by === 'calendar');
  if (travelMinutes === undefined) {
    return rules.map(({ beforeMinutes, kind }) =>
      kind === 'leave-now' ? leave(beforeMinutes) : { minutesBefore: beforeMinutes, text: title },
    );
  }
  const ahead = travelMinutes + (catalog.policy.arriveEarly ?? 0);
  return [
    ...rules
      .filter(({ kind }) => kind !== 'leave-now')
      .map(({ beforeMinutes }) => ({ minutesBefore: beforeMinutes, text: title })),
    ...(ahead ? [leave(ahead)] : []),
  ].sort((a, b) => b.minutesBefore - a.minutesBefore);
}

/** What takes place, without what a code takes off its price. */
function massagesIn({ lines }: Pick<Booking, 'lines'>): string {
  return lines
    .filter(({ kind }) => kind !== 'discount')
    .map(({ name }) => name)
    .join(' + ');
}
