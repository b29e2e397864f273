// A thread of the search: it answers a seed with what came of the queries drawn from it.
import { isDeepStrictEqual } from 'node:util';
import { parentPort } from 'node:worker_threads';
import * as fc from 'fast-check';
import { availableSlots, dayOf, minuteOfDay, type SlotQuery } from '../../packages/core/src/index.ts';
import { naiveSlots } from '../core/naive-slots.ts';
import { randomQuery } from '../core/support/random-spa.ts';

export interface Answer {
  readonly counts: Readonly<
    Record<'queries' | 'slots' | 'packed' | 'several' | 'forTwo' | 'clockChanges', number>
  >;
  /** Of the spas that had a slot. */
  readonly zones: readonly string[];
  readonly years: readonly number[];
  /** The smallest query found on which the two differ, and both answers. */
  readonly difference?: string;
}

const QUERIES = 100;
const DAY = 86_400_000;

parentPort!.on('message', (seed: number) => parentPort!.postMessage(batch(seed)));

function batch(seed: number): Answer {
  const counts = { queries: 0, slots: 0, packed: 0, several: 0, forTwo: 0, clockChanges: 0 };
  const zones = new Set<string>();
  const years = new Set<number>();
  const same = fc.property(randomQuery, (query) => {
    const slots = availableSlots(query);
    if (!isDeepStrictEqual(slots, naiveSlots(query))) return false;
    const { catalog, offsets, followedBy, serviceId } = query;
    counts.queries++;
    counts.slots += slots.length;
    if (catalog.policy.slotPlacement === 'packed') counts.packed += slots.length;
    if (followedBy?.length) counts.several += slots.length;
    const visit = [serviceId, ...(followedBy ?? []).map((part) => part.serviceId)];
    if (catalog.services.some(({ id, people }) => people === 2 && visit.includes(id))) {
      counts.forTwo += slots.length;
    }
    for (const { start, localStart } of slots) {
      const day = dayOf(offsets, start);
      if (minuteOfDay(offsets, day, 1440) - minuteOfDay(offsets, day, 0) !== DAY) counts.clockChanges++;
      zones.add(catalog.spa.timeZone);
      years.add(Number(localStart.slice(0, 4)));
    }
    return true;
  });
  const { counterexample } = fc.check(same, { seed, numRuns: QUERIES });
  return {
    counts,
    zones: [...zones],
    years: [...years],
    ...(counterexample ? { difference: written(counterexample[0], seed) } : {}),
  };
}

function written(query: SlotQuery, seed: number): string {
  const answer = (of: (query: SlotQuery) => unknown) => {
    try {
      return JSON.stringify(of(query));
    } catch (error) {
      return String(error);
    }
  };
  return [
    `Seed: ${seed} (npm run oracle -- 1 --seed ${seed})`,
    `Query: ${JSON.stringify(query)}`,
    `Core: ${answer(availableSlots)}`,
    `Minute by minute: ${answer(naiveSlots)}`,
  ].join('\n');
}
