import type { Catalog } from '@unknot/core';
import type { AppContext } from '../context.ts';

/** Who is told that a time may have come free. Who offers them sets it. */
export interface WaitlistBell {
  onFree?: () => void;
}

/** For how long an offer stands where the policy does not say. */
const OFFER_MINUTES = 120;

/** Minutes; 0 where the spa keeps no waiting list. */
export function offerMinutes({ policy }: Pick<Catalog, 'policy'>): number {
  return policy.offerMinutes ?? OFFER_MINUTES;
}

/** Is who waits told when a time comes free? Offers go by mail. */
export function offersTimes({ mail }: Pick<AppContext, 'mail'>, catalog: Pick<Catalog, 'policy'>): boolean {
  return mail.templates !== undefined && offerMinutes(catalog) > 0;
}
