import { isDeepStrictEqual } from 'node:util';
import {
  bookingParts,
  type Catalog,
  type Customer,
  deadlines,
  findService,
  type StaffWish,
  type Therapist,
  therapistsFor,
  visitFaults,
} from '@unknot/core';
import { type AppContext, thisMoment } from '../context.ts';
import { invalid, ProblemError } from '../problem.ts';
import type { StoredBooking, StoreWriter } from '../store/store.ts';
import { askedOf, storedParts } from './book.ts';
import { orBusy } from './busy.ts';
import { findPlace, wantedOf } from './place.ts';
import { storedVisit } from './present.ts';

export interface Move {
  /** Epoch milliseconds. */
  readonly start: number;
  /** With whom; empty, whoever is free. Left out, the wish that the booking was made with stands. */
  readonly staff?: StaffWish;
}

/**
 * Moves a booking. Its price stays as agreed; its deadlines are those of the new time.
 * To where it already is, it does nothing: so a repeated request is harmless.
 * @param manageHash SHA-256 of the manage token
 * @throws ProblemError
 */
export async function reschedule(app: AppContext, manageHash: string, move: Move): Promise<StoredBooking> {
  const moment = await thisMoment(app);
  return orBusy(app, move.start, () =>
    app.store.write(moment.now, async (writer) => {
      const booking = await bookingOf(writer, manageHash);
      const { details } = booking;
      if (booking.status === 'cancelled') throw gone('It has been cancelled.');
      const { catalog } = moment;
      const service = findService(catalog, details.serviceId);
      const able = service ? therapistsFor(catalog, service) : [];
      const isAble = (one: string | undefined) => able.some(({ id }) => id === one);
      if (move.staff?.staffId !== undefined && !isAble(move.staff.staffId)) {
        throw invalid('staff.staffId', `“${details.serviceName}” is not given by “${move.staff.staffId}”.`);
      }
      const { staffId: asked, staffGender, ...others } = storedVisit(booking);
      // Who no longer works there is waited for in vain.
      const staff = wishOf(move.staff ?? { ...(isAble(asked) && { staffId: asked }), staffGender });
      if (booking.start === move.start && isWith(able, details.staff, staff)) return booking;
      if (moment.now > details.rescheduleUntil) {
        throw new ProblemError('too-late', { detail: 'The time to move this booking is over.' });
      }
      const visit = wantedOf({ ...others, ...staff }, move.start);
      if (visitFaults(catalog, visit).length) {
        throw gone('What was booked is no longer offered in this form.');
      }
      const place = await findPlace(writer, moment, visit, booking.id);
      const start = new Date(place.start).toISOString();
      const parts = bookingParts(catalog, moment.offsets, { ...visit, start }, place.placed);
      const { askedStaffId: _id, asked: _wishes, ...agreed } = details;
      const moved: StoredBooking = {
        ...booking,
        sequence: booking.sequence + 1,
        updatedAt: moment.now,
        start: place.start,
        end: place.end,
        details: {
          ...agreed,
          ...askedOf(visit),
          ...deadlinesOf(deadlines(moment.catalog, place.start)),
          minutes: parts.reduce((sum, part) => sum + part.minutes, 0),
          ...(details.parts && { parts: storedParts(parts) }),
          staff: place.staff,
          rooms: place.rooms,
          localStart: place.localStart,
        },
      };
      await writer.updateBooking(moved, place.claims);
      await app.screening.follow(writer, moved);
      await app.mail.schedule(writer, moved, 'change', moment);
      return moved;
    }),
  );
}

/**
 * Cancels a booking and frees its time. A booking that is cancelled already stays as it is.
 * @param manageHash SHA-256 of the manage token
 * @param wholeCourse the other sessions of its course too, as far as each can be cancelled
 * @throws ProblemError
 */
export async function cancel(
  app: AppContext,
  manageHash: string,
  wholeCourse = false,
): Promise<StoredBooking> {
  const now = app.now();
  const catalog = await app.catalogs.get();
  return app.store.write(now, async (writer) => {
    const booking = await bookingOf(writer, manageHash);
    const cancelled = await letGo(app, writer, booking, { catalog, now });
    const { course } = booking.details;
    for (const other of wholeCourse && course ? await writer.course(course.id) : []) {
      if (canCancel(other, now)) await letGo(app, writer, other, { catalog, now });
    }
    return cancelled;
  });
}

