import type { BookingLine, Customer, Tax } from './booking.ts';
import type { Discount } from './discount.ts';
import type { VisitChoice } from './visit.ts';

/** Codes and gifts: the shapes that travel. */

/** Asks what a code takes off a visit. */
export interface CodeCheck extends VisitChoice {
  readonly code: string;
  /** Who books: some codes are for each person once. */
  readonly email?: string;
}

/** A code that is good for the visit it was checked for. What it really takes off is computed with the booking. */
export interface CheckedCode {
  /** As it is to be written. */
  readonly code: string;
  readonly discount: Discount;
}

/** A massage for somebody else. Its price is not in it: the backend computes it. */
export interface GiftRequest {
  readonly serviceId: string;
  /** Hands-on minutes of one of the service's durations. */
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
  readonly giver: Pick<Customer, 'name' | 'email'>;
  readonly recipient: { readonly name: string; readonly email?: string };
  /** What stands on the card. */
  readonly message?: string;
  /** The giver's language, BCP 47. */
  readonly locale?: string;
  /** The giver agreed to the terms and the privacy notice that the catalog names. */
  readonly agreed?: boolean;
  /** The total the giver was shown, in the currency's minor unit. Where it differs, nothing is sold. */
  readonly expectedTotal?: number;
}

/** A gift as its giver sees it. What becomes of it is the recipient's affair, and is not in it. */
export interface Gift {
  /** What the recipient books with. */
  readonly code: string;
  /** Until it is paid for, the code books nothing. */
  readonly state: 'unpaid' | 'active';
  readonly serviceId: string;
  readonly serviceName: string;
  /** Hands-on minutes, add-ons included. */
  readonly minutes: number;
  readonly lines: readonly BookingLine[];
  /** In the currency's minor unit. */
  readonly total: number;
  /** Left out where the catalog names none. */
  readonly tax?: Tax;
  readonly currency: string;
  /** The last day on which it can be booked with, `YYYY-MM-DD` at the spa. */
  readonly validUntil: string;
  readonly giver: GiftRequest['giver'];
  readonly recipient: GiftRequest['recipient'];
  readonly message?: string;
}
