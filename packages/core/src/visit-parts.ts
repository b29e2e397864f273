import { type Catalog, findService } from './catalog.ts';
import type { NextPart, VisitChoice } from './visit.ts';

/** Every massage of a visit, in order. */
export function partsOf(visit: VisitChoice): readonly NextPart[] {
  return [visit, ...(visit.followedBy ?? [])];
}

/** The visit that a request or a booking asks for, without what else it says. */
export function visitOf({
  serviceId,
  minutes,
  addOnIds = [],
  staffId,
  staffGender,
  companion,
  followedBy,
}: VisitChoice): VisitChoice & Required<Pick<VisitChoice, 'addOnIds'>> {
  return {
    serviceId,
    minutes,
    addOnIds,
    ...(staffId === undefined ? {} : { staffId }),
    ...(staffGender === undefined ? {} : { staffGender }),
    ...(companion === undefined ? {} : { companion }),
    ...(followedBy === undefined ? {} : { followedBy }),
  };
}

/** Whom each massage of a visit is for: the guest who books is the first, and who comes along the second. */
export type Guest = 1 | 2;

/**
 * Whom each massage of a visit is for, in order. Its therapists stand in the same order.
 * @example guestsOf(catalog, { serviceId: 'couple', minutes: 60 }) //=> [[1, 2]]
 */
export function guestsOf(catalog: Catalog, visit: VisitChoice): readonly (readonly Guest[])[] {
  let here: Guest = 1;
  return partsOf(visit).map(({ serviceId, nextGuest }) => {
    if (nextGuest) here = here === 1 ? 2 : 1;
    return findService(catalog, serviceId)?.people === 2 ? [1, 2] : [here];
  });
}

/** Do two guests come? */
export function isForTwo(catalog: Catalog, visit: VisitChoice): boolean {
  return guestsOf(catalog, visit).some((guests) => guests.includes(2));
}
