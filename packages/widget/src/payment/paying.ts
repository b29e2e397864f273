import { BackendError, type BookedBooking, type BookingBackend } from '@unknot/core';
import type { StateOf } from '../flow.ts';

/** The way to a payment page and back. The booking's token is kept in this tab until it is known how it ended. */

const keyOf = (key: string) => `${key}:paying`;

/**
 * Leads to the page on which a deposit is paid. A page in a frame stays where it is: a payment page does not open in
 * one, so there a link has to be pressed.
 * @param back is called where the visitor comes back to this very page, as the browser kept it
 * @returns whether the visitor is on the way
 */
export function goToPay(
  storage: Storage | undefined,
  key: string,
  { manageToken = '', payment }: BookedBooking,
  back: () => void,
): boolean {
  try {
    storage?.setItem(keyOf(key), manageToken);
  } catch {
    // Without it the booking is confirmed all the same once it is paid; only this page does not know.
  }
  if (window.top !== window) return false;
  addEventListener('pageshow', back, { once: true });
  location.assign(payment!.url!);
  return true;
}

/** The token of a booking whose deposit somebody went to pay. */
export function payingToken(storage: Storage | undefined, key: string): string | undefined {
  return storage?.getItem(keyOf(key)) || undefined;
}

export function forgetPaying(storage: Storage | undefined, key: string): void {
  storage?.removeItem(keyOf(key));
}

/**
 * Where a visitor stands who went to pay: with a booking, or still before it. Undefined where there is no such booking.
 * @throws BackendError where the backend does not answer
 */
export async function standing(
  backend: BookingBackend,
  token: string,
): Promise<StateOf<'payment' | 'confirmed'> | undefined> {
  try {
    const booking = { ...(await backend.booking!(token)), manageToken: token };
    return booking.status === 'confirmed'
      ? { step: 'confirmed', booking, by: backend.kind }
      : { step: 'payment', booking, token };
  } catch (error) {
    if (!(error instanceof BackendError) || error.code === 'unreachable') throw error;
    return undefined;
  }
}
