import {
  availableSlots,
  type Busy,
  type Catalog,
  chooseResources,
  type Interval,
  type Placement,
  type Slot,
  type SlotQuery,
  type VisitChoice,
  visitOf,
} from '@unknot/core';
import type { Moment } from '../context.ts';
import { invalid, ProblemError } from '../problem.ts';
import type { Claim, ClaimedTime, StoreReader } from '../store/store.ts';

/** A visit and when it is wanted. */
export interface Wanted extends VisitChoice {
  /** Epoch milliseconds. */
  readonly start: number;
}

/** The visit of a request, without what else it says. */
export function wantedOf(request: VisitChoice, start: number): Wanted {
  return { ...visitOf(request), start };
}

/** Who gives it and where, and what that takes. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly localStart: string;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** Who and where each massage is with, in order. */
  readonly placed: readonly Placement[];
  readonly claims: readonly ClaimedTime[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Finds therapists and a room for a time, by the rules the widget offers it by.
 * @param moment its `now` is when the time was chosen: for a time that is held, when the hold was made
 * @param own what is being moved: its own claims do not stand in its way
 * @throws ProblemError `slot-taken`, or `invalid` for a time that is never on offer
 */
export async function findPlace(
  reader: StoreReader,
  moment: Moment,
  wanted: Wanted,
  own?: string,
): Promise<Place> {
  const { catalog, offsets } = moment;
  const { start } = wanted;
  if (start < moment.now + catalog.policy.leadTime * MINUTE) {
    // To the visitor it is as good as taken: what helps is another time.
    throw new ProblemError('slot-taken', { detail: 'This time is too soon to be booked, or past.' });
  }
  // The day around it, as whose turn it is depends on what else they have that day.
  const claims = await reader.claims({ from: start - 2 * DAY, to: start + 2 * DAY }, moment.now);
  const query: SlotQuery = {
    ...wanted,
    catalog,
    offsets,
    busy: busyOf(claims.filter(({ ownerId }) => ownerId !== own)),
    from: start,
    to: start + 1,
    now: moment.now,
  };
  const [slot] = availableSlots(query);
  if (slot) return placeOf(catalog, query, slot);
  if (availableSlots({ ...query, busy: {} }).length) throw new ProblemError('slot-taken');
  throw invalid('start', 'is not a time on offer.');
}

/** What is busy, from claims. */
export function busyOf(claims: readonly Claim[]): Busy {
  const busy: Record<string, Interval[]> = {};
  for (const { resourceId, start, end } of claims) {
    busy[resourceId] ??= [];
    busy[resourceId].push([start, end]);
  }
  return busy;
}

function placeOf(catalog: Catalog, query: SlotQuery, slot: Slot): Place {
  const { staffIds, roomIds, parts, claims } = chooseResources(query, slot);
  return {
    start: slot.start,
    end: slot.end,
    localStart: slot.localStart,
    staff: named(catalog.staff, staffIds),
    rooms: named(catalog.rooms ?? [], roomIds),
    placed: parts,
    claims,
  };
}

function named(
  list: readonly { readonly id: string; readonly name?: string }[],
  ids: readonly string[],
): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: list.find((one) => one.id === id)?.name ?? id }));
}
