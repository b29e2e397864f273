import type ICAL from 'ical.js';
import { FeedError } from './feed-error.ts';
import { endOf, type FeedEvent, instantOf, type Length, type Stretch } from './feed-event.ts';
import type { FeedZone } from './feed-zones.ts';
import { icalTime, wallOf } from './ical-time.ts';

const DAY = 86_400_000;
/** More than daily for a hundred years, or hourly for five. */
const MOST_BY_ONE_RULE = 50_000;

/** How many occurrences may still be looked at, in all of a calendar. */
export interface Budget {
  left: number;
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface Occurrence extends Stretch {
  readonly zone: FeedZone;
}

/**
 * When the entries of one UID take place around a window: a series, and what stands for single occurrences of it.
 *
 * Which occurrence is meant is told by instants, as a series may be in one zone and its exceptions in another; so is
 * when a series ends (ical.js compares wall times, which is hours off with an UNTIL in UTC).
 * @throws FeedError `too-much`
 */
export function* occurrences(
  events: readonly FeedEvent[],
  window: Window,
  budget: Budget,
): Generator<Occurrence> {
  const instead = events.filter(({ insteadOf }) => insteadOf);
  const replaced = new Set(instead.map(({ insteadOf }) => instantOf(insteadOf!)));
  const moves = instead
    .filter(({ andFollowing }) => andFollowing)
    .map((event) => ({ event, from: instantOf(event.insteadOf!) }))
    .sort((a, b) => b.from - a.from);
  for (const event of events) {
    const { zone } = event.start;
    if (event.insteadOf) {
      if (event.busy) yield occurrence(event.start.wall, event.length, zone);
      continue;
    }
    const except = new Set(event.except.filter(({ isDate }) => !isDate).map(instantOf));
    const exceptDays = new Set(event.except.filter(({ isDate }) => isDate).map(({ wall }) => wall));
    const seen = new Set<number>();
    for (const { wall, length, zone: clock } of startsOf(event, window, budget)) {
      const at = clock.instant(wall);
      const day = Math.floor(wall / DAY) * DAY;
      if (seen.has(at) || except.has(at) || exceptDays.has(day) || replaced.has(at)) continue;
      seen.add(at);
      const move = moves.find(({ from }) => from < at)?.event;
      if (!move) {
        if (event.busy) yield occurrence(wall, length, clock);
      } else if (move.busy) {
        const { start, end } = occurrence(move.start.wall, move.length, move.start.zone);
        const by = at - instantOf(move.insteadOf!);
        yield { start: start + by, end: end + by, zone: move.start.zone };
      }
    }
  }
}

function occurrence(wall: number, length: Length, zone: FeedZone): Occurrence {
  return { start: zone.instant(wall), end: endOf(wall, length, zone), zone };
}

interface Start {
  readonly wall: number;
  readonly length: Length;
  readonly zone: FeedZone;
}

/** When a series takes place: its start, what its rules make of it, and further dates. */
function* startsOf(event: FeedEvent, window: Window, budget: Budget): Generator<Start> {
  const { start, length, rules, further } = event;
  yield { wall: start.wall, length, zone: start.zone };
  for (const one of further) {
    spend(budget);
    yield { wall: one.start.wall, length: one.length, zone: one.start.zone };
  }
  // What begins before it has ended by then; a day more, as wall times are compared.
  const first = window.from - length.days * DAY - length.exact - 2 * DAY;
  for (const rule of rules) {
    for (const wall of byRule(rule, event, window.to + 2 * DAY, budget)) {
      if (wall >= first) yield { wall, length, zone: start.zone };
    }
  }
}

/** The wall times of a rule, up to one. */
function* byRule(rule: ICAL.Recur, { start }: FeedEvent, last: number, budget: Budget): Generator<number> {
  const until = rule.until && lastInstant(rule.until, start.zone);
  const bounded = rule.clone();
  // It ends by its instant, below; until a little later, so that ical.js does not look for ever.
  bounded.until = icalTime(Math.min(until === null ? last : until + 2 * DAY, last), start.isDate);
  const iterator = bounded.iterator(icalTime(start.wall, start.isDate));
  for (let count = 0; ; count++) {
    if (count > MOST_BY_ONE_RULE) throw new FeedError('too-much');
    spend(budget);
    const next = iterator.next();
    if (!next) return;
    const wall = wallOf(next);
    if (wall > last || (until !== null && start.zone.instant(wall) > until)) return;
    yield wall;
  }
}

/** The last instant at which a series may begin: of a date alone, the end of that day. */
function lastInstant(until: ICAL.Time, zone: FeedZone): number {
  const wall = wallOf(until);
  if (until.isDate) return zone.instant(wall + DAY) - 1;
  return until.zone?.tzid === 'UTC' ? wall : zone.instant(wall);
}

function spend(budget: Budget): void {
  if (--budget.left < 0) throw new FeedError('too-much');
}
