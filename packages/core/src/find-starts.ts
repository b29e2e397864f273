import { closedTimes, type Opening, offTimes, openings, shifts } from './availability.ts';
import type { Catalog } from './catalog.ts';
import { daysOf } from './days.ts';
import { type Found, narrow, type OfferedRow } from './found.ts';
import { dayOf, minuteOfDay, type OffsetTable } from './offsets.ts';
import type { GridQuery } from './slot.ts';
import { type Bits, mark } from './start-bits.ts';
import { type PlannedPart, planVisit } from './visit.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Finds when a visit can start; undefined where nothing between the query's `from` and `to` can be booked.
 * @throws RangeError as `availableSlots` does
 */
export function findStarts(query: GridQuery): Found | undefined {
  const { catalog, offsets, now, busy, packStarts } = query;
  const { leadTime, slotStep, slotPlacement } = catalog.policy;
  const parts = planVisit(catalog, query);
  const length = parts.at(-1)!.ends;
  const soonest = now + leadTime * MINUTE;
  const from = Math.max(query.from, soonest);
  const to = Math.min(query.to, horizon(catalog, offsets, now));
  if (Number.isNaN(from + to) || !(slotStep > 0)) {
    throw new RangeError('from, to and now must be instants, slotStep more than 0.');
  }
  if (from >= to) return undefined;
  const days = daysOf(offsets, dayOf(offsets, from) - 2, dayOf(offsets, to + length) + 2);

  const packed = slotPlacement === 'packed';
  const step = (packed ? 1 : slotStep) * MINUTE;
  const rows = startRows(openings(catalog, days), from, to, length, step);
  const end = rows.at(-1);
  if (!end) return undefined;
  const none = () => new Int32Array(end.word + ((end.count + 31) >>> 5));
  const all = () => none().fill(-1);
  const free = (bits: Bits, id: string, { from: since, until }: PlannedPart) =>
    mark(bits, rows, step, busy[id] ?? [], since, until);

  let starts: Bits = mark(all(), rows, step, closedTimes(catalog, days), 0, length);
  const placed = parts.map((part) => {
    const rooms = part.rooms?.map(({ id }) => free(all(), id, part));
    if (rooms) starts = starts.map((word, at) => word & rooms.reduce((any, room) => any | room[at]!, 0));
    const team = part.staff.map((person) => {
      // A massage begins and ends within a shift.
      const bits = mark(
        none(),
        rows,
        step,
        shifts(catalog, person, days),
        part.ends - 1,
        part.starts + 1,
        true,
      );
      mark(bits, rows, step, offTimes(person, days), part.starts, part.ends);
      return free(bits, person.id, part);
    });
    return { part, team, rooms: rooms ?? [] };
  });
  const found = { offsets, rows, starts, placed, step, length, from };
  return packed ? packStarts!(found, catalog, soonest) : narrow(found);
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
    rows.push({ origin: open, count, last, word, before });
    word += (count + 31) >>> 5;
  }
  return rows;
}

/** The end of what can be booked, epoch milliseconds: the midnight after the policy's last day. */
export function horizon(catalog: Catalog, offsets: OffsetTable, now: number): number {
  return minuteOfDay(offsets, dayOf(offsets, now) + catalog.policy.horizonDays, 0);
}
