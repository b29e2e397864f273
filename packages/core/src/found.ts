import type { Catalog } from './catalog.ts';
import type { OffsetTable } from './offsets.ts';
import type { Bits, StartRow } from './start-bits.ts';
import type { PlannedPart } from './visit.ts';

/** What is possible when: a bit for each start. */
export interface Found {
  readonly offsets: OffsetTable;
  readonly rows: readonly OfferedRow[];
  readonly starts: Bits;
  /** For each massage of the visit, when each of its therapists and rooms is free. */
  readonly placed: readonly {
    readonly part: PlannedPart;
    readonly team: readonly Bits[];
    readonly rooms: readonly Bits[];
  }[];
  /** Milliseconds from one start of a row to the next. */
  readonly step: number;
  /** From the first start to the last end, in milliseconds. */
  readonly length: number;
  /** Starts before it are not on offer, epoch milliseconds. */
  readonly from: number;
}

/** The starts of one opening, and the moment before which they are on offer. */
export interface OfferedRow extends StartRow {
  readonly before: number;
}

/**
 * Packs start times (`slotPlacement`): leaves those that make no gap too short for anything.
 * @param found on single minutes, before anybody's wish is looked at
 * @param soonest what begins before it is not on offer, epoch milliseconds
 */
export type PackStarts = (found: Found, catalog: Catalog, soonest: number) => Found;

/** Leaves the starts at which there is somebody for each guest of each massage. */
export function narrow(found: Found): Found {
  let { starts } = found;
  for (const { part, team } of found.placed) starts = starts.map((word, at) => word & enough(part, team, at));
  return { ...found, starts };
}

/** Bit by bit: is there somebody for each guest who fits the wish? For two guests, two people. */
function enough({ fits: [first = [], second] }: PlannedPart, team: readonly Bits[], at: number): number {
  let any = 0;
  let two = 0;
  let one = 0;
  let other = 0;
  for (let i = 0; i < team.length; i++) {
    const free = team[i]![at]!;
    two |= any & free;
    any |= free;
    if (first[i]) one |= free;
    if (second?.[i]) other |= free;
  }
  return second ? two & one & other : one;
}
