import { findService } from './catalog.ts';
import { mergeIntervals } from './interval.ts';
import { dayOf, minuteOfDay } from './offsets.ts';
import type { Slot, SlotQuery } from './slots.ts';

/**
 * Who and where a slot is booked with: as many therapists as it is for people, and a room where it takes one.
 * Among those who are free it is the turn of whoever has least to do on that day; equals take turns by day.
 */
export function chooseResources(
  query: Pick<SlotQuery, 'catalog' | 'offsets' | 'busy' | 'serviceId' | 'staffId'>,
  slot: Slot,
): { readonly staffIds: readonly string[]; readonly roomIds: readonly string[] } {
  const day = dayOf(query.offsets, slot.start);
  const from = minuteOfDay(query.offsets, day, 0);
  const to = minuteOfDay(query.offsets, day, 1440);
  const load = (id: string) =>
    mergeIntervals(query.busy[id] ?? []).reduce(
      (sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)),
      0,
    );
  const size = slot.staffIds.length;
  const turn = (i: number) => (i + size - (day % size)) % size;
  const people = findService(query.catalog, query.serviceId)?.people ?? 1;
  const inTurn = slot.staffIds
    .map((id, i) => ({ id, wanted: id === query.staffId ? 0 : 1, load: load(id), turn: turn(i) }))
    .sort((a, b) => a.wanted - b.wanted || a.load - b.load || a.turn - b.turn);
  return { staffIds: inTurn.slice(0, people).map(({ id }) => id), roomIds: slot.roomIds.slice(0, 1) };
}
