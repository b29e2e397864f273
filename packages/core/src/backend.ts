import type { BookedBooking, BookingRequest, Customer, Hold, HoldRequest, Move } from './booking.ts';
import type { BusyWindow, WireBusy } from './busy.ts';
import type { Catalog } from './catalog.ts';
import type { CheckedCode, CodeCheck, Gift, GiftRequest } from './codes.ts';
import type { Fault } from './fault.ts';
import type { OffsetTable } from './offsets.ts';
import type { KeptWish, Offer, WishRequest } from './waitlist.ts';

/** A catalog and the offsets of its spa's zone. */
export interface CatalogAnswer {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  /** Is a deposit paid on a provider's page, before the booking counts? */
  readonly paysOnline?: boolean;
  /** Are there codes to book with, or gifts to be had? */
  readonly acceptsCodes?: boolean;
  /** Is there a list of those who wait for a time to come free? */
  readonly keepsWishes?: boolean;
}

/** Everything the widget knows of the place where bookings arrive. Every call may throw {@link BackendError}. */
export interface BookingBackend {
  /** `http` and `demo` confirm a booking; `request` only passes it on. */
  readonly kind: 'http' | 'demo' | 'request';
  /** The catalog; asked for once. */
  catalog(signal?: AbortSignal): Promise<CatalogAnswer>;
  /**
   * What is taken between two instants (epoch milliseconds).
   * @param manageToken of a booking that is to be moved: what that takes is left out
   */
  busy(window: { from: number; to: number }, signal?: AbortSignal, manageToken?: string): Promise<BusyWindow>;
  /** Keeps a time; absent where the backend cannot. */
  hold?(request: HoldRequest, signal?: AbortSignal): Promise<Hold>;
  /** Lets a kept time go. */
  release?(holdId: string): Promise<void>;
  /**
   * Books. The same key with the same request makes one booking however often it is sent
   * (draft-ietf-httpapi-idempotency-key-header).
   */
  book(request: BookingRequest, idempotencyKey: string, signal?: AbortSignal): Promise<BookedBooking>;
  /** How a booking stands now, with the further sessions of a course it is the first of; absent where none are kept. */
  booking?(manageToken: string, signal?: AbortSignal): Promise<BookedBooking>;
  /** Moves a booking, at the price it was made for. To where it already is, it does nothing. */
  reschedule?(manageToken: string, move: Move): Promise<BookedBooking>;
  /** Changes how the visitor is reached: of a course, for all sessions to come. */
  changeContact?(manageToken: string, customer: Customer): Promise<BookedBooking>;
  /**
   * Cancels a booking.
   * @param wholeCourse the other sessions of its course too, as far as each can be cancelled
   */
  cancel?(manageToken: string, wholeCourse?: boolean): Promise<BookedBooking>;
  /** What a code takes off a visit; absent where the backend knows of no codes. */
  checkCode?(check: CodeCheck, signal?: AbortSignal): Promise<CheckedCode>;
  /** Makes a gift, once however often it is sent with the same key; absent where the backend cannot. */
  gift?(request: GiftRequest, idempotencyKey: string, signal?: AbortSignal): Promise<Gift>;
  /** Waits for a time to come free, once however often it is sent with the same key; absent where nothing is offered. */
  wish?(request: WishRequest, idempotencyKey: string): Promise<KeptWish>;
  /** Waits no more. */
  withdrawWish?(wishToken: string): Promise<void>;
  /** A time that has come free, as it stands now. */
  offer?(offerToken: string): Promise<Offer>;
  /** Takes it. However often it is sent, it is one booking. */
  claimOffer?(offerToken: string, expectedTotal: number): Promise<BookedBooking>;
  /**
   * Lets it go, for the next one who waits.
   * @param withdraw wait for nothing more
   */
  declineOffer?(offerToken: string, withdraw: boolean): Promise<void>;
}

/**
 * Why a backend did not do what it was asked.
 * - `unreachable`: no answer, or one that is not of the contract; trying again may help
 * - `slot-taken`: somebody was faster; `busy` says what is taken now
 * - `price-changed`: the total or the deposit shown is no longer what it is
 * - `payment-unavailable`: the page to pay the deposit on could not be had; nothing is booked
 * - `invalid`: the request is wrong; `faults` says where
 * - `rate-limited`: too many requests
 * - `key-reused`: a request with this key, and with something else in it, has been booked already
 * - `not-found`, `too-late`, `refused`: as they say
 * - `code-…`: the code cannot be used, and why: there is none like it; its time is not now; it has been used; it is for
 *   something else; it is a gift that has not been paid for
 */
export type BackendErrorCode =
  | 'unreachable'
  | 'slot-taken'
  | 'price-changed'
  | 'payment-unavailable'
  | 'key-reused'
  | 'invalid'
  | 'rate-limited'
  | 'not-found'
  | 'too-late'
  | 'refused'
  | CodeProblem;

/** Why a code cannot be used. */
export type CodeProblem =
  | 'code-unknown'
  | 'code-expired'
  | 'code-used-up'
  | 'code-not-for-this'
  | 'code-unpaid';

export class BackendError extends Error {
  readonly code: BackendErrorCode;
  readonly faults: readonly Fault[];
  readonly busy: BusyWindow | undefined;
  constructor(
    code: BackendErrorCode,
    message: string,
    detail: { faults?: readonly Fault[]; busy?: BusyWindow; cause?: unknown } = {},
  ) {
    super(message, { cause: detail.cause });
    this.name = 'BackendError';
    this.code = code;
    this.faults = detail.faults ?? [];
    this.busy = detail.busy;
  }
}

/** What core computes of a request; where the catalog does not have what it names, the request is `invalid`. */
export function orInvalid<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new BackendError('invalid', cause.message, { cause });
  }
}

/** A problem document of the contract (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: BackendErrorCode | string;
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  /** With `slot-taken`: what is taken around that time now, in the wire form of busy times. */
  readonly busy?: WireBusy;
}
