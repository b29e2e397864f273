import ICAL from 'ical.js';
import type { FeedWarning } from './feed-error.ts';
import { FeedError } from './feed-error.ts';
import { type FeedEvent, feedEvent, freeBusyTimes, type Stretch } from './feed-event.ts';
import { feedParts } from './feed-parts.ts';
import { type FeedZone, FeedZones, type ZoneSources } from './feed-zones.ts';
import { type Budget, occurrences } from './occurrences.ts';

/** When somebody is busy by their calendar, and what is to be said of it. Nothing else of the calendar. */
export interface BusyInFeed {
  /** By their start; none touches another. Epoch milliseconds, in whole five minutes, within the window. */
  readonly busy: readonly Stretch[];
  readonly warnings: readonly FeedWarning[];
}

/** Busy times are rounded outwards to this: to what a spa's times lie on, so that they say no more than they need to. */
const STEP = 5 * 60_000;
const MOST_OCCURRENCES = 1_000_000;
const MOST_STRETCHES = 5000;

/**
 * When somebody is busy in a window, by their calendar. Not counted are entries that are marked as free or cancelled,
 * and this server's own: whoever shows their agenda in that calendar is not kept from being booked by it.
 * @param text RFC 5545
 * @param sources with the window in it
 * @throws FeedError `no-calendar`, `too-much`
 */
export function busyInFeed(text: string, sources: ZoneSources): BusyInFeed {
  const parts = feedParts(text);
  const zones = new FeedZones(sources, parts);
  const window = { from: sources.from, to: sources.to };
  const found: Stretch[] = [];
  let skipped = false;
  const events = new Map<string, FeedEvent[]>();
  for (const { kind, text: part } of parts) {
    if (kind === 'VTIMEZONE') continue;
    try {
      const component = new ICAL.Component(ICAL.parse(part) as unknown[]);
      if (kind === 'VFREEBUSY') {
        found.push(...freeBusyTimes(component));
        continue;
      }
      const event = feedEvent(component, zones);
      if (event.uid.endsWith('@unknot')) continue;
      const series = events.get(event.uid) ?? [];
      series.push(event);
      events.set(event.uid, series);
    } catch {
      skipped = true;
    }
  }
  const budget: Budget = { left: MOST_OCCURRENCES };
  for (const [uid, series] of events) {
    // Without a UID, entries have nothing to do with one another.
    for (const group of uid ? [series] : series.map((one) => [one])) {
      try {
        for (const one of occurrences(group, window, budget)) found.push(widened(one, one.zone));
      } catch (error) {
        if (error instanceof FeedError) throw error;
        skipped = true;
      }
    }
  }
  const busy = merged(found, window);
  if (busy.length > MOST_STRETCHES) throw new FeedError('too-much');
  const warnings: FeedWarning[] = [];
  if (zones.unknown) warnings.push('zone-unknown');
  if (skipped) warnings.push('entries-skipped');
  return { busy, warnings };
}

function widened({ start, end }: Stretch, { early, late }: FeedZone): Stretch {
  return { start: start - early, end: end + late };
}

/** What of these lies in the window, as stretches that do not touch. */
function merged(all: readonly Stretch[], { from, to }: { from: number; to: number }): Stretch[] {
  const inside = all
    .filter(({ start, end }) => start < end && start < to && end > from)
    .map(({ start, end }) => ({
      start: Math.floor(Math.max(start, from) / STEP) * STEP,
      end: Math.ceil(Math.min(end, to) / STEP) * STEP,
    }))
    .sort((a, b) => a.start - b.start);
  const result: Stretch[] = [];
  for (const { start, end } of inside) {
    const last = result.at(-1);
    if (last && start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}
