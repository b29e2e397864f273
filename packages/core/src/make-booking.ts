import type { Booking, BookingPart, BookingRequest, BookingStatus, CourseSession } from './booking.ts';
import type { Catalog } from './catalog.ts';
import type { OffsetTable } from './offsets.ts';
import { deadlines, type Quote, quote } from './quote.ts';
import type { Placement } from './slot.ts';
import { isoWithOffset } from './time-texts.ts';
import { planVisit, type VisitChoice } from './visit.ts';
import { guestsOf, isForTwo, partsOf, visitOf } from './visit-parts.ts';

/** What a backend adds to a request to make a booking of it. */
export interface BookingFacts {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Who and where each massage is with, in order; nobody where it is not known yet. */
  readonly placed: readonly Placement[];
  /** Which session of a course it is. */
  readonly course?: CourseSession;
  /** What it costs, where a code takes something off; else that is computed from the catalog. */
  readonly price?: Quote;
}

/**
 * The booking that a request becomes, without the further sessions of a course: price, length and deadlines are computed
 * from the catalog.
 * @throws RangeError for a service, duration or add-on that the catalog does not have
 */
export function makeBooking(
  catalog: Catalog,
  offsets: OffsetTable,
  request: BookingRequest,
  { id, reference, status, now, placed, course, price }: BookingFacts,
): Booking {
  const { lines, total, tax, deposit, currency, handsOnMinutes } = price ?? quote(catalog, request);
  const start = Date.parse(request.start);
  const iso = (instant: number) => isoWithOffset(offsets, instant);
  const until = deadlines(catalog, start);
  const plan = planVisit(catalog, request);
  const parts = bookingParts(catalog, offsets, request, placed);
  const names = plan.map(({ service }) => service.name);
  const every = (
    list: readonly { readonly id: string; readonly name?: string }[] = [],
    ids: readonly string[],
  ) => list.filter((one) => ids.includes(one.id)).map(({ id, name = id }) => ({ id, name }));
  const { notes, answers, card, locale, secondGuest } = request;
  return {
    id,
    reference,
    status,
    sequence: 0,
    createdAt: iso(now),
    updatedAt: iso(now),
    serviceId: request.serviceId,
    serviceName: [...new Set(names)].join(' + '),
    visit: visitOf(request),
    minutes: handsOnMinutes,
    addOnIds: request.addOnIds ?? [],
    start: iso(start),
    end: iso(start + plan.at(-1)!.ends),
    staff: every(
      catalog.staff,
      placed.flatMap(({ staffIds }) => staffIds),
    ),
    rooms: every(
      catalog.rooms,
      placed.flatMap(({ roomIds }) => roomIds),
    ),
    ...(parts.length > 1 || isForTwo(catalog, request) ? { parts } : {}),
    ...(course === undefined ? {} : { course }),
    customer: request.customer,
    ...(secondGuest === undefined ? {} : { secondGuest }),
    ...(notes === undefined ? {} : { notes }),
    ...(answers === undefined ? {} : { answers }),
    ...(card === undefined ? {} : { card }),
    ...(locale === undefined ? {} : { locale }),
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
 * Every massage of a visit at its time, with who gives it and where.
 * @param placed as in {@link BookingFacts}
 * @throws RangeError as {@link makeBooking} does
 */
export function bookingParts(
  catalog: Catalog,
  offsets: OffsetTable,
  visit: VisitChoice & Pick<BookingRequest, 'start'>,
  placed: readonly Placement[],
): BookingPart[] {
  const start = Date.parse(visit.start);
  const guests = guestsOf(catalog, visit);
  const chosen = partsOf(visit);
  const named = (
    list: readonly { readonly id: string; readonly name?: string }[] = [],
    ids: readonly string[] = [],
  ) => ids.map((id) => ({ id, name: list.find((one) => one.id === id)?.name ?? id }));
  return planVisit(catalog, visit).map(({ service, starts, ends }, i) => ({
    serviceId: service.id,
    serviceName: service.name,
    minutes: (ends - starts) / 60_000,
    addOnIds: chosen[i]!.addOnIds ?? [],
    start: isoWithOffset(offsets, start + starts),
    end: isoWithOffset(offsets, start + ends),
    guests: guests[i]!,
    staff: named(catalog.staff, placed[i]?.staffIds),
    rooms: named(catalog.rooms, placed[i]?.roomIds),
  }));
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
