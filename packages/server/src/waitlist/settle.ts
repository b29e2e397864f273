import type { StoredBooking, StoreWriter } from '../store/store.ts';

/** A booking was made with this hold: where it kept a time for somebody who waited, they have what they waited for. */
export async function settleOffer(
  writer: StoreWriter,
  holdId: string | undefined,
  booking: StoredBooking,
): Promise<void> {
  const offer = holdId === undefined ? undefined : await writer.waitlist.offerOfHold(holdId);
  if (!offer) return;
  await writer.waitlist.closeOffer(offer.id, 'claimed', booking.id);
  await writer.waitlist.closeWish(offer.wishId, 'booked', booking.createdAt);
}
