import type { Catalog } from '@unknot/core';
import { isDate } from './first-step.ts';
import type { SessionHost } from './session.ts';

/** The values of the element's attributes that mean nothing, each with its attribute: the form is shown as without them. */
export function unknownValues(
  { mode, theme, service, staff, need, date }: SessionHost,
  { services, staff: therapists, needs = [] }: Catalog,
): string[] {
  const has = (list: readonly { readonly id: string }[]) => (value: string) =>
    list.some(({ id }) => id === value);
  const known: readonly (readonly [
    attribute: string,
    value: string | undefined,
    isKnown: (value: string) => boolean,
  ])[] = [
    ['mode', mode, (value) => /^(inline|dialog)$/.test(value)],
    ['theme', theme, (value) => /^(auto|light|dark)$/.test(value)],
    ['service', service, has(services)],
    ['staff', staff, has(therapists)],
    ...(need?.split(/[\s,]+/).map((one) => ['need', one, has(needs)] as const) ?? []),
    ['date', date, isDate],
  ];
  return known
    .filter(([, value, isKnown]) => value && !isKnown(`${value}`))
    .map(([attribute, value]) => `${attribute}="${value}"`);
}
