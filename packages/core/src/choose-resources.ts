import { type Interval, mergeIntervals } from './interval.ts';
import { dayOf, minuteOfDay } from './offsets.ts';
import type { Placement, Slot, SlotQuery } from './slot.ts';
import { type PlannedPart, planVisit } from './visit.ts';

/** Who and where a visit is booked with. */
export interface Chosen {
  /** The therapists and the room of each massage, in order; a guest's own therapist stands in the guest's place. */
  readonly parts: readonly Placement[];
  /** All of them, each once. */
  readonly staffIds: readonly string[];
  readonly roomIds: readonly string[];
  /** When each of them is taken, buffers included: for several massages on end, once. Epoch milliseconds. */
  readonly claims: readonly { readonly resourceId: string; readonly start: number; readonly end: number }[];
}

/**
 * Who and where a slot is booked with: a therapist for each guest, and a room where it takes one. A visit stays with
 * the therapist and in the room it began with, where they can. Among those who are free it is the turn of whoever has
 * least to do on that day; equals take turns by day.
 */
export function chooseResources(query: SlotQuery, slot: Slot): Chosen {
  const day = dayOf(query.offsets, slot.start);
  const from = minuteOfDay(query.offsets, day, 0);
  const to = minuteOfDay(query.offsets, day, 1440);
  const loads = new Map<string, number>();
  const load = (id: string): number => {
    let sum = loads.get(id);
    if (sum === undefined) {
      sum = mergeIntervals(query.busy[id] ?? []).reduce(
        (all, [a, b]) => all + Math.max(0, Math.min(b, to) - Math.max(a, from)),
        0,
      );
      loads.set(id, sum);
    }
    return sum;
  };

  const parts: Placement[] = [];
  const taken: Record<string, Interval[]> = {};
  planVisit(query.catalog, query).forEach((part, at) => {
    const free = slot.parts?.[at] ?? slot;
    const before = parts.at(-1);
    const size = free.staffIds.length;
    const turn = (id: string) => (free.staffIds.indexOf(id) + size - (day % size)) % size;
    const known = (id: string) => (before?.staffIds.includes(id) ? 0 : 1);
    const inTurn = [...free.staffIds].sort(
      (a, b) => known(a) - known(b) || load(a) - load(b) || turn(a) - turn(b),
    );
    const staffIds = forEachGuest(part, inTurn);
    const roomIds = [...free.roomIds.filter((id) => before?.roomIds.includes(id)), ...free.roomIds].slice(
      0,
      1,
    );
    parts.push({ staffIds, roomIds });
    for (const id of [...staffIds, ...roomIds]) {
      taken[id] ??= [];
      taken[id].push([slot.start + part.from, slot.start + part.until]);
    }
  });
  const every = (ids: (part: Placement) => readonly string[]) => [...new Set(parts.flatMap(ids))];
  const staffIds = every((part) => part.staffIds);
  const roomIds = every((part) => part.roomIds);
  return {
    parts,
    staffIds,
    roomIds,
    claims: [...staffIds, ...roomIds].flatMap((resourceId) =>
      mergeIntervals(taken[resourceId]!).map(([start, end]) => ({ resourceId, start, end })),
    ),
  };
}

/** For each guest the first in turn who fits the wish, so that nobody is left without. */
function forEachGuest({ staff, fits }: PlannedPart, inTurn: readonly string[]): string[] {
  const [first = [], second] = fits.map((fit) =>
    inTurn.filter((id) => fit[staff.findIndex((person) => person.id === id)]),
  );
  if (!second) return first.slice(0, 1);
  for (const one of first) {
    const other = second.find((id) => id !== one);
    if (other !== undefined) return [one, other];
  }
  return [];
}
