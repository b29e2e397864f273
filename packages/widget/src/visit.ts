import type { Catalog, Duration, Service } from '@unknot/core';
import type { Visit } from './flow.ts';

/** The duration a visitor starts from: the shortest one. */
export function firstVisit(service: Service): Duration {
  return service.durations.reduce((least, one) => (one.minutes < least.minutes ? one : least));
}

/** Does the catalog still offer what a draft, an attribute or a link asks for? */
export function isOffered(catalog: Catalog, { serviceId, minutes, addOnIds, staffId }: Visit): boolean {
  const service = catalog.services.find(({ id }) => id === serviceId);
  return (
    !!service &&
    service.durations.some((one) => one.minutes === minutes) &&
    addOnIds.every((id) => service.addOns?.includes(id)) &&
    (staffId === undefined ||
      (catalog.staff.some(
        ({ id, services }) => id === staffId && (!services || services.includes(serviceId)),
      ) &&
        (!service.staff || service.staff.includes(staffId))))
  );
}
