import type { WishRequest } from '@unknot/core';
import { spaIso } from '../booking/present.ts';
import type { AppContext, Moment } from '../context.ts';
import type { StoredWish } from '../store/store.ts';

/** A wish as staff see it, and the time that is kept for it. Times are ISO 8601 with the spa's offset. */
export interface WaitingWish extends Omit<WishRequest, 'agreed' | 'returnTo' | 'services'> {
  readonly id: string;
  readonly createdAt: string;
  readonly until: string;
  readonly services: readonly { readonly name: string; readonly minutes?: readonly number[] }[];
  readonly staffName?: string;
  readonly offer?: {
    readonly start: string;
    readonly until: string;
    readonly staff: readonly { readonly id: string; readonly name: string }[];
  };
}

export interface Waitlist {
  readonly wishes: readonly WaitingWish[];
}

/** Who waits for what, in the order in which they are offered something. */
export async function waitlistForStaff(
  { store }: Pick<AppContext, 'store'>,
  { catalog, offsets, now }: Moment,
): Promise<Waitlist> {
  const { waitlist } = store.read;
  const [wishes, offers] = await Promise.all([waitlist.openWishes(now), waitlist.openOffers()]);
  const iso = (instant: number) => spaIso(offsets, instant);
  const row = ({ id, createdAt, until, wish }: StoredWish): WaitingWish => {
    const { agreed: _agreed, returnTo: _page, services, ...rest } = wish;
    const offer = offers.find(({ wishId, expiresAt }) => wishId === id && expiresAt > now);
    const therapist = catalog.staff.find((one) => one.id === wish.staffId);
    return {
      ...rest,
      id,
      createdAt: iso(createdAt),
      until: iso(until),
      services: services.map(({ serviceId, minutes }) => ({
        name: catalog.services.find((one) => one.id === serviceId)?.name ?? serviceId,
        ...(minutes === undefined ? {} : { minutes }),
      })),
      ...(therapist && { staffName: therapist.name }),
      ...(offer && {
        offer: { start: iso(offer.start), until: iso(offer.expiresAt), staff: offer.details.staff },
      }),
    };
  };
  return { wishes: wishes.map(row) };
}
