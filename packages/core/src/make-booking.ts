import type { Booking, BookingRequest, BookingStatus } from './booking.ts';
import { type Catalog, findService } from './catalog.ts';
import type { OffsetTable } from './offsets.ts';
import { deadlines, quote } from './quote.ts';
import { isoWithOffset } from './time-texts.ts';

/** What a backend adds to a request to make a booking of it. */
export interface BookingFacts {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly staffIds: readonly string[];
  readonly roomIds: readonly string[];
}

/**
 * The booking that a request becomes: price, length and deadlines are computed from the catalog.
 * @throws RangeError for a service, duration or add-on that the catalog does not have
 */
export function makeBooking(
  catalog: Catalog,
  offsets: OffsetTable,
  request: BookingRequest,
  { id, reference, status, now, staffIds, roomIds }: BookingFacts,
): Booking {
  const { lines, total, tax, deposit, currency, handsOnMinutes } = quote(catalog, request);
  const start = Date.parse(request.start);
  const iso = (instant: number) => isoWithOffset(offsets, instant);
  const until = deadlines(catalog, start);
  return {
    id,
    reference,
    status,
    sequence: 0,
    createdAt: iso(now),
    updatedAt: iso(now),
    serviceId: request.serviceId,
    serviceName: findService(catalog, request.serviceId)?.name ?? request.serviceId,
    minutes: handsOnMinutes,
    addOnIds: request.addOnIds ?? [],
    start: iso(start),
    end: iso(start + handsOnMinutes * 60_000),
    staff: catalog.staff.filter((one) => staffIds.includes(one.id)).map(({ id, name }) => ({ id, name })),
    rooms: (catalog.rooms ?? [])
      .filter((one) => roomIds.includes(one.id))
      .map(({ id, name = id }) => ({ id, name })),
    customer: request.customer,
    ...(request.notes === undefined ? {} : { notes: request.notes }),
    ...(request.answers === undefined ? {} : { answers: request.answers }),
    ...(request.card === undefined ? {} : { card: request.card }),
    ...(request.locale === undefined ? {} : { locale: request.locale }),
    lines,
    total,
    ...(tax === undefined ? {} : { tax }),
    ...(deposit === undefined ? {} : { deposit }),
    currency,
    cancelUntil: iso(until.cancelUntil),
    rescheduleUntil: iso(until.rescheduleUntil),
  };
}

/**
 * A code to name a booking by on the phone: six characters that cannot be taken for one another.
 * @param random 256-valued bytes, at least six
 */
export function referenceCode(random: Uint8Array): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  return Array.from(random.subarray(0, 6), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** The offset table a catalog's window needs: from a few days before now to some time past the horizon. */
export function offsetWindow(catalog: Catalog, now: number): { from: number; until: number } {
  const day = 86_400_000;
  return { from: now - 7 * day, until: now + (catalog.policy.horizonDays + 60) * day };
}
