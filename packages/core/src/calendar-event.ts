import type { Booking } from './booking.ts';
import type { Catalog } from './catalog.ts';
import { reminderTimes } from './reminders.ts';

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
  readonly url?: string;
  readonly organizer?: { readonly name: string; readonly email: string };
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
  arriveEarly(minutes: number): string;
  reference(code: string): string;
  phone(number: string): string;
  leaveNow(title: string): string;
}

export const englishCalendarWords: CalendarWords = {
  title: (service, spa) => `${service} at ${spa}`,
  requested: (title) => `${title} (requested)`,
  minutes: (count) => `${count} minutes`,
  withStaff: (names) => `With ${names.join(' and ')}`,
  arriveEarly: (minutes) => `Please come ${minutes} minutes early.`,
  reference: (code) => `Reference: ${code}`,
  phone: (number) => `Phone: ${number}`,
  leaveNow: (title) => `Time to leave: ${title}`,
};

/**
 * The calendar entry of a booking. It holds nothing of the visitor's notes, answers or session card: calendars
 * are shared.
 */
export function calendarEvent(
  booking: Booking,
  catalog: Catalog,
  words: CalendarWords = englishCalendarWords,
): CalendarEvent {
  const { spa, policy } = catalog;
  const plain = words.title(booking.serviceName, spa.name);
  const title = booking.status === 'requested' ? words.requested(plain) : plain;
  const description = [
    `${booking.lines.map(({ name }) => name).join(' + ')}, ${words.minutes(booking.minutes)}`,
    booking.staff.length ? words.withStaff(booking.staff.map(({ name }) => name)) : '',
    policy.arriveEarly ? words.arriveEarly(policy.arriveEarly) : '',
    words.reference(booking.reference),
    spa.phone ? words.phone(spa.phone) : '',
  ].filter(Boolean);
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
    ...(spa.url?.startsWith('http') ? { url: spa.url } : {}),
    ...(spa.email === undefined ? {} : { organizer: { name: spa.name, email: spa.email } }),
    attendee: { name, email },
    alarms: reminderTimes(booking, catalog)
      .filter(({ by, beforeMinutes }) => by === 'calendar' && beforeMinutes > 0)
      .map(({ beforeMinutes, kind }) => ({
        minutesBefore: beforeMinutes,
        text: kind === 'leave-now' ? words.leaveNow(title) : title,
      })),
  };
}
