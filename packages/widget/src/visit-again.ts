import type { Booking, Catalog } from '@unknot/core';
import type { Visit } from './flow.ts';
import { isOffered } from './visit.ts';

/** What was booked, as a choice to be made again, with who gave it; nothing where the catalog has it no more. */
export function visitAgain(catalog: Catalog, { visit, staff }: Booking): Visit | undefined {
  if (!visit) return undefined;
  const { staffId: _id, staffGender, ...rest } = { addOnIds: [], ...visit };
  const anyone = { ...rest, ...(staffGender && { staffGender }) };
  const [one, another] = staff;
  const same = one && !another ? { ...rest, staffId: one.id } : anyone;
  return [same, anyone].find((choice) => isOffered(catalog, choice));
}
