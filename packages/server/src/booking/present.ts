import { type Booking, isoWithOffset, type OffsetTable } from '@unknot/core';
import type { StoredBooking } from '../store/store.ts';

/** A booking as its owner may see it. */
export function presentBooking(stored: StoredBooking, offsets: OffsetTable, calendarUrl?: string): Booking {
  const { id, reference, status, sequence, details } = stored;
  const iso = (instant: number) => spaIso(offsets, instant);
  return {
    id,
    reference,
    status,
    sequence,
    createdAt: iso(stored.createdAt),
    updatedAt: iso(stored.updatedAt),
    serviceId: details.serviceId,
    serviceName: details.serviceName,
    minutes: details.minutes,
    addOnIds: details.addOnIds,
    start: iso(stored.start),
    end: iso(stored.end),
    staff: details.staff,
    rooms: details.rooms,
    customer: details.customer,
    ...(details.notes === undefined ? {} : { notes: details.notes }),
    ...(details.answers === undefined ? {} : { answers: details.answers }),
    ...(details.locale === undefined ? {} : { locale: details.locale }),
    lines: details.lines,
    total: details.total,
    currency: details.currency,
    cancelUntil: iso(details.cancelUntil),
    rescheduleUntil: iso(details.rescheduleUntil),
    ...(calendarUrl === undefined ? {} : { calendarUrl }),
  };
}

/** An instant with the spa's offset, or in UTC where the table does not reach. */
export function spaIso(offsets: OffsetTable, instant: number): string {
  return instant >= offsets.from && instant <= offsets.until
    ? isoWithOffset(offsets, instant)
    : new Date(instant).toISOString();
}
