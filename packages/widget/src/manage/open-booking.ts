import { BackendError } from '@unknot/core';
import { keepLink } from '../booking/link.ts';
import { arriveAt, reachable, type SessionParts } from '../booking/sending.ts';
import type { StateOf } from '../flow.ts';

/**
 * Comes to a booking as it stands now: to its page for a deposit that is due, or to where it can be seen and changed.
 * @param token its manage token
 * @param course the manage token of the first session of its course, where it was come to from there
 * @throws BackendError where the backend does not answer
 */
export async function openBooking(
  parts: SessionParts,
  token: string,
  news?: StateOf<'manage'>['news'],
  course?: string,
): Promise<void> {
  const managing = { step: 'manage', token, view: 'see', ...(course && { course }) } as const;
  try {
    const booking = reachable(parts, await parts.backend.booking!(token));
    keepLink(parts.storage, parts.key, `${booking.id}.${token}`);
    arriveAt(
      parts,
      booking.payment?.status === 'due'
        ? { step: 'payment', booking, token }
        : { ...managing, booking, ...(news && { news }) },
    );
  } catch (error) {
    const known = error instanceof BackendError && (error.code === 'not-found' || error.code === 'refused');
    if (!known) throw error;
    arriveAt(parts, managing);
  }
}
