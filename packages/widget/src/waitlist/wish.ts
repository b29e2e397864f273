import {
  dayNumber,
  dayOf,
  dayText,
  fitsWish,
  horizon,
  localSpan,
  type Slot,
  type Weekday,
  type WishRequest,
} from '@unknot/core';
import { availableSlots } from '@unknot/core/slots';
import type { Visit } from '../flow.ts';
import { packing } from '../slot-picker/packing.ts';
import type { StepContext } from '../step-element.ts';

/** When a massage would do, as the form asks for it. */
export interface WhenChosen {
  readonly minutes: readonly number[];
  readonly weekdays: readonly Weekday[];
  /** Minutes of the day; undefined where it does not matter. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

const DAYS = 28;

/** What the form begins with: as the visitor chose, and for some weeks. */
export function firstWhen({ offsets, now, catalog }: StepContext, visit: Visit): WhenChosen {
  const today = dayOf(offsets, now());
  const last = dayOf(offsets, horizon(catalog, offsets, now()) - 1);
  return {
    minutes: [visit.minutes],
    weekdays: [],
    from: undefined,
    to: undefined,
    until: dayText(Math.min(today + DAYS, last)),
  };
}

/** What is waited for, without who waits. */
export function wishOf(
  { serviceId, staffId, staffGender }: Visit,
  { minutes, weekdays, from, to, until }: WhenChosen,
): Omit<WishRequest, 'customer'> {
  return {
    services: [{ serviceId, minutes }],
    ...(staffId !== undefined ? { staffId } : staffGender !== undefined ? { staffGender } : {}),
    ...(weekdays.length && { weekdays }),
    ...((from ?? to) !== undefined && { hours: { from: from ?? 0, to: to ?? 2880 } }),
    to: until,
  };
}

/** The first time that fits already; none while it is not known what is taken. */
export function fitsNow(context: StepContext, visit: Visit, when: WhenChosen): Slot | undefined {
  const { busy, catalog, offsets } = context;
  if (typeof busy !== 'object' || !when.minutes.includes(visit.minutes)) return undefined;
  const now = context.now();
  const { serviceId, minutes, staffId, staffGender } = visit;
  const staff = staffId !== undefined ? { staffId } : staffGender !== undefined ? { staffGender } : {};
  const visiting = { serviceId, minutes, ...staff };
  const window = { from: now, to: busy.to, now };
  const known = { catalog, offsets, busy: busy.busy, packStarts: packing() };
  const wish = wishOf(visit, when);
  return availableSlots({ ...visiting, ...known, ...window }).find(({ localStart, localEnd }) =>
    fitsWish(wish, localSpan(localStart, localEnd)),
  );
}

/** The weekdays on which the spa is open, in the order of the visitor's week. */
export function openWeekdays({ catalog, format }: StepContext): Weekday[] {
  const first = format.firstWeekday;
  const days = [...new Set(catalog.hours.map(({ day }) => day))];
  return days.sort((one, other) => ((one - first + 7) % 7) - ((other - first + 7) % 7));
}

/** The full hours within the spa's longest day, in minutes of the day. */
export function openHours({ catalog }: StepContext): number[] {
  const first = Math.min(...catalog.hours.map(({ from }) => from));
  const last = Math.max(...catalog.hours.map(({ to }) => to));
  const hours: number[] = [];
  for (let at = Math.ceil(first / 60) * 60; at <= last; at += 60) hours.push(at);
  return hours;
}

/** @example clock(1050) //=> '2026-01-01T17:30', for what writes the time of a local one */
export function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `2026-01-01T${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** The last day that can be waited for: a year from now. */
export function lastDay({ offsets, now }: StepContext): { readonly first: string; readonly last: string } {
  const today = dayOf(offsets, now());
  return { first: dayText(today), last: dayText(today + 365) };
}

export function isDay(text: string, first: string, last: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(dayNumber(text)) && text >= first && text <= last;
}
