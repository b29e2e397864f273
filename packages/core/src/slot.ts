import type { Busy } from './busy.ts';
import type { Catalog } from './catalog.ts';
import type { PackStarts } from './found.ts';
import type { OffsetTable } from './offsets.ts';
import type { VisitChoice } from './visit.ts';

/** What is looked for, where, and when. All instants are epoch milliseconds. */
export interface SlotQuery extends VisitChoice {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  readonly busy: Busy;
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

/** A query, and what packs the start times of a spa that packs them: few do, so that a page may load it apart. */
export interface GridQuery extends SlotQuery {
  readonly packStarts?: PackStarts | undefined;
}
