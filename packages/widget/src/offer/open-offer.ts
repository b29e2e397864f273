import { BackendError } from '@unknot/core';
import { arriveAt, type SessionParts } from '../booking/sending.ts';
import { openBooking } from '../manage/open-booking.ts';

/**
 * Comes to a time that has come free and is kept for the visitor; where it was taken already, to the booking.
 * @param token `<offerId>.<token>`
 * @throws BackendError where the backend does not answer
 */
export async function openOffer(parts: SessionParts, token: string): Promise<void> {
  const { backend } = parts;
  try {
    const offer = await backend.offer?.(token);
    if (offer?.manageToken && backend.booking) await openBooking(parts, offer.manageToken);
    else arriveAt(parts, { step: 'offer', token, ...(offer && { offer }) });
  } catch (error) {
    const known = error instanceof BackendError && (error.code === 'not-found' || error.code === 'refused');
    if (!known) throw error;
    arriveAt(parts, { step: 'offer', token });
  }
}
