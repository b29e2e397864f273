import { BackendError } from './backend.ts';
import type { Booking } from './booking.ts';
import { normaliseCode } from './code-text.ts';
import { type Discount, takenOff } from './discount.ts';

/** The codes that can be tried out without a server, by what they are. */
const DEMO_CODES: Readonly<Record<string, Discount>> = {
  RELAX10: { kind: 'percent', percent: 10, name: 'Ten per cent off' },
  VOUCHER50: { kind: 'balance', amount: 5000, name: 'Voucher' },
};

/**
 * What one of the demo's codes takes off.
 * @param bookings those made so far: they have used up what they took of the voucher
 * @throws BackendError
 */
export function demoDiscount(text: string, bookings: readonly Booking[]): Discount {
  const code = normaliseCode(text);
  if (!Object.hasOwn(DEMO_CODES, code)) {
    throw new BackendError('code-unknown', 'There is no such code.');
  }
  const discount = DEMO_CODES[code]!;
  if (discount.kind !== 'balance') return discount;
  const used = bookings
    .filter(({ lines }) => lines.some(({ kind, id }) => kind === 'discount' && id === 'balance'))
    .reduce((sum, booking) => sum + takenOff(booking), 0);
  if (used >= discount.amount) throw new BackendError('code-used-up', 'This code has been used up.');
  return { ...discount, amount: discount.amount - used };
}
