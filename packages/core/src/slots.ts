import { closedTimes, type Opening, offTimes, openings } from './availability.ts';
import { bitNames } from './bit-names.ts';
import type { Busy } from './busy.ts';
import { type Catalog, type Therapist, therapistsFor } from './catalog.ts';
import { daysOf } from './days.ts';
import { type Interval, inOrder } from './interval.ts';
import { localTimes } from './local-times.ts';
import { dayOf, minuteOfDay, type OffsetTable, ruleAt } from './offsets.ts';
import { allStarts, type Bits, forbid, packed, type StartRow } from './start-bits.ts';
import { type NextPart, type PlannedPart, planVisit, type VisitPart } from './visit.ts';

/** What is looked for, where, and when. All instants are epoch milliseconds. */
export interface SlotQuery extends VisitPart {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  readonly busy: Busy;
  /** The massages that come after the first one in the same visit. */
  readonly followedBy?: readonly NextPart[];
  /** The first start on offer. */
  readonly from: number;
  /** Starts lie before it. */
  readonly to: number;
  readonly now: number;
}

/** Who and where a massage can be. */
export interface Placement {
  /** Every therapist who is free for it and fits a wish, in the catalog's order. */
  readonly staffIds: readonly string[];
  /** Every room that is free for it, in the catalog's order; empty where the service takes no room. */
  readonly roomIds: readonly string[];
}

/** One massage of several in a visit. */
export interface SlotPart extends Placement {
  /** Epoch milliseconds. */
  readonly start: number;
  /** Epoch milliseconds. */
  readonly end: number;
}

