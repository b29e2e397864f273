import { closedTimes, type Opening, offTimes, openings } from './availability.ts';
import { type Catalog, type Therapist, therapistsFor } from './catalog.ts';
import { daysOf } from './days.ts';
import { type Interval, inOrder } from './interval.ts';
import { dayOf, minuteOfDay, type OffsetTable } from './offsets.ts';
import type { SlotQuery } from './slots.ts';
import { allStarts, type Bits, forbid, packed, type StartRow } from './start-bits.ts';
import { type PlannedPart, planVisit } from './visit.ts';

/** What is possible when: a bit for each start. */
export interface Found {
  readonly offsets: OffsetTable;
  readonly rows: readonly OfferedRow[];
  readonly starts: Bits;
  /** For each massage of the visit, when each of its therapists and rooms is free. */
  readonly placed: readonly {
    readonly part: PlannedPart;
    readonly team: readonly Bits[];
    readonly rooms: readonly Bits[];
  }[];
  /** Minutes from one start of a row to the next. */
  readonly every: number;
  /** From the first start to the last end, in milliseconds. */
  readonly length: number;
  /** Starts before it are not on offer, epoch milliseconds. */
  readonly from: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Finds when a visit can start; undefined where nothing between the query's `from` and `to` can be booked.
 * @throws RangeError as `availableSlots` does
 */
export function findStarts(query: SlotQuery): Found | undefined {
  const { catalog, offsets, now, busy } = query;
  const { leadTime, slotStep, slotPlacement } = catalog.policy;
  const parts = planVisit(catalog, query, query.followedBy);
  const length = parts.at(-1)!.ends;
  const soonest = now + leadTime * MINUTE;
  const from = Math.max(query.from, soonest);
  const to = Math.min(query.to, horizon(catalog, offsets, now));
  if (Number.isNaN(from + to)) throw new RangeError('from, to and now must be instants.');
  if (from >= to) return undefined;
  const days = daysOf(offsets, dayOf(offsets, from) - 2, dayOf(offsets, to + length) + 2);

  const isPacked = slotPlacement === 'packed';
  const every = isPacked ? 1 : slotStep;
  const step = every * MINUTE;
  const rows = startRows(openings(catalog, days), from, to, length, step);
  const clear = (bits: Bits, taken: readonly Interval[], since: number, until: number) =>
    forbid(bits, rows, step, taken, since, until);
  const free = (id: string, { from: since, until }: PlannedPart) =>
    clear(allStarts(rows), inOrder(busy[id] ?? []), since, until);
  const pack = (bits: Bits, staff: readonly Therapist[]) =>
    packed(bits, rows, step, slotStep, shortest(catalog, staff), soonest);

  let starts: Bits = clear(allStarts(rows), closedTimes(catalog, days), 0, length);
  const placed = parts.map((part) => {
    const rooms = part.rooms?.map(({ id }) => free(id, part));
    if (rooms) starts = starts.map((word, at) => word & rooms.reduce((any, room) => any | room[at]!, 0));
    const team = part.staff.map((person) => {
      const bits = free(person.id, part);
      for (const off of offTimes(catalog, person, days)) clear(bits, off, part.starts, part.ends);
      return bits;
    });
    return { part, team, rooms: rooms ?? [] };
  });
  // One therapist's free time is packed by itself; where it takes several, the time at which all of them are free.
  const [one] = placed;
  const alone = parts.length === 1 && one!.part.fits.length === 1;
  if (isPacked && alone) {
    one!.team = one!.team.map((bits, i) =>
      pack(
        bits.map((word, at) => word & starts[at]!),
        [one!.part.staff[i]!],
      ),
    );
  }
  for (const { part, team } of placed) starts = starts.map((word, at) => word & enough(part, team, at));
  if (isPacked && !alone) {
    const everyone = parts.flatMap(({ staff }) => staff);
    starts = pack(starts, everyone);
  }
  return { offsets, rows, starts, placed, every, length, from };
}

/** Bit by bit: is there somebody for each guest who fits the wish? For two guests, two people. */
function enough({ fits: [first = [], second] }: PlannedPart, team: readonly Bits[], at: number): number {
  let any = 0;
  let two = 0;
  let one = 0;
  let other = 0;
  for (let i = 0; i < team.length; i++) {
    const free = team[i]![at]!;
    two |= any & free;
    any |= free;
    if (first[i]) one |= free;
    if (second?.[i]) other |= free;
  }
  return second ? two & one & other : one;
}

/** The shortest visit that one of these therapists can be booked for, with its buffers, in minutes. */
function shortest(catalog: Catalog, staff: readonly Therapist[]): number {
  return Math.min(
    ...catalog.services
      .filter((service) => therapistsFor(catalog, service).some((person) => staff.includes(person)))
      .map(
        ({ durations, bufferBefore = 0, bufferAfter = 0 }) =>
          bufferBefore + Math.min(...durations.map(({ minutes }) => minutes)) + bufferAfter,
      ),
  );
}

/** The starts of one opening, and the moment before which they are on offer. */
interface OfferedRow extends StartRow {
  readonly before: number;
}

/** The starts of each opening that has some between `from` and `to`, for a visit that is over by its close. */
function startRows(
  list: readonly Opening[],
  from: number,
  to: number,
  length: number,
  step: number,
): OfferedRow[] {
  const rows: OfferedRow[] = [];
  let word = 0;
  for (const { open, startsBefore, close } of list) {
    const before = Math.min(to, startsBefore);
    // What lies more than a day past the last of its starts has no bearing on them.
    const last = Math.min(close, startsBefore + DAY) - length;
    if (before <= from || last < open) continue;
    const count = Math.floor((last - open) / step) + 1;
    rows.push({ origin: open, count, word, before });
    word += (count + 31) >>> 5;
  }
  return rows;
}

/** The end of what can be booked, epoch milliseconds: the midnight after the policy's last day. */
export function horizon(catalog: Catalog, offsets: OffsetTable, now: number): number {
  return minuteOfDay(offsets, dayOf(offsets, now) + catalog.policy.horizonDays, 0);
}
