import { type BookingRequest, ParseError, parseBookingRequest, quote } from '@unknot/core';
import { book } from '../booking/book.ts';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { StoredBooking, StoredOffer, StoredWish, StoreReader } from '../store/store.ts';
import { hashToken } from '../tokens.ts';

/** The booking that an offer becomes, by what was said with the wish. */
function requestOf({ start, holdId, details }: StoredOffer, { wish }: StoredWish): BookingRequest {
  const { customer, notes, locale, agreed } = wish;
  return {
    ...details.visit,
    start: new Date(start).toISOString(),
    holdId,
    customer,
    ...(notes === undefined ? {} : { notes }),
    ...(locale === undefined ? {} : { locale }),
    ...(agreed === undefined ? {} : { agreed }),
  };
}

/** Can it be booked as it is? Else something is still to be answered, agreed to or paid first. */
export function bookable(app: AppContext, moment: Moment, offer: StoredOffer, wish: StoredWish): boolean {
  try {
    const request = parseBookingRequest(moment.catalog, requestOf(offer, wish));
    return !app.payments.due(quote(moment.catalog, request), moment.now);
  } catch (error) {
    if (error instanceof ParseError || error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Takes an offer: its time is booked for who waits. However often that is asked, it is one booking.
 * @param expectedTotal what the visitor was shown
 * @throws ProblemError `too-late` where it is over, `conflict` where more is to be answered or paid first
 */
export async function claim(
  app: AppContext,
  { id, wishId }: StoredOffer,
  expectedTotal: number | undefined,
): Promise<StoredBooking> {
  const moment = await thisMoment(app);
  const { waitlist } = app.store.read;
  const offer = (await waitlist.offer(id))!;
  const wish = (await waitlist.wish(wishId))!; // an offer goes with its wish
  const before = await bookingOf(app.store.read, offer);
  if (before) return before;
  if (offer.state !== 'open') throw over();
  if (!bookable(app, moment, offer, wish)) {
    throw new ProblemError('conflict', {
      detail: 'Something is to be answered or paid before it is booked.',
    });
  }
  const request = parseBookingRequest(moment.catalog, requestOf(offer, wish));
  const mark = { keyHash: hashToken(`offer ${id}`), requestHash: hashToken(id) };
  const priced = expectedTotal === undefined ? request : { ...request, expectedTotal };
  try {
    return await book(app, priced, mark, async (writer) => {
      const now = await writer.waitlist.offer(id);
      if (now?.state !== 'open' || now.expiresAt <= moment.now) throw over();
    });
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'slot-taken')) throw error;
    // The spa has taken it out of the calendar meanwhile.
    await app.store.write(moment.now, (writer) => writer.waitlist.closeOffer(id, 'over'));
    throw over();
  }
}

/** The booking that an offer became. */
export async function bookingOf(
  reader: StoreReader,
  { bookingId }: StoredOffer,
): Promise<StoredBooking | undefined> {
  return bookingId === undefined ? undefined : reader.booking(bookingId);
}

function over(): ProblemError {
  return new ProblemError('too-late', { detail: 'This time is not kept for you any more.' });
}
