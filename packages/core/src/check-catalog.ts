import { type Catalog, KNOWN_NEEDS, type TimeOff, therapistsFor, type WeeklyHours } from './catalog.ts';
import type { Fault } from './fault.ts';

/** What a catalog's parts say of one another: every id refers to something, and hours make sense. */
export function checkCatalog(catalog: Catalog): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, message: string) => void faults.push({ path, message });
  const { services, staff, addOns = [], rooms = [], needs = [], questions = [], screening = [] } = catalog;

  const ids = (path: string, list: readonly { readonly id: string }[]): Set<string> => {
    const seen = new Set<string>();
    list.forEach(({ id }, i) => {
      if (seen.has(id)) fault(`${path}[${i}].id`, `is “${id}” like one before it; ids must differ.`);
      seen.add(id);
    });
    return seen;
  };
  const known = {
    service: ids('services', services),
    therapist: ids('staff', staff),
    'add-on': ids('addOns', addOns),
    room: ids('rooms', rooms),
    need: ids('needs', needs),
    question: ids('questions', questions),
    'screening rule': ids('screening', screening),
  };
  rooms.forEach(({ id }, i) => {
    if (known.therapist.has(id))
      fault(`rooms[${i}].id`, `is “${id}” like a therapist’s; both can be taken, so they must differ.`);
  });
  const refer = (kind: keyof typeof known, path: string, list: readonly string[] | undefined) =>
    list?.forEach((id, i) => {
      if (!known[kind].has(id)) fault(`${path}[${i}]`, `refers to “${id}”, and there is no such ${kind}.`);
      else if (list.indexOf(id) !== i) fault(`${path}[${i}]`, `names “${id}” a second time.`);
    });

  checkHours('hours', catalog.hours, fault);
  checkTimesOff('closures', catalog.closures, fault);
  catalog.extraOpenings?.forEach(({ from, to, staff: who }, i) => {
    if (from >= to) fault(`extraOpenings[${i}].to`, 'must be later than from.');
    refer('therapist', `extraOpenings[${i}].staff`, who);
  });

  services.forEach((service, i) => {
    const path = `services[${i}]`;
    const { durations, people = 1, roomType } = service;
    durations.forEach(({ minutes }, d) => {
      if (durations.findIndex((one) => one.minutes === minutes) !== d) {
        fault(`${path}.durations[${d}].minutes`, `is ${minutes} like one before it.`);
      }
    });
    refer('add-on', `${path}.addOns`, service.addOns);
    refer('therapist', `${path}.staff`, service.staff);
    if (roomType !== undefined && !rooms.some(({ type }) => type === roomType)) {
      fault(`${path}.roomType`, `is “${roomType}”, and there is no room of that type.`);
    }
    const able = therapistsFor(catalog, service).length;
    if (able < people) {
      fault(path, able ? `takes ${people} therapists, and ${able} gives it.` : 'is given by no therapist.');
    }
    for (const need of Object.keys({ ...service.needs, ...service.reasons })) {
      if (needs.length ? !known.need.has(need) : !isKnownNeed(need)) {
        fault(
          `${path}.${service.needs && Object.hasOwn(service.needs, need) ? 'needs' : 'reasons'}.${need}`,
          `refers to “${need}”, and there is no such need.`,
        );
      }
    }
  });

  staff.forEach((person, i) => {
    const path = `staff[${i}]`;
    refer('service', `${path}.services`, person.services);
    checkHours(`${path}.hours`, person.hours, fault);
    checkHours(`${path}.breaks`, person.breaks, fault);
    checkTimesOff(`${path}.timeOff`, person.timeOff, fault);
  });

  needs.forEach(({ id, label }, i) => {
    if (label === undefined && !isKnownNeed(id)) {
      fault(`needs[${i}].label`, `is missing: “${id}” is not one of ${KNOWN_NEEDS.join(', ')}.`);
    }
  });
  questions.forEach(({ kind, options }, i) => {
    if (kind === 'choice' && (options?.length ?? 0) < 2)
      fault(`questions[${i}].options`, 'needs at least 2 entries.');
    if (kind !== 'choice' && options) fault(`questions[${i}].options`, 'goes with the kind “choice” only.');
  });
  const { taxPercent, taxName, pricesIncludeTax, deposit } = catalog.policy;
  if (taxName !== undefined && taxPercent === undefined)
    fault('policy.taxName', 'goes with taxPercent only.');
  if (pricesIncludeTax !== undefined && taxPercent === undefined)
    fault('policy.pricesIncludeTax', 'goes with taxPercent only.');
  if (deposit && (deposit.percent === undefined) === (deposit.amount === undefined))
    fault('policy.deposit', 'must have either percent or amount.');
  screening.forEach(({ services: before, outcome, swapTo }, i) => {
    const path = `screening[${i}]`;
    refer('service', `${path}.services`, before);
    if (outcome !== 'swap') {
      if (swapTo !== undefined) fault(`${path}.swapTo`, 'goes with the outcome “swap” only.');
    } else if (swapTo === undefined) fault(`${path}.swapTo`, 'is missing: the outcome is “swap”.');
    else if (!known.service.has(swapTo)) {
      fault(`${path}.swapTo`, `refers to “${swapTo}”, and there is no such service.`);
    } else if (before?.includes(swapTo) ?? true) {
      fault(`${path}.swapTo`, `is “${swapTo}”, before which the question is asked, too.`);
    }
  });
  catalog.reminders?.forEach(({ beforeMinutes, by, kind }, i) => {
    const afterwards = kind === 'aftercare' || kind === 'rebook';
    if (beforeMinutes === 0 || beforeMinutes < 0 !== afterwards) {
      fault(
        `reminders[${i}].beforeMinutes`,
        afterwards
          ? 'must be negative: it comes after the massage.'
          : 'must be positive: it comes before the massage.',
      );
    }
    if (by === 'calendar' && afterwards)
      fault(`reminders[${i}].by`, 'must be “email”: calendars remind before the start.');
  });
  return faults;
}

type Report = (path: string, message: string) => void;

const WEEK = 7 * 1440;

/** Each stretch ends after it starts, and no two overlap, also across midnight and the week's end. */
function checkHours(path: string, hours: readonly WeeklyHours[] | undefined, fault: Report): void {
  if (!hours) return;
  hours.forEach(({ from, to }, i) => {
    if (from >= to) fault(`${path}[${i}].to`, 'must be later than from.');
  });
  const spans = hours
    .map(({ day, from, to }, i) => ({ from: (day - 1) * 1440 + from, to: (day - 1) * 1440 + to, i }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  spans.forEach((span, s) => {
    const before = s > 0 ? spans[s - 1] : spans.at(-1);
    if (!before || before === span) return;
    if (before.to - (s > 0 ? 0 : WEEK) > span.from) {
      fault(`${path}[${span.i}]`, `overlaps with ${path}[${before.i}].`);
    }
  });
}

function checkTimesOff(path: string, list: readonly TimeOff[] | undefined, fault: Report): void {
  list?.forEach(({ from, to }, i) => {
    if (to === undefined) {
      if (from.length > 10)
        fault(`${path}[${i}].to`, 'is missing: from has a time, so the end needs one too.');
    } else if (to.length === 10 ? to < from.slice(0, 10) : to <= from.padEnd(16, 'T00:00')) {
      fault(`${path}[${i}].to`, 'must be later than from.');
    }
  });
}

function isKnownNeed(need: string): boolean {
  return (KNOWN_NEEDS as readonly string[]).includes(need);
}
