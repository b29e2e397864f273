import type { SessionParts } from './sending.ts';

/**
 * Leads to what a link in a mail is about: `<bookingId>.<token>` for a booking.
 * @throws BackendError where the backend does not answer
 */
export async function followLink(parts: SessionParts, link: string): Promise<void> {
  const [, token = ''] = link.split('.');
  const { openBooking } = await import('../manage/open-booking.ts');
  await openBooking(parts, token);
}
