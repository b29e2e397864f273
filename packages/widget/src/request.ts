import { type BookingRequest, type CatalogAnswer, isoWithOffset, quote, screeningFor } from '@unknot/core';
import type { Carried, Details, Visit } from './flow.ts';

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

/** The booking request of a finished walk through the steps. */
export function bookingRequest(
  { catalog, offsets }: CatalogAnswer,
  {
    visit,
    start,
    details,
    screening = {},
  }: {
    readonly visit: Visit;
    readonly start: number;
    readonly details: Details;
    readonly screening?: Carried['screening'];
  },
  more: Pick<BookingRequest, 'holdId' | 'locale'>,
): BookingRequest {
  // Those of the service alone: others may have been answered before it was chosen.
  const answers = screeningFor(catalog, visit.serviceId).flatMap(({ id }) =>
    screening[id] ? [[id, screening[id]] as const] : [],
  );
  return {
    ...visit,
    ...(answers.length ? { screening: { consent: true, answers: Object.fromEntries(answers) } } : {}),
    start: isoWithOffset(offsets, start),
    ...customerParts(details),
    ...(details.agreed ? { agreed: true } : {}),
    expectedTotal: quote(catalog, visit).total,
    ...more,
  };
}
