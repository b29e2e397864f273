import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { codeOf } from '@unknot/core';

/**
 * The tokens of a server: each is made from its secret and what the token is for, so that a repeated request
 * is answered with the same tokens, and a reminder can carry the manage link, though none of them is stored.
 * See docs/decisions/server-tokens.md.
 */
export interface Tokens {
  /** Reads, moves and cancels one booking. */
  manage(bookingId: string): string;
  /** Reads one booking as a calendar file. */
  calendar(bookingId: string): string;
  /** Reads the calendar of a therapist, or of everybody where none is named. A new staff token makes new ones. */
  feed(staffId?: string): string;
  /** Says for the visitor of a booking that mails they can do without should stop. It has the booking's id in it. */
  noMore(bookingId: string): string;
  /** Sees and withdraws one wish. It has the wish's id in it, as that of an offer has the offer's. */
  wish(wishId: string): string;
  /** Takes or declines one offer. */
  offer(offerId: string): string;
  /** A code to book with, for a voucher or a gift. */
  code(id: string): string;
  /** An address as a keyed hash: enough to count what one client does, too little to tell who it is. */
  client(address: string): string;
}

/** @param secret at least 32 characters that nobody can guess */
export function createTokens(secret: string, staffToken = ''): Tokens {
  const derive = (...use: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(use)).digest('base64url');
  const staff = hashToken(staffToken);
  return {
    manage: (bookingId) => derive('manage', bookingId),
    calendar: (bookingId) => derive('calendar', bookingId),
    // A therapist may have any id, `all` too: theirs never opens the calendar of everybody.
    feed: (staffId) =>
      staffId === undefined ? derive('feed', 'all', staff) : derive('feed', 'staff', staffId, staff),
    noMore: (bookingId) => `${bookingId}.${derive('no-more', bookingId)}`,
    wish: (wishId) => `${wishId}.${derive('wish', wishId)}`,
    offer: (offerId) => `${offerId}.${derive('offer', offerId)}`,
    code: (id) => codeOf(Buffer.from(derive('code', id), 'base64url')),
    client: (address) => derive('client', address).slice(0, 22),
  };
}

/** What is stored of a token or key, and what it is looked up by. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Are two tokens the same? Takes as long for a near miss as for a far one. */
export function sameToken(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
