import { bookingParts, type Catalog, deadlines, findService, therapistsFor, visitFaults } from '@unknot/core';
import { type AppContext, thisMoment } from '../context.ts';
import { invalid, ProblemError } from '../problem.ts';
import type { StoredBooking, StoreWriter } from '../store/store.ts';
import { storedParts } from './book.ts';
import { orBusy } from './busy.ts';
import { findPlace, wantedOf } from './place.ts';

export interface Move {
  /** Epoch milliseconds. */
  readonly start: number;
  /** Left out, the wish of the booking stands: the therapist asked for then, or whoever is free. */
  readonly staffId?: string;
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
      const able = service ? therapistsFor(catalog, service).map(({ id }) => id) : [];
      if (move.staffId !== undefined && !able.includes(move.staffId)) {
        throw invalid('staffId', `“${details.serviceName}” is not given by “${move.staffId}”.`);
      }
      const staffId = move.staffId ?? able.find((id) => id === details.askedStaffId);
      if (booking.start === move.start && (!staffId || details.staff.some(({ id }) => id === staffId))) {
        return booking;
      }
      if (moment.now > details.rescheduleUntil) {
        throw new ProblemError('too-late', { detail: 'The time to move this booking is over.' });
      }
      const { serviceId, durationMinutes: minutes, addOnIds, asked } = details;
      // Who names a therapist wishes for nobody else.
      const { staffGender: _gender, ...others } = asked ?? {};
      const wish = staffId === undefined ? asked : { ...others, staffId };
      const visit = wantedOf({ serviceId, minutes, addOnIds, ...wish }, move.start);
      if (visitFaults(catalog, visit).length) {
        throw gone('What was booked is no longer offered in this form.');
      }
      const place = await findPlace(writer, moment, visit, booking.id);
      const start = new Date(place.start).toISOString();
      const parts = bookingParts(catalog, moment.offsets, { ...visit, start }, place.placed);
      const moved: StoredBooking = {
        ...booking,
        sequence: booking.sequence + 1,
        updatedAt: moment.now,
        start: place.start,
        end: place.end,
        details: {
          ...details,
          ...(staffId === undefined ? {} : { askedStaffId: staffId }),
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
