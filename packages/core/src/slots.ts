import { bitNames } from './bit-names.ts';
import type { Busy } from './busy.ts';
import type { Catalog } from './catalog.ts';
import { findStarts, horizon } from './find-starts.ts';
import { clockText, wallText } from './local-times.ts';
import { dayOf, dayText, minuteOfDay, type OffsetTable, ruleAt } from './offsets.ts';
import type { NextPart, VisitPart } from './visit.ts';

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
  const found = findStarts(query);
  if (!found) return [];
  const ids = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);
  const named = found.placed.map(({ part, team, rooms }) => ({
    part,
    staff: bitNames(ids(part.staff), team),
    house: bitNames(ids(part.rooms), rooms),
  }));
  const first = named[0]!;
  const { offsets, rows, starts, every, length, from } = found;
  const minutes = length / MINUTE;
  const slots: Slot[] = [];
  for (const { origin, count, word, before } of rows) {
    const wall = wallMinute(offsets, origin);
    const today = Math.floor(wall / 1440);
    const opens = wall - today * 1440;
    const date = dayText(today);
    // Most openings lie within a day on which the clock does not change: what is shown there needs no more than this.
    const last = ruleAt(offsets, origin) === ruleAt(offsets, before + length) ? 1440 : 0;
    for (let k = 0; k < count; k += 32) {
      const at = word + (k >>> 5);
      for (let left = starts[at]! & (-1 >>> Math.max(0, 32 + k - count)); left; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        const ahead = (k + bit) * every;
        const start = origin + ahead * MINUTE;
        if (start < from || start >= before) continue;
        const end = start + length;
        const shown = opens + ahead;
        const slot: Slot = {
          start,
          end,
          localStart: shown < last ? date + clockText(shown) : wallText(wallMinute(offsets, start)),
          localEnd:
            shown + minutes < last ? date + clockText(shown + minutes) : wallText(wallMinute(offsets, end)),
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

/**
 * How many times are free on each day that has any, by its local date. It costs a part of what the times themselves
 * do: for a calendar's month, of which one day's times are shown.
 * @throws RangeError as {@link availableSlots} does.
 */
export function freeDays(query: SlotQuery): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  const found = findStarts(query);
  if (!found) return days;
  const { offsets, rows, starts, every, from } = found;
  for (const { origin, count, word, before } of rows) {
    // Bit by bit up to the end of each day in turn: most openings lie within one.
    for (let k = Math.max(0, Math.ceil((from - origin) / (every * MINUTE))); k < count; ) {
      const start = origin + k * every * MINUTE;
      if (start >= before) break;
      const day = dayOf(offsets, start);
      const end = Math.min(before, minuteOfDay(offsets, day, 1440));
      let free = 0;
      for (const last = Math.min(count, Math.ceil((end - origin) / (every * MINUTE))); k < last; k++) {
        free += (starts[word + (k >>> 5)]! >>> k) & 1;
      }
      const date = dayText(day);
      if (free) days.set(date, (days.get(date) ?? 0) + free);
    }
  }
  return days;
}

/** The minute since 1970 that the clock on the spa's wall shows. */
function wallMinute(offsets: OffsetTable, instant: number): number {
  return Math.floor(instant / MINUTE) + ruleAt(offsets, instant).offset;
}

/**
 * The first `count` times on or after `from`. It reads no further ahead than it needs to.
 * @throws RangeError as {@link availableSlots} does.
 */
export function nextSlots(query: SlotQuery, count: number): Slot[] {
  const found: Slot[] = [];
  const end = Math.min(query.to, horizon(query.catalog, query.offsets, query.now));
  let from = Math.max(query.from, query.now);
  let days = 2;
  do {
    const to = Math.min(from + days * DAY, end);
    found.push(...availableSlots({ ...query, from, to }));
    from = to;
    days *= 2;
  } while (found.length < count && from < end);
  return found.slice(0, count);
}