/** What waits for its deposit was never promised: it can always be cancelled. */
function canCancel({ details }: StoredBooking, now: number): boolean {
  return now <= details.cancelUntil || details.payment?.status === 'due';
}

/** @throws ProblemError `too-late` */
async function letGo(
  app: AppContext,
  writer: StoreWriter,
  booking: StoredBooking,
  moment: { readonly catalog: Catalog; readonly now: number },
): Promise<StoredBooking> {
  const { now } = moment;
  if (booking.status === 'cancelled') return booking;
  if (!canCancel(booking, now)) {
    throw new ProblemError('too-late', { detail: 'The time to cancel this booking online is over.' });
  }
  const cancelled = await app.payments.cancelled(writer, {
    ...booking,
    status: 'cancelled',
    sequence: booking.sequence + 1,
    updatedAt: now,
    details: { ...booking.details, letGo: true },
  });
  await writer.updateBooking(cancelled);
  await app.screening.follow(writer, cancelled);
  await app.mail.schedule(writer, cancelled, 'cancellation', moment);
  return cancelled;
}

/**
 * Changes how the visitor is reached: of a course for all its sessions that are to come. To what it already is, it does
 * nothing.
 * @param manageHash SHA-256 of the manage token
 * @throws ProblemError
 */
export async function changeContact(
  app: AppContext,
  manageHash: string,
  customer: Customer,
): Promise<StoredBooking> {
  const now = app.now();
  const catalog = await app.catalogs.get();
  return app.store.write(now, async (writer) => {
    const booking = await bookingOf(writer, manageHash);
    if (booking.status === 'cancelled') throw gone('It has been cancelled.');
    if (booking.end <= now) {
      throw new ProblemError('too-late', { detail: 'What this booking was for is over.' });
    }
    if (isDeepStrictEqual(booking.details.customer, customer)) return booking;
    const change = async (one: StoredBooking, news: 'contact' | undefined): Promise<StoredBooking> => {
      const { details } = one;
      const changed: StoredBooking = {
        ...one,
        sequence: one.sequence + 1,
        updatedAt: now,
        details: { ...details, customer, formerEmail: details.customer.email },
      };
      await writer.updateBooking(changed);
      await app.mail.schedule(writer, changed, news, { catalog, now });
      return changed;
    };
    const { course } = booking.details;
    for (const other of course ? await writer.course(course.id) : []) {
      if (other.id !== booking.id && other.status !== 'cancelled' && other.end > now) {
        await change(other, undefined); // it is told with this one
      }
    }
    return change(booking, 'contact');
  });
}

/** Do they fit the wish? */
function isWith(
  able: readonly Therapist[],
  staff: readonly { readonly id: string }[],
  { staffId, staffGender }: StaffWish,
): boolean {
  const genderOf = (id: string) => able.find((person) => person.id === id)?.gender;
  return (
    (staffId === undefined || staff.some(({ id }) => id === staffId)) &&
    (staffGender === undefined || staff.every(({ id }) => genderOf(id) === staffGender))
  );
}

/** Who names a therapist wishes for nobody else. */
function wishOf({ staffId, staffGender }: { [K in keyof StaffWish]: StaffWish[K] | undefined }): StaffWish {
  if (staffId !== undefined) return { staffId };
  return staffGender === undefined ? {} : { staffGender };
}

async function bookingOf(writer: StoreWriter, manageHash: string): Promise<StoredBooking> {
  const booking = await writer.bookingByManageHash(manageHash);
  if (!booking) throw new ProblemError('not-found');
  return booking;
}

function gone(detail: string): ProblemError {
  return new ProblemError('conflict', { detail });
}

function deadlinesOf({ cancelUntil, rescheduleUntil }: { cancelUntil: number; rescheduleUntil: number }) {
  return { cancelUntil, rescheduleUntil };
}
