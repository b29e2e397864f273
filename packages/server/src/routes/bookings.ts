import {
  type BookedBooking,
  type BookingRequest,
  type Customer,
  normaliseCode,
  parseBookingRequest,
} from '@unknot/core';
import { type Context, Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { answered, book } from '../booking/book.ts';
import { presentBooking } from '../booking/present.ts';
import { countGuesses } from '../codes/guesses.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { idempotencyKey } from '../idempotency-key.ts';
import { ofDailyShare } from '../middleware/daily-share.ts';
import { returnTo } from '../payments/return-to.ts';
import type { StoredBooking } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { calendarUrl } from '../urls.ts';

/** `POST /bookings` with an `Idempotency-Key`. */
export function bookingsRoutes(app: AppContext): Hono {
  return new Hono().post('/bookings', async (c) => {
    const keyHash = hashToken(idempotencyKey(c));
    const { json } = await jsonBody(c);
    const mark = { keyHash, requestHash: hashToken(essence(json)) };
    // Before it is checked against the catalog, which may have changed since the request came first.
    const before = await answered(app.store.read, mark);
    if (before) return c.json(await paidBooking(app, c, before, undefined), 201);
    const request = parseBookingRequest(await app.catalogs.get(), json);
    await returnTo(app, c, request.returnTo);
    const sessions = 1 + (request.courseStarts?.length ?? 0);
    const booking = await ofDailyShare(app, c, sessions, () =>
      countGuesses(app, c, request.code, () => book(app, request, mark)),
    );
    return c.json(await paidBooking(app, c, booking, request.returnTo), 201);
  });
}

/** The answer to a booking, with the page to pay its deposit on where there is one. */
async function paidBooking(
  app: AppContext,
  c: Context,
  booking: StoredBooking,
  wanted: string | undefined,
): Promise<BookedBooking> {
  const { payment } = booking.details;
  if (!payment) return bookedBooking(app, c, booking);
  const { spa } = await app.catalogs.get();
  const url = await app.payments.page(booking, spa.name, await returnTo(app, c, wanted));
  // A request that comes again may find it paid by now.
  const now = (await app.store.read.booking(booking.id)) ?? booking;
  const shown = await bookedBooking(app, c, now);
  return url && shown.payment ? { ...shown, payment: { ...shown.payment, url } } : shown;
}

/**
 * What makes a request the same one when it comes again: the massage, its time, who comes, and the code. A page that was
 * reloaded in between knows no more of the notes, the answers and the session card, and may hold the time under another
 * name.
 */
function essence(json: unknown): string {
  const {
    serviceId,
    minutes,
    addOnIds = [],
    start,
    staffId,
    staffGender,
    companion,
    followedBy,
    courseStarts,
    customer,
    code,
  }: Partial<BookingRequest> = Object(json);
  const { name, email, phone }: Partial<Customer> = Object(customer);
  const visit = [serviceId, minutes, addOnIds, start, staffId, staffGender, companion, followedBy];
  const written = typeof code === 'string' ? [normaliseCode(code)] : [];
  return JSON.stringify([visit, courseStarts, name, email, phone, ...written]);
}

/** A booking as who made it is answered. */
export async function bookedBooking(
  app: AppContext,
  c: Context,
  booking: StoredBooking,
): Promise<BookedBooking> {
  const { offsets } = await thisMoment(app);
  const shown = presentBooking(booking, offsets, calendarUrl(app, c, booking));
  const manageToken = app.tokens.manage(booking.id);
  const { course } = booking.details;
  const further = course?.session === 1 ? (await app.store.read.course(course.id)).slice(1) : [];
  return {
    ...shown,
    // With another secret than at the time of the booking, the token would be one that opens nothing.
    ...(hashToken(manageToken) === booking.manageHash ? { manageToken } : {}),
    ...(further.length
      ? { sessions: await Promise.all(further.map((one) => bookedBooking(app, c, one))) }
      : {}),
  };
}