/** A time at which a visit can start; its therapists and rooms are those of its first massage. */
export interface Slot extends Placement {
  /** When the first massage starts, epoch milliseconds. */
  readonly start: number;
  /** When the last one ends, epoch milliseconds; the buffer after it is not part of it. */
  readonly end: number;
  /** `YYYY-MM-DDTHH:mm` at the spa. */
  readonly localStart: string;
  readonly localEnd: string;
  /** Where there are several: each massage, in order. */
  readonly parts?: readonly SlotPart[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Every time at which the visit can start between `from` and `to`, in order.
 *
 * The visit lies within the opening hours and outside closures; each massage lies within its therapist's shift and
 * outside their breaks and time off, and with its buffers it keeps clear of what is busy. Start times count from
 * opening in steps of the policy, or from where the therapist's free time begins (`slotPlacement`). Each busy interval
 * and each day's rules are read once.
 *
 * @throws RangeError for a service, duration, add-on or therapist that the catalog does not have, for a service that
 *   nobody can give, and for a window that the offset table does not cover.
 */
export function availableSlots(query: SlotQuery): Slot[] {
  const { catalog, offsets, now, busy } = query;
  const { leadTime, slotStep, slotPlacement } = catalog.policy;
  const parts = planVisit(catalog, query, query.followedBy);
  const length = parts.at(-1)!.ends;
  const soonest = now + leadTime * MINUTE;
  const from = Math.max(query.from, soonest);
  const to = Math.min(query.to, horizon(catalog, offsets, now));
  if (!(from < to)) return [];
  const days = daysOf(offsets, dayOf(offsets, from) - 2, dayOf(offsets, to + length) + 2);

  const isPacked = slotPlacement === 'packed';
  const every = isPacked ? 1 : slotStep;
  const step = every * MINUTE;
  const rows = startRows(openings(catalog, days), from, to, length, step);
  const all = () => allStarts(rows);
  const clear = (bits: Bits, taken: readonly Interval[], since: number, until: number) =>
    forbid(bits, rows, step, taken, since, until);
  const free = (id: string, { from: since, until }: PlannedPart) =>
    clear(all(), inOrder(busy[id] ?? []), since, until);
  const pack = (bits: Bits, staff: readonly Therapist[]) =>
    packed(bits, rows, step, slotStep, shortest(catalog, staff), soonest);

  let starts: Bits = clear(all(), closedTimes(catalog, days), 0, length);
  const placed = parts.map((part) => {
    const rooms = part.rooms?.map(({ id }) => free(id, part));
    if (rooms) starts = starts.map((word, at) => word & rooms.reduce((any, room) => any | room[at]!, 0));
    const team = part.staff.map((person) =>
      offTimes(catalog, person, days).reduce(
        (bits, off) => clear(bits, off, part.starts, part.ends),
        free(person.id, part),
      ),
    );
    return { part, team, rooms: rooms ?? [] };
  });
  // One therapist's free time is packed by itself; where it takes several, the time at which all of them are free.
  const alone = parts.length === 1 && parts[0]!.fits.length === 1;
  if (isPacked && alone) {
    const [one] = placed;
    one!.team = one!.team.map((bits, i) =>
      pack(
        bits.map((word, at) => word & starts[at]!),
        [one!.part.staff[i]!],
      ),
    );
  }
  for (const { part, team } of placed) starts = starts.map((word, at) => word & enough(part, team, at));
  if (isPacked && !alone)
    starts = pack(
      starts,
      parts.flatMap(({ staff }) => staff),
    );

  const local = localTimes();
  const minutes = length / MINUTE;
  const wall = (instant: number) => Math.floor(instant / MINUTE) + ruleAt(offsets, instant).offset;
  const ids = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);
  const named = placed.map((one) => ({
    ...one,
    staff: bitNames(ids(one.part.staff), one.team),
    house: bitNames(ids(one.part.rooms), one.rooms),
  }));
  const first = named[0]!;
  const slots: Slot[] = [];
  for (const { origin, count, word, before } of rows) {
    const base = wall(origin);
    const steady = ruleAt(offsets, origin) === ruleAt(offsets, before + length);
    for (let k = 0; k < count; k += 32) {
      const at = word + (k >>> 5);
      for (let left = starts[at]! & (-1 >>> Math.max(0, 32 + k - count)); left; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        const ahead = (k + bit) * every;
        const start = origin + ahead * MINUTE;
        if (start < from || start >= before) continue;
        const end = start + length;
        const slot: Slot = {
          start,
          end,
          localStart: local(steady ? base + ahead : wall(start)),
          localEnd: local(steady ? base + ahead + minutes : wall(end)),
          staffIds: first.staff(at, bit),
          roomIds: first.house(at, bit),
        };
        slots.push(
          named.length > 1
            ? {
                ...slot,
                parts: named.map(({ part, staff, house }) => ({
                  start: start + part.starts,
                  end: start + part.ends,
                  staffIds: staff(at, bit),
                  roomIds: house(at, bit),
                })),
              }
            : slot,
        );
      }
    }
  }
  return slots;
}

/** Bit by bit: is there somebody for each guest who fits the wish? For two guests, two people. */
function enough({ fits: [first = [], second] }: PlannedPart, team: readonly Bits[], at: number): number {
  let any = 0;
  let two = 0;
  let one = 0;
  let other = 0;
  team.forEach((bits, i) => {
    const free = bits[at]!;
    two |= any & free;
    any |= free;
    if (first[i]) one |= free;
    if (second?.[i]) other |= free;
  });
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

/**
 * The first `count` times on or after `from`. It reads no further ahead than it needs to.
 * @throws RangeError as {@link availableSlots} does.
 */
export function nextSlots(query: SlotQuery, count: number): Slot[] {
  const found: Slot[] = [];
  const end = Math.min(query.to, horizon(query.catalog, query.offsets, query.now));
  let from = Math.max(query.from, query.now);
  for (let days = 2; found.length < count && from < end; days *= 2) {
    const to = Math.min(from + days * DAY, end);
    found.push(...availableSlots({ ...query, from, to }));
    from = to;
  }
  return found.slice(0, count);
}

/** The end of what can be booked, epoch milliseconds: the midnight after the policy's last day. */
export function horizon(catalog: Catalog, offsets: OffsetTable, now: number): number {
  return minuteOfDay(offsets, dayOf(offsets, now) + catalog.policy.horizonDays, 0);
}
