import {
  type BookingPart,
  type BookingRequest,
  type CourseSession,
  makeBooking,
  type Quote,
} from '@unknot/core';
import { findCode, pricesWith } from '../codes/find.ts';
import { useCode } from '../codes/use.ts';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import {
  type BookingDetails,
  DuplicateReferenceError,
  type IdempotencyRecord,
  type StoredBooking,
  type StoredPart,
  type StoreReader,
  type StoreWriter,
} from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { settleOffer } from '../waitlist/settle.ts';
import { orBusy } from './busy.ts';
import { findPlace, type Wanted, wantedOf } from './place.ts';

/** A request as it can come again: SHA-256 of its key and of its body. */
export type RequestMark = Pick<IdempotencyRecord, 'keyHash' | 'requestHash'>;

/** What a request with this key was answered with; undefined where the key is new. */
export async function answered(
  reader: StoreReader,
  { keyHash, requestHash }: RequestMark,
): Promise<StoredBooking | undefined> {
  const record = await reader.idempotencyRecord(keyHash);
  if (record && record.requestHash !== requestHash) {
    const detail = 'Send a changed request with a key of its own.';
    throw new ProblemError('key-reused', { detail });
  }
  return record?.answer;
}

/**
 * Books: the only way a booking comes to be. Price, length, time and resources are computed here, in the
 * transaction that stores them; the same request again gets the same answer. Of a course all sessions are booked, or
 * none is.
 * @param allow is asked in the transaction, and throws where nothing may be booked
 * @returns the booking, or the first one of a course
 * @throws ProblemError
 */
export async function book(
  app: AppContext,
  request: BookingRequest,
  mark: RequestMark,
  allow?: (writer: StoreWriter) => Promise<void>,
): Promise<StoredBooking> {
  const moment = await thisMoment(app);
  const starts = [request.start, ...(request.courseStarts ?? [])].map((start) => Date.parse(start));
  for (let tries = 1; ; tries++) {
    try {
      return await orBusy(app, starts.at(-1)!, () =>
        app.store.write(moment.now, (writer) => bookAll(app, writer, moment, request, starts, mark, allow)),
      );
    } catch (error) {
      if (!(error instanceof DuplicateReferenceError) || tries === 10) throw error;
    }
  }
}

async function bookAll(
  app: AppContext,
  writer: StoreWriter,
  moment: Moment,
  request: BookingRequest,
  starts: readonly number[],
  mark: RequestMark,
  allow?: (writer: StoreWriter) => Promise<void>,
): Promise<StoredBooking> {
  const before = await answered(writer, mark);
  if (before) return before;
  await allow?.(writer);
  const of = starts.length;
  const { code, customer } = request;
  const good = code === undefined ? undefined : await findCode(writer, moment, code, customer.email);
  const prices = pricesWith(moment, request, of, good);
  checkTotal(prices, request);
  const id = app.ids.id();
  const sessions: StoredBooking[] = [];
  for (const [i, start] of starts.entries()) {
    const course = of > 1 ? { id, session: i + 1, of } : undefined;
    const price = prices[i]!;
    const session = await bookSession(app, writer, moment, request, start, course, price, prices);
    await useCode(writer, good?.stored, session, price);
    sessions.push(session);
  }
  await app.payments.charge(writer, sessions);
  const [answer] = sessions as [StoredBooking];
  const { id: bookingId } = answer;
  await settleOffer(writer, request.holdId, answer);
  await writer.insertIdempotencyRecord({ ...mark, bookingId, createdAt: moment.now, answer });
  return answer;
}

function checkTotal(
  prices: readonly Quote[],
  request: Pick<BookingRequest, 'expectedTotal' | 'expectedDeposit'>,
): void {
  const total = prices.reduce((sum, price) => sum + price.total, 0);
  const deposit = prices.reduce((sum, price) => sum + (price.deposit ?? 0), 0);
  const { expectedTotal = total, expectedDeposit = deposit } = request;
  if (expectedTotal !== total || expectedDeposit !== deposit) {
    throw new ProblemError('price-changed', { total });
  }
}

async function bookSession(
  app: AppContext,
  writer: StoreWriter,
  moment: Moment,
  request: BookingRequest,
  start: number,
  course: CourseSession | undefined,
  price: Quote,
  all: readonly Quote[],
): Promise<StoredBooking> {
  const chosenAt = await releaseHold(writer, request.holdId, start, moment.now);
  const wanted = wantedOf(request, start);
  const place = await findPlace(writer, { ...moment, now: chosenAt }, wanted);

  const payment = app.payments.due(price, moment.now);
  // With a code some sessions may need no deposit; they count once that of the course is paid.
  const waits = all.some((one) => app.payments.due(one, moment.now));
  const id = app.ids.id();
  const made = makeBooking(
    moment.catalog,
    moment.offsets,
    { ...request, start: new Date(start).toISOString() },
    {
      id,
      reference: app.ids.reference(),
      status: waits ? 'requested' : 'confirmed',
      now: moment.now,
      placed: place.placed,
      price,
      ...(course === undefined ? {} : { course }),
    },
  );
  const {
    reference,
    status,
    sequence,
    createdAt: _at,
    updatedAt: _on,
    start: _start,
    end: _end,
    parts,
    payment: _payment,
    visit: _visit,
    ...details
  } = made;
  const booking: StoredBooking = {
    id,
    reference,
    status,
    sequence,
    createdAt: moment.now,
    updatedAt: moment.now,
    start: place.start,
    end: place.end,
    manageHash: hashToken(app.tokens.manage(id)),
    calendarHash: hashToken(app.tokens.calendar(id)),
    details: {
      ...details,
      durationMinutes: wanted.minutes,
      ...askedOf(wanted),
      ...(parts && { parts: storedParts(parts) }),
      ...(payment && { payment }),
      ...(request.source && { source: request.source }),
      localStart: place.localStart,
      cancelUntil: Date.parse(made.cancelUntil),
      rescheduleUntil: Date.parse(made.rescheduleUntil),
    },
  };
  await writer.insertBooking(booking, place.claims);
  await app.screening.keep(writer, booking, request.screening);
  // A course is told of once.
  const isFurther = course !== undefined && course.session > 1;
  await app.mail.schedule(writer, booking, isFurther ? undefined : 'confirmation', moment);
  return booking;
}

/** What of a visit was asked for, as it is kept. */
export function askedOf(wanted: Wanted): Pick<BookingDetails, 'askedStaffId' | 'asked'> {
  const {
    serviceId: _service,
    minutes: _minutes,
    addOnIds: _addOns,
    start: _when,
    staffId,
    ...asked
  } = wanted;
  return {
    ...(staffId === undefined ? {} : { askedStaffId: staffId }),
    ...(Object.keys(asked).length ? { asked } : {}),
  };
}

/** Parts as they are kept. */
export function storedParts(parts: readonly BookingPart[]): StoredPart[] {
  return parts.map((part) => ({ ...part, start: Date.parse(part.start), end: Date.parse(part.end) }));
}

/**
 * Lets the visitor's own hold go, so that it does not stand in their way.
 * @returns the time by which the notice the spa wants is counted. Who held the time in time gets it, however
 *   long the form took.
 */
async function releaseHold(
  writer: StoreWriter,
  holdId: string | undefined,
  start: number,
  now: number,
): Promise<number> {
  const hold = holdId === undefined ? undefined : await writer.hold(holdId, now);
  if (!hold) return now;
  await writer.deleteHold(hold.id);
  return hold.start === start ? hold.createdAt : now;
}
