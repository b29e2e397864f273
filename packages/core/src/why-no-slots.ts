import { closedTimes, openings } from './availability.ts';
import type { Catalog } from './catalog.ts';
import { daysOf } from './days.ts';
import { horizon } from './find-starts.ts';
import { mergeIntervals } from './interval.ts';
import { dayOf } from './offsets.ts';
import type { Slot, SlotQuery } from './slot.ts';
import { availableSlots, nextSlots } from './slots.ts';
import { planVisit } from './visit.ts';

/**
 * Why nothing is on offer.
 * - `past`: it is over, or what of it the spa was open
 * - `lead-time`: it is too soon to be booked
 * - `horizon`: it is too far ahead to be booked yet
 * - `closed`: the spa does not open
 * - `too-long`: it opens, but not for as long as the visit takes
 * - `nobody`: no therapist fits the wish
 * - `away`: those who could do it do not work then
 * - `full`: all is taken
 */
export type NoSlotsReason =
  | 'past'
  | 'lead-time'
  | 'horizon'
  | 'closed'
  | 'too-long'
  | 'nobody'
  | 'away'
  | 'full';

export interface NoSlots {
  readonly reason: NoSlotsReason;
  /** The first time on offer after the window, else the last chance before it; left out where there is none. */
  readonly next?: Slot;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Why {@link availableSlots} finds nothing between the query's `from` and `to`, and when the next time is.
 * @param until how far to look for it, epoch milliseconds: what is busy after that is not known
 * @throws RangeError as {@link availableSlots} does.
 */
export function whyNoSlots(query: SlotQuery, until = query.to): NoSlots {
  const { from, now } = query;
  const [next] = [from, now].flatMap((at) => nextSlots({ ...query, from: at, to: until }, 1));
  return { reason: reasonOf(query), ...(next ? { next } : {}) };
}

function reasonOf(query: SlotQuery): NoSlotsReason {
  const { catalog, offsets, from, to, now } = query;
  const soonest = now + catalog.policy.leadTime * MINUTE;
  const parts = planVisit(catalog, query);
  if (to <= now) return 'past';
  if (to <= soonest) return 'lead-time';
  if (from >= horizon(catalog, offsets, now)) return 'horizon';
  if (parts.some(({ fits }) => !canBeMet(fits))) return 'nobody';

  const free: SlotQuery = { ...query, busy: {} };
  if (availableSlots(free).length) return 'full';
  const { staff, policy } = catalog;
  const anyTime = { ...policy, leadTime: 0, horizonDays: 100_000 };
  const offered = (changes: Partial<Catalog>) =>
    availableSlots({
      ...free,
      now: Math.max(Math.min(now, from), offsets.from),
      to: Math.min(to, offsets.until - 2 * DAY),
      catalog: { ...catalog, policy: anyTime, ...changes },
    });
  const outside = offered({}).filter(({ start }) => start >= now);
  if (outside.length) return outside[0]!.start < soonest ? 'lead-time' : 'horizon';
  if (offered({}).length) return 'past';
  const always = {
    staff: staff.map(({ hours: _, breaks: __, timeOff: ___, ...person }) => person),
    extraOpenings: (catalog.extraOpenings ?? []).map(({ staff: _, ...opening }) => opening),
  };
  if (offered(always).length) return 'away';

  const days = daysOf(
    offsets,
    dayOf(offsets, Math.max(from, offsets.from)) - 2,
    dayOf(offsets, Math.min(to, offsets.until)) + 2,
  );
  const closed = mergeIntervals(closedTimes(catalog, days));
  const opens = openings(catalog, days).some(({ open, close }) => {
    let at = Math.max(open, from);
    for (const [start, end] of closed) if (start <= at) at = Math.max(at, end);
    return at < Math.min(close, to);
  });
  return opens ? 'too-long' : 'closed';
}

/** Is there somebody for each guest, whenever that is? For two guests, two people. */
function canBeMet([first = [], second]: readonly (readonly boolean[])[]): boolean {
  return first.some((fits, i) => fits && (!second || second.some((other, k) => other && k !== i)));
}
