import {
  type BookingRequest,
  type CatalogAnswer,
  isForTwo,
  isoWithOffset,
  partsOf,
  quoteSessions,
  screeningFor,
} from '@unknot/core';
import type { Carried, ChosenCourse, Details, Visit } from './state.ts';

/** What the visitor typed, as the contract knows it: nothing that was left empty. */
export function customerParts(
  details: Details,
): Pick<BookingRequest, 'customer' | 'notes' | 'answers' | 'card'> {
  const { name, email, phone, notes, answers, card } = details;
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.trim()));
  return {
    customer: { name, email, ...(phone.trim() ? { phone } : {}) },
    ...(notes.trim() ? { notes } : {}),
    ...(Object.keys(given).length ? { answers: given } : {}),
    ...(Object.keys(card).length ? { card } : {}),
  };
}

function guestParts({ guestName, guestCard }: Details): Pick<BookingRequest, 'secondGuest'> {
  const name = guestName.trim();
  const card = Object.keys(guestCard).length ? { card: guestCard } : {};
  return name || 'card' in card ? { secondGuest: { ...(name && { name }), ...card } } : {};
}

/** The booking request of a finished walk through the steps. */
export function bookingRequest(
  { catalog, offsets }: CatalogAnswer,
  {
    visit,
    start,
    details,
    course,
    code,
    screening = {},
  }: {
    readonly visit: Visit;
    readonly start: number;
    readonly details: Details;
    readonly course?: ChosenCourse;
    readonly code?: Carried['code'];
    readonly screening?: Carried['screening'];
  },
  more: Pick<BookingRequest, 'holdId' | 'locale' | 'returnTo' | 'code' | 'source'>,
): BookingRequest {
  // Those of its services alone: others may have been answered before they were chosen.
  const services = partsOf(visit).map(({ serviceId }) => serviceId);
  const answers = screeningFor(catalog, ...services).flatMap(({ id }) =>
    screening[id] ? [[id, screening[id]] as const] : [],
  );
  const prices = quoteSessions(catalog, visit, 1 + (course?.further.length ?? 0), code?.discount);
  const deposit = prices.reduce((sum, price) => sum + (price.deposit ?? 0), 0);
  return {
    ...visit,
    ...(answers.length ? { screening: { consent: true, answers: Object.fromEntries(answers) } } : {}),
    start: isoWithOffset(offsets, start),
    ...(course && { courseStarts: course.further.map((slot) => isoWithOffset(offsets, slot.start)) }),
    ...customerParts(details),
    ...(isForTwo(catalog, visit) ? guestParts(details) : {}),
    ...(details.agreed ? { agreed: true } : {}),
    expectedTotal: prices.reduce((sum, price) => sum + price.total, 0),
    ...(deposit && { expectedDeposit: deposit }),
    ...more,
  };
}
