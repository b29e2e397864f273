import {
  availableSlots,
  type Busy,
  type Catalog,
  offsetTable,
  type SlotQuery,
  type WeeklyHours,
} from '../../../packages/core/src/index.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant, from the wall time in Berlin in winter unless an offset is given. */
export const at = (text: string, offset = '+01:00') => Date.parse(`${text}${offset}`);

/** Thursday 26 November 2026, seen on the Monday before it. */
export const thursday: Pick<SlotQuery, 'from' | 'to' | 'now'> = {
  from: at('2026-11-26T00:00'),
  to: at('2026-11-27T00:00'),
  now: at('2026-11-23T08:00'),
};

/** Whoever looks for the spa's first massage on that day, or for something else. */
export function queryOf(catalog: Catalog, changes: Partial<SlotQuery> = {}): SlotQuery {
  const query = {
    catalog,
    busy: {},
    serviceId: catalog.services[0]!.id,
    minutes: catalog.services[0]!.durations[0]!.minutes,
    ...thursday,
    ...changes,
  };
  return {
    offsets: offsetTable(catalog.spa.timeZone, query.now - 30 * DAY, query.now + 500 * DAY),
    ...query,
  };
}

/** The starts on offer, as `09:00`, or with their date where there is more than one day. */
export function times(catalog: Catalog, changes: Partial<SlotQuery> = {}): string[] {
  const slots = availableSlots(queryOf(catalog, changes));
  const days = new Set(slots.map(({ localStart }) => localStart.slice(0, 10)));
  return slots.map(({ localStart }) => localStart.slice(days.size > 1 ? 5 : 11));
}

/** What is taken on that Thursday, as `['09:30', '10:00']`. */
export const busyAt = (id: string, ...stretches: readonly (readonly [string, string])[]): Busy => ({
  [id]: stretches.map(([from, to]) => [at(`2026-11-26T${from}`), at(`2026-11-26T${to}`)] as const),
});

export const on = (day: WeeklyHours['day'], from: number, to: number) => [{ day, from, to }];
