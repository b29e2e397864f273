import { type Catalog, findService, type Therapist, therapistsFor } from './catalog.ts';
import type { Fault } from './fault.ts';
import type { NextPart, StaffWish, VisitChoice } from './visit.ts';
import { partsOf } from './visit-parts.ts';

/**
 * What is wrong with a visit by the catalog; nothing where all of it is on offer. Whether there is a time for it is
 * another question.
 */
export function visitFaults(catalog: Catalog, visit: VisitChoice): Fault[] {
  const parts = partsOf(visit);
  const most = catalog.policy.massagesPerVisit ?? 4;
  if (parts.length > most) {
    const message = `makes ${parts.length} massages in one visit, and there can be ${most}.`;
    return [{ path: 'followedBy', message }];
  }
  return parts.flatMap((part, i) =>
    partFaults(catalog, part).map(({ path, message }) => ({
      path: i ? `followedBy[${i - 1}].${path}` : path,
      message,
    })),
  );
}

function partFaults(catalog: Catalog, { serviceId, minutes, addOnIds = [], ...part }: NextPart): Fault[] {
  const service = findService(catalog, serviceId);
  if (!service)
    return [{ path: 'serviceId', message: `refers to “${serviceId}”, and there is no such service.` }];
  const faults: Fault[] = [];
  if (!service.durations.some((one) => one.minutes === minutes)) {
    faults.push({ path: 'minutes', message: `“${service.name}” is not given for ${minutes} minutes.` });
  }
  addOnIds.forEach((addOn, i) => {
    if (!service.addOns?.includes(addOn)) {
      faults.push({ path: `addOnIds[${i}]`, message: `“${service.name}” has no add-on “${addOn}”.` });
    } else if (addOnIds.indexOf(addOn) !== i) {
      faults.push({ path: `addOnIds[${i}]`, message: `names “${addOn}” a second time.` });
    }
  });
  const able = therapistsFor(catalog, service);
  faults.push(...wishFaults(service.name, able, part));
  const { companion } = part;
  if (companion && service.people !== 2) {
    faults.push({ path: 'companion', message: `is named, and “${service.name}” is for one.` });
  } else if (companion) {
    for (const { path, message } of wishFaults(service.name, able, companion)) {
      faults.push({ path: `companion.${path}`, message });
    }
    if (companion.staffId !== undefined && companion.staffId === part.staffId) {
      faults.push({ path: 'companion.staffId', message: 'is asked for by the other guest already.' });
    }
  }
  return faults;
}

function wishFaults(
  service: string,
  able: readonly Therapist[],
  { staffId, staffGender }: StaffWish,
): Fault[] {
  const asked = able.filter(({ id }) => id === (staffId ?? id));
  if (!asked.length && staffId !== undefined) {
    return [{ path: 'staffId', message: `“${service}” is not given by “${staffId}”.` }];
  }
  return asked.some(({ gender }) => gender === (staffGender ?? gender))
    ? []
    : [{ path: 'staffGender', message: `“${service}” is given by nobody who fits this wish.` }];
}
