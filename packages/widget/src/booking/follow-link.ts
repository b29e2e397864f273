import type { SessionParts } from './sending.ts';

/**
 * Leads to what a link in a mail is about: `<bookingId>.<token>` for a booking, `offer.<offerId>.<token>` for a time
 * that has come free.
 * @throws BackendError where the backend does not answer
 */
export async function followLink(parts: SessionParts, link: string): Promise<void> {
  const [kind, token = ''] = link.split('.');
  if (kind === 'offer') {
    const { openOffer } = await import('../offer/open-offer.ts');
    await openOffer(parts, link.slice(kind.length + 1));
    return;
  }
  const { openBooking } = await import('../manage/open-booking.ts');
  await openBooking(parts, token);
}
