import { availableSlots } from './find-slots.ts';
import { horizon } from './find-starts.ts';
import { dayNumber, dayOf, dayText, minuteOfDay } from './offsets.ts';
import type { GridQuery, Slot } from './slot.ts';

/** How often a visit takes place, the first one included, and every how many weeks. */
export interface Course {
  readonly everyWeeks: number;
  readonly sessions: number;
}

/** A further session of a course. */
export interface PlannedSession {
  /** The same weekday and time as the first one, `YYYY-MM-DDTHH:mm` at the spa. */
  readonly wanted: string;
  /** That time where it is free, or else the nearest one that is; undefined where there is none within three days. */
  readonly slot: Slot | undefined;
}

/** So many days around the wanted one are looked through. */
const AROUND = 3;

/**
 * As `planCourse` of the whole package.
 * @throws TypeError where the spa packs its start times and `packStarts` was left out
 */
export function planCourse(
  query: Omit<GridQuery, 'from' | 'to'>,
  first: Slot,
  { everyWeeks, sessions }: Course,
): PlannedSession[] {
  const { catalog, offsets, now } = query;
  const last = dayOf(offsets, horizon(catalog, offsets, now) - 1);
  const midnight = (day: number) => minuteOfDay(offsets, day, 0);
  const planned: PlannedSession[] = [];
  let before = first.end;
  for (let session = 1; session < sessions; session++) {
    const day = dayNumber(first.localStart) + 7 * everyWeeks * session;
    if (day > last) break;
    const wanted = `${dayText(day)}${first.localStart.slice(10)}`;
    const from = midnight(day - AROUND);
    const to = midnight(Math.min(day + AROUND, last) + 1);
    const free = availableSlots({ ...query, from, to }).filter(({ start }) => start >= before);
    const slot = nearest(free, wanted);
    planned.push({ wanted, slot });
    if (slot) before = slot.end;
  }
  return planned;
}

/** By day first, then by the clock; the earlier one of two that are as near. */
function nearest(slots: readonly Slot[], wanted: string): Slot | undefined {
  let best: Slot | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const slot of slots) {
    const days = Math.abs(dayNumber(slot.localStart) - dayNumber(wanted));
    const distance = days * 1440 + Math.abs(clock(slot.localStart) - clock(wanted));
    if (distance < least) [best, least] = [slot, distance];
  }
  return best;
}

/** Minutes since midnight. */
function clock(local: string): number {
  return 60 * Number(local.slice(11, 13)) + Number(local.slice(14));
}
