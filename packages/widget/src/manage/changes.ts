import { BackendError, type BookedBooking, type Customer, type Move } from '@unknot/core';
import { reachable, type SessionParts } from '../booking/sending.ts';
import type { ManageNews, ManageView, StateOf } from '../flow.ts';
import { UnknotCancelledEvent, UnknotRescheduledEvent } from './manage-events.ts';
import { openBooking } from './open-booking.ts';

type Managing = StateOf<'manage'>;

/** How far a view lies behind the first one: the browser's back button leads through them. */
const DEPTH: Readonly<Record<ManageView, number>> = { see: 0, contact: 1, cancel: 1, move: 1, 'move-to': 2 };

/** Comes to a view of the booking. */
export function show(parts: SessionParts, to: Managing): void {
  const { session, history, reload } = parts;
  const { flow: from, busy } = session;
  if (from.step !== 'manage') return;
  session.dispatch({ type: 'started', state: to });
  const [was, is] = [DEPTH[from.view], DEPTH[to.view]];
  if (is > was) {
    if (history.depth !== was) history.mark(was);
    history.push(is);
  } else if (is < was) history.follow(is);
  if (to.view === 'move' && busy.of !== to.token) {
    busy.forget(); // what the booking itself takes is free to it
    busy.of = to.token;
    reload();
  }
}

/** @throws BackendError where trying again may help; what was asked for is not done then */
export async function move(parts: SessionParts, flow: Managing, to: Move): Promise<void> {
  await change(parts, flow, 'moved', async (backend) => {
    const booking = await backend.reschedule!(flow.token, to);
    parts.host.dispatchEvent(new UnknotRescheduledEvent(booking));
    return booking;
  });
}

/** @throws BackendError as {@link move} */
export async function cancel(parts: SessionParts, flow: Managing, wholeCourse: boolean): Promise<void> {
  await change(parts, flow, 'cancelled', async (backend) => {
    const booking = await backend.cancel!(flow.token, wholeCourse);
    parts.host.dispatchEvent(new UnknotCancelledEvent(booking));
    return booking;
  });
}

/** @throws BackendError as {@link move}, and `invalid` with what is wrong */
export async function changeContact(parts: SessionParts, flow: Managing, customer: Customer): Promise<void> {
  await change(parts, flow, 'contact-changed', (backend) => backend.changeContact!(flow.token, customer));
}

async function change(
  parts: SessionParts,
  flow: Managing,
  news: ManageNews,
  make: (backend: SessionParts['backend']) => Promise<BookedBooking>,
): Promise<void> {
  const { session, backend } = parts;
  try {
    const booking = reachable(parts, await make(backend));
    if (session.flow.step !== 'manage') return; // left meanwhile
    session.busy.forget();
    show(parts, { ...flow, booking, view: 'see', news });
  } catch (error) {
    const { code, busy } = error instanceof BackendError ? error : { code: undefined, busy: undefined };
    if (session.flow.step !== 'manage') return;
    if (code === 'slot-taken') {
      if (busy) session.busy.merge(busy);
      else parts.reload();
      show(parts, { ...flow, view: 'move', news: 'slot-taken' });
    } else if (code === 'too-late' || code === 'refused' || code === 'not-found') {
      // How it stands by now says why.
      await openBooking(parts, flow.token, 'too-late');
    } else throw error;
  }
}
