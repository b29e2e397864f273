import {
  BackendError,
  type BookedBooking,
  type Booking,
  type BookingBackend,
  type CatalogAnswer,
  randomId,
} from '@unknot/core';
import { UnknotBookedEvent, UnknotFailedEvent, UnknotStepChangedEvent } from '../events.ts';
import type { State, StateOf, Step } from '../flow.ts';
import { forgetPaying, goToPay, payingToken, standing } from '../payment/paying.ts';
import { bookingRequest } from '../request.ts';
import type { StepHistory } from './history.ts';
import { keepLink } from './link.ts';
import type { BookingSession, SessionHost } from './session.ts';
import { submit } from './submit.ts';

/** What of a session the sending of its request works with. */
export interface SessionParts {
  readonly session: BookingSession;
  readonly host: SessionHost;
  readonly backend: BookingBackend;
  readonly answer: CatalogAnswer;
  readonly storage: Storage | undefined;
  /** What the draft goes by. */
  readonly key: string;
  /** What a link in a mail led here for: `<id>.<token>`, or with its kind before it. */
  readonly link: string | undefined;
  /** The browser's back button. */
  readonly history: StepHistory;
  /** The catalog is another by now. */
  renew(answer: CatalogAnswer): void;
  /** Asks for the busy times anew. */
  reload(): void;
  /** The visitor has come to a step. */
  arrived(step: Step): void;
}

/** Sends what was chosen, and leads to what comes of it. */
export async function send(parts: SessionParts, review: StateOf<'review'>): Promise<void> {
  const { session, backend, answer } = parts;
  const { hold } = session;
  await hold.settle();
  if (session.flow.step !== 'review') return; // it was not to be had
  try {
    const { source } = (await session.page) ?? {};
    const request = bookingRequest(
      answer,
      { ...review, start: review.slot.start },
      {
        locale: session.language.locale,
        ...(answer.paysOnline && { returnTo: location.href }),
        ...(hold.id ? { holdId: hold.id } : {}),
        ...(source && { source }),
        ...(answer.acceptsCodes && review.code && !review.code.fault && { code: review.code.text }),
      },
    );
    const booking = await submit(backend, request, review.key);
    hold.forget();
    if (booking.payment?.url) pay(parts, booking);
    else {
      session.dispatch({ type: 'booked', booking: reachable(parts, booking), by: backend.kind });
      tell(parts, booking);
      remember(parts, booking);
    }
  } catch (error) {
    await refused(parts, error);
  }
}

/**
 * Leads somebody who followed a link in a mail, or went to pay, to where they stand now. False where nobody did.
 * @throws BackendError where the backend does not answer
 */
export async function comeBack(parts: SessionParts): Promise<boolean> {
  const { backend, storage, key, link } = parts;
  if (link && backend.booking) {
    const { followLink } = await import('./follow-link.ts');
    await followLink(parts, link);
    return true;
  }
  const token = payingToken(storage, key);
  const state = token && backend.booking ? await standing(backend, token) : undefined;
  if (state?.booking.status !== 'requested') forgetPaying(storage, key);
  if (state) arriveBooked(parts, state);
  return !!state;
}

/** Asks how a payment stands, and goes on where it has come. */
export async function checkPayment(parts: SessionParts): Promise<void> {
  const { session, backend, storage, key } = parts;
  const { flow } = session;
  if (flow.step !== 'payment') return;
  const state = await standing(backend, flow.token).catch(() => undefined);
  if (session.flow !== flow || !state || state.booking.status === flow.booking.status) return;
  forgetPaying(storage, key);
  arriveBooked(parts, state);
}

/**
 * Lets a booking go whose deposit is not to be paid.
 * @throws BackendError
 */
export async function letGo({ session, backend, arrived }: SessionParts): Promise<void> {
  if (session.flow.step !== 'payment') return;
  await backend.cancel!(session.flow.token, true);
  session.reset();
  arrived(session.flow.step);
}

/** To the page on which the deposit is paid; in a frame, to a link to it. */
function pay(parts: SessionParts, booking: BookedBooking): void {
  const { session, storage, key } = parts;
  if (goToPay(storage, key, booking, () => void session.start())) return;
  arriveBooked(parts, { step: 'payment', booking, token: booking.manageToken ?? '' });
}

/** Comes to a step that is no part of the way through the form. */
export function arriveAt(parts: SessionParts, state: State): void {
  parts.session.dispatch({ type: 'started', state });
  parts.host.dispatchEvent(new UnknotStepChangedEvent(state.step));
  parts.arrived(state.step);
}

/** Comes to what was booked just now, from outside the form: its deposit, or all of it. */
export function arriveBooked(parts: SessionParts, state: StateOf<'payment' | 'confirmed'>): void {
  const booking = reachable(parts, state.booking);
  arriveAt(parts, { ...state, booking });
  if (state.step === 'confirmed') {
    tell(parts, booking);
    remember(parts, booking);
  }
}

/** Has a reload of the page lead to the booking. */
function remember({ storage, key, backend }: SessionParts, { id, manageToken }: BookedBooking): void {
  if (manageToken && backend.booking) keepLink(storage, key, `${id}.${manageToken}`);
}

/** A booking whose calendar file can be had from the page it is shown on. */
export function reachable<B extends Booking>({ host }: SessionParts, booking: B): B {
  const { calendarUrl: url } = booking;
  const base = new URL(host.backend ?? '', document.baseURI);
  return url ? { ...booking, calendarUrl: new URL(url, base).href } : booking;
}

function tell({ host }: SessionParts, booking: BookedBooking): void {
  const { reference, status, serviceId, start, currency, sessions = [] } = booking;
  const total = sessions.reduce((sum, one) => sum + one.total, booking.total);
  host.dispatchEvent(new UnknotBookedEvent({ reference, status, serviceId, start, total, currency }));
}

async function refused(parts: SessionParts, error: unknown): Promise<void> {
  const { session, backend, host } = parts;
  const { hold, busy, flow } = session;
  const failure = error instanceof BackendError ? error : new BackendError('unreachable', String(error));
  host.dispatchEvent(new UnknotFailedEvent(failure.code));
  if (failure.code === 'slot-taken') {
    const kept = (hold.expiresAt ?? 0) > busy.now();
    if (failure.busy) busy.merge(failure.busy);
    else parts.reload();
    if (flow.step === 'review' && flow.course && kept) {
      session.dispatch({ type: 'course-taken', key: randomId() });
      return;
    }
    hold.forget();
    session.dispatch({ type: 'slot-lost' });
  } else if (failure.code === 'price-changed') {
    const answer = await backend.catalog().catch(() => undefined);
    if (answer) parts.renew(answer);
    session.dispatch({ type: 'price-changed', key: randomId() });
  } else if (flow.step === 'review' && flow.code && failure.code.startsWith('code-')) {
    const code = { text: flow.code.text, fault: failure.code };
    session.dispatch({ type: 'code-changed', code, key: randomId() });
  } else if (
    failure.code === 'invalid' &&
    failure.faults.some(({ path }) => /^(customer|notes|answers|card|agreed|secondGuest)/.test(path))
  ) {
    session.dispatch({ type: 'details-refused', faults: failure.faults });
  } else {
    console.error('[unknot]', failure);
    session.dispatch({ type: 'submission-failed', code: failure.code });
  }
}
