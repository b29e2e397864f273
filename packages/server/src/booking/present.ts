import { type Booking, isoWithOffset, type OffsetTable, type VisitChoice, visitOf } from '@unknot/core';
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
    forgotten: _forgotten,
    source: _source,
    formerEmail: _former,
    localStart,
    cancelUntil,
    rescheduleUntil,
    parts,
    payment,
    ...shown
  } = details;
  // Long ago or far ahead, its own wall time says what the offset was.
  const own = Date.parse(`${localStart}Z`) - stored.start;
  const iso = (instant: number) => spaIso(offsets, instant, own);
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
    visit: storedVisit(stored),
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

/** What was asked for. */
export function storedVisit({ details }: StoredBooking): VisitChoice {
  const { serviceId, durationMinutes: minutes, addOnIds, askedStaffId, asked } = details;
  const staff = askedStaffId === undefined ? {} : { staffId: askedStaffId };
  return visitOf({ serviceId, minutes, addOnIds, ...staff, ...asked });
}

/**
 * An instant with the spa's offset.
 * @param beyond milliseconds east of UTC where the table does not reach
 */
export function spaIso(offsets: OffsetTable, instant: number, beyond = 0): string {
  if (instant >= offsets.from && instant <= offsets.until) return isoWithOffset(offsets, instant);
  if (!beyond) return new Date(instant).toISOString();
  const minutes = Math.abs(beyond) / 60_000;
  const two = (value: number) => String(value).padStart(2, '0');
  const wall = new Date(instant + beyond).toISOString().slice(0, 19);
  return `${wall}${beyond < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
