import { type Catalog, findService, partsOf, type VisitChoice } from '@unknot/core';

/** The names of a visit's massages, each once: `Quiet back + Desk shoulders`. */
export function visitName(catalog: Catalog, visit: VisitChoice): string {
  const names = partsOf(visit).map(({ serviceId }) => findService(catalog, serviceId)?.name ?? serviceId);
  return [...new Set(names)].join(' + ');
}
