import { type Catalog, therapistsFor } from '@unknot/core';
import type { Carried, Details, State } from '../flow.ts';
import { needsOf } from '../needs.ts';
import { noDetails, noLiking } from '../nothing-chosen.ts';
import { firstVisit } from '../visit.ts';

/** What a page asks the element to start with. */
export interface Start {
  readonly service?: string;
  readonly staff?: string;
  readonly need?: string;
  readonly date?: string;
  readonly code?: string;
  readonly prefill: Partial<Pick<Details, 'name' | 'email' | 'phone'>>;
}

/** The step to start with: the times of a service, the services for a need, or the question what one needs. */
export function firstStep(
  catalog: Catalog,
  { service: serviceId, staff, need = '', date, code, prefill }: Start,
): State {
  const wanted = need.split(/[\s,]+/);
  const asked = needsOf(catalog);
  const needs = wanted.filter((one) => asked.some(({ id }) => id === one));
  const carried: Carried = {
    needs,
    liking: noLiking,
    all: false,
    details: { ...noDetails, ...known(prefill) },
    ...(code && { code: { text: code } }),
  };
  const service = catalog.services.find(({ id }) => id === serviceId);
  if (service) {
    const { minutes } = firstVisit(service);
    const staffId = therapistsFor(catalog, service).find(({ id }) => id === staff)?.id;
    const visit = {
      serviceId: service.id,
      minutes,
      addOnIds: [],
      ...(staffId === undefined ? {} : { staffId }),
    };
    return { ...carried, step: 'times', visit, ...(isDate(date) ? { day: date } : {}) };
  }
  if (needs.length || !asked.length) return { ...carried, all: !needs.length, step: 'services' };
  return { ...carried, step: 'needs' };
}

/** What a page may know of a visitor: who comes, and no more. */
function known(prefill: Start['prefill'] | null | undefined): Start['prefill'] {
  const texts = (['name', 'email', 'phone'] as const).map((key) => [key, prefill?.[key]]);
  return Object.fromEntries(texts.filter(([, text]) => typeof text === 'string'));
}

export function isDate(text: string | undefined): text is string {
  return !!text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
