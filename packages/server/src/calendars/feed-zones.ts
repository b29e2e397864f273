import { type OffsetTable, wallToInstant } from '@unknot/core';
import ICAL from 'ical.js';
import { type TzSource, UnknownZoneError } from '../time/tz-source.ts';
import type { FeedPart } from './feed-parts.ts';
import { icalTime } from './ical-time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A clock that times of a calendar are told by. Wall times are written as if they were UTC, in epoch milliseconds. */
export interface FeedZone {
  instant(wall: number): number;
  /** How much earlier and later it may really be, milliseconds, where nobody knows the clock. */
  readonly early: number;
  readonly late: number;
}

const sure = { early: 0, late: 0 };

export const utc: FeedZone = { ...sure, instant: (wall) => wall };

/** Somewhere on earth: clocks are up to 14 hours ahead of UTC, and up to 12 behind. */
const anywhere: FeedZone = { early: 14 * HOUR, late: 12 * HOUR, instant: (wall) => wall };

export interface ZoneSources {
  readonly spa: OffsetTable;
  readonly tz: TzSource;
  /** Epoch milliseconds: around these the offsets are needed. */
  readonly from: number;
  readonly to: number;
}

/**
 * The clocks of a calendar by their TZID. A name of the tz database (`Europe/Berlin`) means the one that this server
 * tells times by, whatever rules came along with it: those are often cut short. Another name means the rules in the
 * calendar (RFC 5545 §3.2.19), or else the place that it ends in (`/freeassociation.sourceforge.net/Europe/Berlin`).
 */
export class FeedZones {
  readonly spa: FeedZone;
  /** Was a clock asked for that nobody knows? */
  unknown = false;
  readonly #sources: ZoneSources;
  readonly #rules = new Map<string, string>();
  readonly #known = new Map<string, FeedZone | undefined>();

  constructor(sources: ZoneSources, parts: readonly FeedPart[]) {
    this.#sources = sources;
    this.spa = { ...sure, instant: (wall) => wallToInstant(sources.spa, wall) };
    for (const { kind, text } of parts) {
      const tzid = kind === 'VTIMEZONE' && /^TZID(?:;[^:]*)?:(.+)$/im.exec(text)?.[1]?.trim();
      if (tzid) this.#rules.set(tzid, text);
    }
  }

  /** The clock of a TZID; without one the spa's, as floating times are those of where one is (RFC 5545 §3.3.5). */
  of(tzid: string | undefined): FeedZone {
    if (tzid === undefined) return this.spa;
    if (!this.#known.has(tzid)) this.#known.set(tzid, this.#find(tzid));
    const found = this.#known.get(tzid);
    if (!found) this.unknown = true;
    return found ?? anywhere;
  }

  #find(tzid: string): FeedZone | undefined {
    const named = tzid.includes('/') && !tzid.startsWith('/') ? this.#ours(tzid) : undefined;
    const found = named ?? this.#theirs(tzid) ?? this.#ours(tzid);
    if (found) return found;
    for (const place of placesIn(tzid)) {
      const there = this.#ours(place);
      if (there) return there;
    }
    return undefined;
  }

  #ours(name: string): FeedZone | undefined {
    const { tz, from, to } = this.#sources;
    try {
      // A little more on either side: of long events, and of what calls itself after another day.
      const table = tz.look(to).table(name, from - 400 * DAY, to + 10 * DAY);
      return { ...sure, instant: (wall) => wallToInstant(table, wall) };
    } catch (error) {
      if (error instanceof UnknownZoneError) return undefined;
      throw error;
    }
  }

  #theirs(tzid: string): FeedZone | undefined {
    const rules = this.#rules.get(tzid);
    if (rules === undefined) return undefined;
    try {
      const component = new ICAL.Component(ICAL.parse(rules) as unknown[]);
      // Without a rule ical.js takes it for UTC.
      if (!component.getFirstSubcomponent('standard') && !component.getFirstSubcomponent('daylight')) {
        return undefined;
      }
      const zone = new ICAL.Timezone({ component, tzid });
      const instant = (wall: number) => wall - zone.utcOffset(icalTime(wall)) * 1000;
      return Number.isFinite(instant(this.#sources.from)) ? { ...sure, instant } : undefined;
    } catch {
      return undefined;
    }
  }
}

/** @example placesIn('/mozilla.org/20070129_1/Europe/Berlin') //=> ['20070129_1/Europe/Berlin', 'Europe/Berlin'] */
function placesIn(tzid: string): string[] {
  const steps = tzid.split('/');
  return [3, 2].filter((count) => steps.length > count).map((count) => steps.slice(-count).join('/'));
}
