import { type BookingRequest, makeBooking, quote } from '@unknot/core';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import {
  DuplicateReferenceError,
  type IdempotencyRecord,
  type StoredBooking,
  type StoreReader,
  type StoreWriter,
} from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { orBusy } from './busy.ts';
import { findPlace } from './place.ts';

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
 * transaction that stores them; the same request again gets the same answer.
 * @throws ProblemError
 */
export async function book(
  app: AppContext,
  request: BookingRequest,
  mark: RequestMark,
): Promise<StoredBooking> {
  const moment = await thisMoment(app);
  for (let tries = 1; ; tries++) {
    try {
      return await orBusy(app, Date.parse(request.start), () =>
        app.store.write(moment.now, (writer) => bookWith(app, writer, moment, request, mark)),
      );
    } catch (error) {
      if (!(error instanceof DuplicateReferenceError) || tries === 10) throw error;
    }
  }
}

async function bookWith(
  app: AppContext,
  writer: StoreWriter,
  moment: Moment,
  request: BookingRequest,
  mark: RequestMark,
): Promise<StoredBooking> {
  const before = await answered(writer, mark);
  if (before) return before;

  const price = quote(moment.catalog, request);
  if (request.expectedTotal !== undefined && request.expectedTotal !== price.total) {
    throw new ProblemError('price-changed', { total: price.total });
  }
  const { serviceId, minutes, addOnIds = [], staffId } = request;
  const start = Date.parse(request.start);
  const chosenAt = await releaseHold(writer, request.holdId, start, moment.now);
  const place = await findPlace(
    writer,
    { ...moment, now: chosenAt },
    { serviceId, minutes, addOnIds, start, ...(staffId === undefined ? {} : { staffId }) },
  );

  const id = app.ids.id();
  const made = makeBooking(moment.catalog, moment.offsets, request, {
    id,
    reference: app.ids.reference(),
    status: 'confirmed',
    now: moment.now,
    staffIds: place.staff.map((one) => one.id),
    roomIds: place.rooms.map((one) => one.id),
  });
  const {
    reference,
    status,
    sequence,
    createdAt: _at,
    updatedAt: _on,
    start: _start,
    end: _end,
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
      durationMinutes: minutes,
      ...(staffId === undefined ? {} : { askedStaffId: staffId }),
      localStart: place.localStart,
      cancelUntil: Date.parse(made.cancelUntil),
      rescheduleUntil: Date.parse(made.rescheduleUntil),
    },
  };
  await writer.insertBooking(booking, place.claims);
  await app.screening.keep(writer, booking, request.screening);
  await writer.insertIdempotencyRecord({ ...mark, bookingId: id, createdAt: moment.now, answer: booking });
  return booking;
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
