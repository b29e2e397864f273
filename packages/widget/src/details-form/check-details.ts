import { type Catalog, checkCustomer, type Fault } from '@unknot/core';
import type { Details } from '../flow.ts';
import { customerParts } from '../request.ts';
import type { Dictionary } from '../translations/en.ts';

/** What is wrong with one field, in the visitor's words. */
export interface FieldFault {
  /** The id of the field in the form. */
  readonly field: string;
  readonly message: string;
}

/** The faults of the details, in the form's order, one a field at the most. */
export function checkDetails(catalog: Catalog, details: Details, words: Dictionary): FieldFault[] {
  const faults = fieldFaults(checkCustomer(catalog, customerParts(details)), words);
  const { terms, privacy } = catalog.policy;
  if ((terms || privacy) && !details.agreed)
    faults.push({ field: 'agreed', message: words.details.fault.agreed });
  return faults;
}

/** Faults of core or of the backend (`customer.email`) as faults of the form's fields (`email`). */
export function fieldFaults(faults: readonly Fault[], words: Dictionary): FieldFault[] {
  const { fault } = words.details;
  const found: FieldFault[] = [];
  for (const { path } of faults) {
    const [first = '', second = ''] = path.split('.');
    const field = first === 'customer' ? second : first === 'answers' ? `answer-${second}` : first;
    if (found.some((one) => one.field === field)) continue;
    const key = first === 'answers' ? 'answer' : field;
    if (Object.hasOwn(fault, key)) found.push({ field, message: fault[key as keyof typeof fault] });
  }
  return found;
}
