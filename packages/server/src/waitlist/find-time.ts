import {
  availableSlots,
  type Busy,
  dayOf,
  fitsWish,
  type LocalSpan,
  localSpan,
  localTime,
  minuteOfDay,
  type Slot,
  type VisitChoice,
} from '@unknot/core';
import type { Moment } from '../context.ts';
import type { StoredOffer, StoredWish } from '../store/store.ts';
import { offerMinutes } from './desk.ts';
import { visitsOf } from './keep.ts';

const MINUTE = 60_000;
/** Who is offered a time has at least so long to take it. */
const LEAST = 15 * MINUTE;
/** Hours of the day at the spa in which no offer runs out. */
const NIGHT = { from: 21, to: 9 };

/** A time that fits a wish, and the visit it is for. */
export interface FoundTime {
  readonly visit: VisitChoice;
  readonly slot: Slot;
}

/** A free time, and what wishes go by of it. */
interface FreeTime {
  readonly slot: Slot;
  readonly span: LocalSpan;
}

/** Finds times for wishes, as things stand at one moment. What several of them ask for is looked up once. */
export class TimeFinder {
  readonly #moment: Moment;
  readonly #busy: Busy;
  readonly #free = new Map<string, readonly FreeTime[]>();

  constructor(moment: Moment, busy: Busy) {
    this.#moment = moment;
    this.#busy = busy;
  }

  /**
   * The first time that fits, by the rules that the widget offers it by; of two lengths at the same time the longer.
   * @param before what they were offered: a time that touches it is not offered again
   */
  find({ wish }: Pick<StoredWish, 'wish'>, before: readonly StoredOffer[]): FoundTime | undefined {
    let best: FoundTime | undefined;
    for (const visit of visitsOf(this.#moment.catalog, wish)) {
      const free = this.#all(visit).find(
        ({ span, slot: { start, end } }) =>
          fitsWish(wish, span) && !before.some((offer) => offer.start < end && offer.end > start),
      );
      if (!free) continue;
      const { slot } = free;
      const { start, end } = best?.slot ?? { start: Number.POSITIVE_INFINITY, end: 0 };
      if (slot.start < start || (slot.start === start && slot.end > end)) best = { visit, slot };
    }
    return best;
  }

  #all(visit: VisitChoice): readonly FreeTime[] {
    const key = JSON.stringify(visit);
    const known = this.#free.get(key);
    if (known) return known;
    const { catalog, offsets, now } = this.#moment;
    const from = now + catalog.policy.leadTime * MINUTE + LEAST;
    const to = offsets.until;
    const slots = availableSlots({ ...visit, catalog, offsets, busy: this.#busy, from, to, now });
    const free = slots.map((slot) => ({ slot, span: localSpan(slot.localStart, slot.localEnd) }));
    this.#free.set(key, free);
    return free;
  }
}

/** Until when an offer stands: not into the night, and only while the spa has the notice that it wants. */
export function offerUntil({ catalog, offsets, now }: Moment, start: number): number {
  let until = now + offerMinutes(catalog) * MINUTE;
  const hour = Number(localTime(offsets, until).slice(11, 13));
  if (hour >= NIGHT.from || hour < NIGHT.to) {
    const day = dayOf(offsets, until) + (hour >= NIGHT.from ? 1 : 0);
    until = minuteOfDay(offsets, day, NIGHT.to * 60);
  }
  return Math.min(until, start - catalog.policy.leadTime * MINUTE);
}
