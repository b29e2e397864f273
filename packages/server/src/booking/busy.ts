import { toWireBusy, type WireBusy } from '@unknot/core';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { OverlapError, type Window } from '../store/store.ts';
import { busyOf } from './place.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;

/**
 * What is taken in a window, and nothing about whom. The answer's window is of whole hours: so what is taken for
 * quarter hours lies on quarter hours of it, and travels in the smallest numbers.
 * @param own the id of a booking that is to be moved: what it takes is left out
 */
export async function wireBusy(app: AppContext, window: Window, own?: string): Promise<WireBusy> {
  const now = app.now();
  const from = Math.floor(window.from / HOUR) * HOUR;
  const to = Math.ceil(window.to / HOUR) * HOUR;
  const claims = await app.store.read.claims({ from, to }, now);
  return toWireBusy({ from, to, now, busy: busyOf(claims.filter(({ ownerId }) => ownerId !== own)) });
}

/**
 * Runs a write that may find its time taken; then the problem says what is taken by now, from now until some
 * weeks after it, so that the visitor can be led to another time without asking again.
 */
export async function orBusy<T>(app: AppContext, start: number, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const taken =
      error instanceof OverlapError || (error instanceof ProblemError && error.code === 'slot-taken');
    if (!taken) throw error;
    const now = Math.floor(app.now() / MINUTE) * MINUTE;
    // A start can be any instant; one that is years away finds its times by asking for them.
    const last = Math.min(Math.max(start, now), now + 365 * DAY);
    throw new ProblemError('slot-taken', {
      detail: 'This time has been taken. What else is taken is in this answer.',
      ...(error instanceof ProblemError ? error.extras : {}),
      busy: await wireBusy(app, { from: now, to: last + 28 * DAY }),
    });
  }
}
