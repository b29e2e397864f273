import { awayTimes, closedTimes, type Opening, openings, shifts } from './availability.ts';
import { BitNames } from './bit-names.ts';
import type { Busy } from './busy.ts';
import { type Catalog, type Therapist, therapistsFor } from './catalog.ts';
import { Days } from './days.ts';
import { inOrder } from './interval.ts';
import { LocalTimes } from './local-times.ts';
import { dayOf, minuteOfDay, type OffsetTable } from './offsets.ts';
import { StartBits, type StartRow, wordsFor } from './start-bits.ts';
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
  const days = new Days(offsets, dayOf(offsets, from) - 2, dayOf(offsets, to) + Math.ceil(length / DAY) + 2);

  const packed = slotPlacement === 'packed';
  const step = (packed ? 1 : slotStep) * MINUTE;
  const rows = startRows(openings(catalog, days), from, to, length, step, packed);
  const bits = () => new StartBits(rows, step);
  const starts = bits().allowAll().forbid(closedTimes(catalog, days), 0, length);
  const placed = parts.map((part) => {
    const free = (some: StartBits, id: string) => some.forbid(inOrder(busy[id] ?? []), part.from, part.until);
    const house = part.rooms?.map(({ id }) => free(bits().allowAll(), id));
    if (house) starts.and((at) => house.reduce((any, { words }) => any | words[at]!, 0));
    const team = part.staff.map((person) =>
      free(
        bits()
          .allow(shifts(catalog, person, days), part.starts, part.ends)
          .forbid(awayTimes(person, days), part.starts, part.ends),
        person.id,
      ),
    );
    return { part, team, house };
  });
  // One therapist's free time is packed by itself; where it takes several, the time at which all of them are free.
  const alone = parts.length === 1 && parts[0]!.fits.length === 1;
  if (packed && alone) {
    for (const [i, one] of placed[0]!.team.entries()) {
      const least = shortest(catalog, [parts[0]!.staff[i]!]);
      one.and((at) => starts.words[at]!).pack(slotStep, least, soonest);
    }
  }
  for (const { part, team } of placed) starts.and((at) => enough(part, team, at));
  if (packed && !alone) {
    const everyone = parts.flatMap(({ staff }) => staff);
    starts.pack(slotStep, shortest(catalog, everyone), soonest);
  }

  const local = new LocalTimes(offsets);
  const names = placed.map(({ part, team, house = [] }) => ({
    part,
    staff: new BitNames(part.staff, team),
    rooms: new BitNames(part.rooms ?? [], house),
  }));
  const slots: Slot[] = [];
  for (const { origin, count, word, before } of rows) {
    for (let w = 0; w < wordsFor(count); w++) {
      const at = word + w;
      for (let left = starts.words[at]!; left; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        const start = origin + ((w << 5) + bit) * step;
        if (start < from || start >= before) continue;
        const slot: Slot = {
          start,
          end: start + length,
          localStart: local.at(start),
          localEnd: local.at(start + length),
          staffIds: names[0]!.staff.at(at, bit),
          roomIds: names[0]!.rooms.at(at, bit),
        };
        slots.push(
          names.length === 1
            ? slot
            : {
                ...slot,
                parts: names.map(({ part, staff, rooms }) => ({
                  start: start + part.starts,
                  end: start + part.ends,
                  staffIds: staff.at(at, bit),
                  roomIds: rooms.at(at, bit),
                })),
              },
        );
      }
    }
  }
  return slots;
}

/** Bit by bit: is there somebody for each guest who fits the wish? For two guests, two people. */
function enough({ fits: [first = [], second] }: PlannedPart, team: readonly StartBits[], at: number): number {
  let any = 0;
  let two = 0;
  let one = 0;
  let other = 0;
  team.forEach(({ words }, i) => {
    const free = words[at]!;
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

/**
 * The starts in each opening, for a visit that is over by its close: those on offer from `from` on, or the opening's
 * whole day where it matters what else lies in it.
 */
function startRows(
  list: readonly Opening[],
  from: number,
  to: number,
  length: number,
  step: number,
  whole: boolean,
): OfferedRow[] {
  const rows: OfferedRow[] = [];
  let word = 0;
  for (const { open, startsBefore, close } of list) {
    const before = Math.min(to, startsBefore);
    if (before <= from) continue;
    const first = whole ? 0 : Math.max(0, Math.ceil((from - open) / step));
    // What lies more than a day past the last of its starts has no bearing on them.
    const end = whole ? startsBefore + DAY : before;
    const last = Math.min(Math.floor((close - length - open) / step), Math.ceil((end - open) / step) - 1);
    if (last < first) continue;
    const count = last - first + 1;
    rows.push({ origin: open + first * step, count, word, before });
    word += wordsFor(count);
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
