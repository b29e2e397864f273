import {
  type Booking,
  type CalendarEvent,
  type CalendarWords,
  type Catalog,
  calendarEvent,
} from '@unknot/core';

/** To the therapist it matters who comes and what for; the visitor's reminders are not theirs. */
export function staffEvent(booking: Booking, catalog: Catalog, words: CalendarWords): CalendarEvent {
  const { customer, serviceName, rooms } = booking;
  return {
    ...calendarEvent(booking, catalog, words),
    title: `${customer.name}: ${serviceName}`,
    ...(rooms.length ? { location: rooms.map(({ name }) => name).join(', ') } : {}),
    alarms: [],
  };
}
