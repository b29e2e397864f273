import { toWireBusy, type WireBusy } from '@unknot/core';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { OverlapError, type Window } from '../store/store.ts';
import { busyOf } from './place.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What is taken in a window, and nothing about whom. */
export async function wireBusy(app: AppContext, { from, to }: Window): Promise<WireBusy> {
  const now = app.now();
  const claims = await app.store.read.claims({ from, to }, now);
  return toWireBusy({ from, to, now, busy: busyOf(claims) });
}

/**
 * Runs a write that may find its time taken; then the problem says what is taken around it by now, so that
 * the visitor can be led to another time without asking again.
 */
export async function orBusy<T>(app: AppContext, start: number, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const taken =
      error instanceof OverlapError || (error instanceof ProblemError && error.code === 'slot-taken');
    if (!taken) throw error;
    const from = Math.floor(start / MINUTE) * MINUTE - DAY;
    throw new ProblemError('slot-taken', {
      detail: 'Somebody was faster. The busy times around it are in this answer.',
      busy: await wireBusy(app, { from, to: from + 15 * DAY }),
    });
  }
}
