import { type Catalog, type Therapist, therapistsFor } from './catalog.ts';
import { type Found, narrow } from './found.ts';
import type { Bits } from './start-bits.ts';

export type { PackStarts } from './found.ts';

/**
 * Packs start times (`slotPlacement`): leaves those that make no gap too short for anything.
 * @param found on single minutes, before anybody's wish is looked at
 * @param soonest what begins before it is not on offer, epoch milliseconds
 */
export function packStarts(found: Found, catalog: Catalog, soonest: number): Found {
  const { starts, placed } = found;
  const pack = (bits: Bits, staff: readonly Therapist[]) =>
    thinned(bits, found, catalog.policy.slotStep, shortest(catalog, staff), soonest);
  const [first, ...others] = placed;
  if (first && !others.length && !first.part.fits[1]) {
    // One therapist's free time is packed by itself.
    const team = first.team.map((bits, i) =>
      pack(
        bits.map((word, at) => word & starts[at]!),
        [first.part.staff[i]!],
      ),
    );
    return narrow({ ...found, placed: [{ ...first, team }] });
  }
  // Where it takes several, it is the time at which all of them are free.
  const everyone = placed.flatMap(({ part }) => part.staff);
  return { ...found, starts: pack(narrow(found).starts, everyone) };
}

/**
 * The starts thinned out so that none leaves a gap too short for anything: of a run of starts that are possible the
 * first one that is not too soon, the last one, and every `every`th from the run's beginning that is at least `least`
 * away from both ends of it.
 * @param every in steps
 * @param least in steps
 * @param soonest epoch milliseconds
 */
function thinned(bits: Bits, { rows, step }: Found, every: number, least: number, soonest: number): Bits {
  const kept = new Int32Array(bits.length);
  for (const { origin, count, word } of rows) {
    const possible = (at: number) => at < count && (bits[word + (at >>> 5)]! >>> at) & 1;
    const keep = (at: number) => {
      kept[word + (at >>> 5)]! |= 1 << at;
    };
    const early = Math.ceil((soonest - origin) / step);
    for (let low = 0; low < count; low++) {
      if (!possible(low)) continue;
      let high = low;
      while (possible(high + 1)) high++;
      const first = low + Math.max(0, Math.ceil((early - low) / every)) * every;
      for (let at = first; at <= high; at += every) {
        if (at === first || (at - low >= least && high - at >= least)) keep(at);
      }
      keep(high);
      low = high;
    }
  }
  return kept;
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
