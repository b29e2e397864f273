import { type Booking, isoWithOffset, type OffsetTable } from '@unknot/core';
import type { StoredBooking } from '../store/store.ts';

/** A booking as its owner may see it, without the page to pay its deposit on. */
export function presentBooking(stored: StoredBooking, offsets: OffsetTable, calendarUrl?: string): Booking {
  const { id, reference, status, sequence, details } = stored;
  // What only the server needs to know stays behind.
  const {
    durationMinutes: _minutes,
    askedStaffId: _asked,
    asked: _wishes,
    letGo: _letGo,
    localStart: _local,
    cancelUntil,
    rescheduleUntil,
    parts,
    payment,
    ...shown
  } = details;
  const iso = (instant: number) => spaIso(offsets, instant);
  return {
    id,
    reference,
    status,
    sequence,
    createdAt: iso(stored.createdAt),
    updatedAt: iso(stored.updatedAt),
    start: iso(stored.start),
    end: iso(stored.end),
    ...shown,
    ...(parts && {
      parts: parts.map((part) => ({ ...part, start: iso(part.start), end: iso(part.end) })),
    }),
    ...(payment && {
      payment: {
        amount: payment.amount,
        status: payment.status,
        ...(payment.status === 'due' && { until: iso(payment.until) }),
      },
    }),
    cancelUntil: iso(cancelUntil),
    rescheduleUntil: iso(rescheduleUntil),
    ...(calendarUrl === undefined ? {} : { calendarUrl }),
  };
}

/** An instant with the spa's offset, or in UTC where the table does not reach. */
export function spaIso(offsets: OffsetTable, instant: number): string {
  return instant >= offsets.from && instant <= offsets.until
    ? isoWithOffset(offsets, instant)
    : new Date(instant).toISOString();
}
