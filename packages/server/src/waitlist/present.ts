import { type KeptWish, type Offer, type OwnWish, quote, visitFaults } from '@unknot/core';
import { spaIso } from '../booking/present.ts';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import type { StoredOffer, StoredWish } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { bookable, bookingOf } from './claim.ts';

/** A wish on the list, as it is answered. */
export function presentKept(app: AppContext, { id, createdAt, until }: StoredWish, own: boolean): KeptWish {
  return {
    id,
    createdAt: new Date(createdAt).toISOString(),
    until: new Date(until).toISOString(),
    ...(own && { token: app.tokens.wish(id) }),
  };
}

/** A wish as who made it sees it. */
export function presentWish(app: AppContext, stored: StoredWish): OwnWish {
  return { ...presentKept(app, stored, false), state: stored.state, wish: stored.wish };
}

/** An offer as who waits sees it. */
export async function presentOffer(app: AppContext, offer: StoredOffer): Promise<Offer> {
  const { read } = app.store;
  const moment = await thisMoment(app);
  const wish = (await read.waitlist.wish(offer.wishId))!;
  const booking = await bookingOf(read, offer);
  const offered = !visitFaults(moment.catalog, offer.details.visit).length;
  const open = offer.state === 'open' && offer.expiresAt > moment.now && offered;
  const manageToken = booking && app.tokens.manage(booking.id);
  const { visit, staff } = offer.details;
  return {
    id: offer.id,
    state: offer.state === 'open' && !open ? 'over' : offer.state,
    start: spaIso(moment.offsets, offer.start),
    end: spaIso(moment.offsets, offer.end),
    until: spaIso(moment.offsets, offer.expiresAt),
    visit,
    staff,
    ...priceOf(moment, offer),
    oneTap: open && bookable(app, moment, offer, wish),
    waits: wish.state === 'open',
    ...(open && { customer: wish.wish.customer, holdId: offer.holdId }),
    ...(booking && manageToken && hashToken(manageToken) === booking.manageHash ? { manageToken } : {}),
  };
}

type Priced = Pick<Offer, 'serviceName' | 'minutes' | 'total' | 'deposit' | 'currency'>;

/** What an offer is of. Where the catalog no longer has it, it has no price, and cannot be booked. */
export function priceOf({ catalog }: Pick<Moment, 'catalog'>, { details: { visit } }: StoredOffer): Priced {
  const { serviceId, minutes } = visit;
  const { currency } = catalog.spa;
  const gone: Priced = { serviceName: serviceId, minutes, total: 0, currency };
  try {
    const { lines, total, deposit, handsOnMinutes } = quote(catalog, visit);
    const [line] = lines;
    return {
      ...gone,
      ...(line && { serviceName: line.name }),
      minutes: handsOnMinutes,
      total,
      ...(deposit === undefined ? {} : { deposit }),
    };
  } catch (error) {
    if (error instanceof RangeError) return gone;
    throw error;
  }
}
