import { type Catalog, type Duration, findService, partsOf, type Service, therapistsFor } from '@unknot/core';
import type { Visit } from './state.ts';

/** The duration a visitor starts from: the shortest one. */
export function firstVisit(service: Service): Duration {
  return service.durations.reduce((least, one) => (one.minutes < least.minutes ? one : least));
}

/** Does the catalog still offer what a draft, an attribute or a link asks for? */
export function isOffered(catalog: Catalog, visit: Visit): boolean {
  return partsOf(visit).every(({ serviceId, minutes, addOnIds = [], staffId }) => {
    const service = findService(catalog, serviceId);
    return (
      service?.durations.some((one) => one.minutes === minutes) &&
      addOnIds.every((id) => service.addOns?.includes(id)) &&
      therapistsFor(catalog, service).some(({ id }) => id === (staffId ?? id))
    );
  });
}
