import { type BookingRequest, type CatalogAnswer, isoWithOffset, quote } from '@unknot/core';
import type { Details, Visit } from './flow.ts';

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
  { visit, start, details }: { readonly visit: Visit; readonly start: number; readonly details: Details },
  more: Pick<BookingRequest, 'holdId' | 'locale'>,
): BookingRequest {
  return {
    ...visit,
    start: isoWithOffset(offsets, start),
    ...customerParts(details),
    ...(details.agreed ? { agreed: true } : {}),
    expectedTotal: quote(catalog, visit).total,
    ...more,
  };
}
