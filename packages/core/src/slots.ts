import * as onGrid from './find-slots.ts';
import { packStarts } from './pack-starts.ts';
import { type Course, type PlannedSession, planCourse as planOnGrid } from './plan-course.ts';
import type { Slot, SlotQuery } from './slot.ts';

/**
 * Every time at which the visit can start between `from` and `to`, in order.
 *
 * The visit lies within the opening hours and outside closures; each massage lies within its therapist's shift and
 * outside their breaks and time off, and with its buffers it keeps clear of what is busy. Start times count from
 * opening in steps of the policy, or from where the therapist's free time begins (`slotPlacement`). Each busy interval
 * and each day's rules are read once.
 *
 * @throws RangeError for a service, duration, add-on or therapist that the catalog does not have, for a service that
 *   nobody can give, for a busy interval that ends before it starts, and for a window that the offset table does not
 *   cover.
 */
export function availableSlots(query: SlotQuery): Slot[] {
  return onGrid.availableSlots({ ...query, packStarts });
}

/**
 * How many times are free on each day that has any, by its local date. It costs a part of what the times themselves
 * do: for a calendar's month, of which one day's times are shown.
 * @throws RangeError as {@link availableSlots} does.
 */
export function freeDays(query: SlotQuery): ReadonlyMap<string, number> {
  return onGrid.freeDays({ ...query, packStarts });
}

/**
 * The first `count` times on or after `from`. It reads no further ahead than it needs to.
 * @throws RangeError as {@link availableSlots} does.
 */
export function nextSlots(query: SlotQuery, count: number): Slot[] {
  return onGrid.nextSlots({ ...query, packStarts }, count);
}

/**
 * The further sessions of a course, in order: at the same weekday and time as the first one, by the spa's clock. Where
 * that is taken it is the nearest free time: of the same day, or else of the nearest day that has any. A session that
 * lies past the days that can be booked ends the course.
 * @param query what is looked for, as for {@link availableSlots}; it has no window
 * @throws RangeError as {@link availableSlots} does.
 */
export function planCourse(
  query: Omit<SlotQuery, 'from' | 'to'>,
  first: Slot,
  course: Course,
): PlannedSession[] {
  return planOnGrid({ ...query, packStarts }, first, course);
}
