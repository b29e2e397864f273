import { bitNames } from './bit-names.ts';
import { findStarts, horizon } from './find-starts.ts';
import type { Found } from './found.ts';
import { clockText, wallText } from './local-times.ts';
import { dayText, type OffsetTable, ruleAt } from './offsets.ts';
import type { GridQuery, Slot } from './slot.ts';

export type { GridQuery } from './slot.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * As `availableSlots` of the whole package.
 * @throws TypeError where the spa packs its start times and `packStarts` was left out
 */
export function availableSlots(query: GridQuery): Slot[] {
  const found = findStarts(query);
  if (!found) return [];
  const ids = (list: readonly { readonly id: string }[] = []) => list.map(({ id }) => id);
  const named = found.placed.map(({ part, team, rooms }) => ({
    part,
    staff: bitNames(ids(part.staff), team),
    house: bitNames(ids(part.rooms), rooms),
  }));
  const [first] = named as [(typeof named)[0]];
  const slots: Slot[] = [];
  eachStart(found, (start, word, bit, local) => {
    const end = start + found.length;
    const slot: Slot = {
      start,
      end,
      localStart: local(start),
      localEnd: local(end),
      staffIds: first.staff(word, bit),
      roomIds: first.house(word, bit),
    };
    slots.push(
      named.length > 1
        ? {
            ...slot,
            parts: named.map(({ part, staff, house }) => ({
              start: start + part.starts,
              end: start + part.ends,
              staffIds: staff(word, bit),
              roomIds: house(word, bit),
            })),
          }
        : slot,
    );
  });
  return slots;
}

/** As `freeDays` of the whole package, see {@link availableSlots}. */
export function freeDays(query: GridQuery): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  const found = findStarts(query);
  if (found) {
    eachStart(found, (start, _word, _bit, local) => {
      const date = local(start, () => '').slice(0, 10);
      days.set(date, (days.get(date) ?? 0) + 1);
    });
  }
  return days;
}

/** The local time of an instant; what writes the clock's part of it may be another. */
type LocalText = (instant: number, clock?: (minute: number) => string) => string;

/** @param use gets each start, where its bit is, and what tells the local time of an instant on that day */
function eachStart(
  { offsets, rows, starts, step, length, from }: Found,
  use: (start: number, word: number, bit: number, local: LocalText) => void,
): void {
  for (const { origin, count, word, before } of rows) {
    const opens = wallMinute(offsets, origin);
    const today = Math.floor(opens / 1440);
    const date = dayText(today);
    // Most openings lie within a day on which the clock does not change: what is shown there needs no more than this.
    const last = ruleAt(offsets, origin) === ruleAt(offsets, before + length) ? 1440 : 0;
    const local: LocalText = (instant, clock = clockText) => {
      const shown = opens - today * 1440 + (instant - origin) / MINUTE;
      return shown < last ? date + clock(shown) : wallText(wallMinute(offsets, instant));
    };
    for (let k = 0; k < count; k++) {
      const at = word + (k >>> 5);
      const start = origin + k * step;
      if ((starts[at]! >>> k) & 1 && start >= from && start < before) use(start, at, k & 31, local);
    }
  }
}

/** The minute since 1970 that the clock on the spa's wall shows. */
function wallMinute(offsets: OffsetTable, instant: number): number {
  return Math.floor(instant / MINUTE) + ruleAt(offsets, instant).offset;
}

/** As `nextSlots` of the whole package, see {@link availableSlots}. */
export function nextSlots(query: GridQuery, count: number): Slot[] {
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
