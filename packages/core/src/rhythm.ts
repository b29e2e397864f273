import type { Catalog } from './catalog.ts';

/**
 * After how many weeks to come back for a service: what the catalog says of it, or else of the needs that the visitor
 * named and the service answers, the soonest. Undefined where the catalog suggests nothing.
 */
export function rhythmWeeks(
  { needs = [], services }: Pick<Catalog, 'needs' | 'services'>,
  serviceId: string,
  named: readonly string[] = [],
): number | undefined {
  const service = services.find(({ id }) => id === serviceId);
  if (!service) return undefined;
  if (service.rhythmWeeks !== undefined) return service.rhythmWeeks;
  const weeks = needs
    .filter(({ id }) => named.includes(id) && Object.hasOwn(service.needs ?? {}, id))
    .flatMap(({ rhythmWeeks = [] }) => rhythmWeeks);
  return weeks.length ? Math.min(...weeks) : undefined;
}
