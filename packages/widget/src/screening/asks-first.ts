import { type BookingBackend, type Catalog, partsOf, screeningFor } from '@unknot/core';
import type { StateOf } from '../flow.ts';

/**
 * Is there a question about health before this visit that has no answer yet? Where a request is sent as a form or a
 * mail nothing is asked: there is no backend that could keep the answers as they are to be kept.
 */
export function asksFirst(
  catalog: Catalog,
  { visit, screening = {} }: Pick<StateOf<'times'>, 'visit' | 'screening'>,
  kind: BookingBackend['kind'],
): boolean {
  const services = partsOf(visit).map(({ serviceId }) => serviceId);
  return kind !== 'request' && screeningFor(catalog, ...services).some(({ id }) => !screening[id]);
}
