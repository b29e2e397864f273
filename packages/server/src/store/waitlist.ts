import type { OfferState, VisitChoice, WishRequest, WishState } from '@unknot/core';
import type { StoredHold } from './store.ts';

/** A wish on the waiting list. Instants are epoch milliseconds. */
export interface StoredWish {
  readonly id: string;
  readonly createdAt: number;
  /** The end of its last possible day. */
  readonly until: number;
  /** Who made it, as a keyed hash: enough to count, too little to tell. */
  readonly client: string;
  /** What makes two wishes the same one, hashed. */
  readonly mark: string;
  readonly state: WishState;
  readonly wish: WishRequest;
}

/** A time that is kept for somebody who waits. Instants are epoch milliseconds. */
export interface StoredOffer {
  readonly id: string;
  readonly wishId: string;
  readonly holdId: string;
  /** What it became. */
  readonly bookingId?: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly start: number;
  readonly end: number;
  readonly state: OfferState;
  readonly details: {
    readonly visit: VisitChoice;
    readonly staff: readonly { readonly id: string; readonly name: string }[];
  };
}

/** A hold that keeps a time for who is offered it has this for its client. */
export const OFFER_CLIENT: StoredHold['client'] = 'waitlist';

/** What can be asked about the waiting list. */
export interface WaitlistReader {
  wish(id: string): Promise<StoredWish | undefined>;
  /** The open wish with this mark. */
  sameWish(mark: string): Promise<StoredWish | undefined>;
  countOpen(email: string): Promise<number>;
  countOpenOf(client: string): Promise<number>;
  /** Open wishes in the order they were made: at most a thousand. */
  openWishes(now: number): Promise<StoredWish[]>;
  /** Those of them that have no offer open. */
  waiting(now: number): Promise<StoredWish[]>;
  offer(id: string): Promise<StoredOffer | undefined>;
  /** The open offer whose time this hold keeps. */
  offerOfHold(holdId: string): Promise<StoredOffer | undefined>;
  openOffers(): Promise<StoredOffer[]>;
  /** What was ever offered to who made a wish, by any of their wishes. */
  offersTo(email: string): Promise<StoredOffer[]>;
  /** Is there something that time has ended, and that is not written down yet? */
  overdue(now: number): Promise<boolean>;
}

/** What can be done with it, inside a transaction. */
export interface WaitlistWriter extends WaitlistReader {
  insertWish(wish: Omit<StoredWish, 'state'>): Promise<void>;
  /** Takes a wish off the list, its open offer and the hold of that with it. False where it was not on it. */
  closeWish(id: string, state: Exclude<WishState, 'open'>, now: number): Promise<boolean>;
  insertOffer(offer: Omit<StoredOffer, 'state' | 'bookingId'>): Promise<void>;
  /** Ends an open offer, and lets its hold go. False where it was not open. */
  closeOffer(id: string, state: Exclude<OfferState, 'open'>, bookingId?: string): Promise<boolean>;
  /**
   * Writes down what time has ended: offers that nobody took, or whose hold is gone; wishes whose last day is over; and
   * wishes of which so many offers were left without an answer.
   */
  expire(now: number, unanswered: number): Promise<void>;
}

/** For how long a wish is known once it is no longer on the list, milliseconds. */
export const WISH_MEMORY = 30 * 86_400_000;
