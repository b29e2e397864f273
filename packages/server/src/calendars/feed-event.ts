import type ICAL from 'ical.js';
import { type FeedZone, type FeedZones, utc } from './feed-zones.ts';
import { wallOf } from './ical-time.ts';

const DAY = 86_400_000;

/** Epoch milliseconds, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A time as a calendar writes it: a wall time (written as if it were UTC, in epoch milliseconds) and its clock. */
export interface FeedTime {
  readonly wall: number;
  readonly zone: FeedZone;
  /** A date alone: a whole day. */
  readonly isDate: boolean;
}

/** How long something takes: days by the clock, and then milliseconds as they pass. */
export interface Length {
  readonly days: number;
  readonly exact: number;
}

/** An entry of a calendar, as far as it says when somebody is busy. */
export interface FeedEvent {
  readonly uid: string;
  readonly start: FeedTime;
  readonly length: Length;
  /** False for what is cancelled, or marked as free. */
  readonly busy: boolean;
  readonly rules: readonly ICAL.Recur[];
  readonly further: readonly { readonly start: FeedTime; readonly length: Length }[];
  readonly except: readonly FeedTime[];
  /** Which occurrence of a series it stands for. */
  readonly insteadOf?: FeedTime;
  /** It also moves all occurrences after that one. */
  readonly andFollowing: boolean;
}

/** The instant of a time. */
export function instantOf({ wall, zone }: FeedTime): number {
  return zone.instant(wall);
}

/** When something ends that begins at a wall time. RFC 5545 §3.3.6: days are those of the clock, hours pass. */
export function endOf(wall: number, { days, exact }: Length, zone: FeedZone): number {
  return zone.instant(wall + days * DAY) + exact;
}

/** @throws where it has no time that could be read */
export function feedEvent(component: ICAL.Component, zones: FeedZones): FeedEvent {
  const starts = component.getFirstProperty('dtstart');
  if (!starts) throw new Error('An event without a start.');
  const start = timeOf(starts, zones)[0]!;
  const instead = component.getFirstProperty('recurrence-id');
  const length = lengthOf(component, start, zones);
  return {
    uid: text(component, 'uid'),
    start,
    length,
    busy:
      text(component, 'status').toUpperCase() !== 'CANCELLED' &&
      text(component, 'transp').toUpperCase() !== 'TRANSPARENT' &&
      text(component, 'x-microsoft-cdo-busystatus').toUpperCase() !== 'FREE',
    rules: component.getAllProperties('rrule').flatMap((rule) => rule.getValues() as ICAL.Recur[]),
    further: component.getAllProperties('rdate').flatMap((dates) => furtherOf(dates, zones, length)),
    except: component.getAllProperties('exdate').flatMap((dates) => timeOf(dates, zones)),
    ...(instead ? { insteadOf: timeOf(instead, zones)[0]! } : {}),
    andFollowing: String(instead?.getParameter('range') ?? '').toUpperCase() === 'THISANDFUTURE',
  };
}

/** What a VFREEBUSY says: its times are in UTC (RFC 5545 §3.8.2.6). */
export function freeBusyTimes(component: ICAL.Component): Stretch[] {
  return component
    .getAllProperties('freebusy')
    .filter((times) => String(times.getParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE')
    .flatMap((times) => times.getValues() as ICAL.Period[])
    .map((period) => ({ start: wallOf(period.start), end: wallOf(period.getEnd()) }));
}

function lengthOf(component: ICAL.Component, start: FeedTime, zones: FeedZones): Length {
  const ends = component.getFirstProperty('dtend');
  if (ends) {
    const end = timeOf(ends, zones)[0]!;
    if (start.isDate) return { days: Math.max(1, Math.round((end.wall - start.wall) / DAY)), exact: 0 };
    return { days: 0, exact: instantOf(end) - instantOf(start) };
  }
  const duration = component.getFirstPropertyValue('duration') as ICAL.Duration | null;
  if (duration) return durationOf(duration);
  return { days: start.isDate ? 1 : 0, exact: 0 };
}

function durationOf({ weeks, days, hours, minutes, seconds, isNegative }: ICAL.Duration): Length {
  if (isNegative) return { days: 0, exact: 0 };
  return { days: weeks * 7 + days, exact: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

function furtherOf(
  dates: ICAL.Property,
  zones: FeedZones,
  length: Length,
): { start: FeedTime; length: Length }[] {
  if (dates.type !== 'period') {
    return timeOf(dates, zones).map((start) => ({ start, length }));
  }
  return (dates.getValues() as ICAL.Period[]).map((period) => {
    const start = feedTime(period.start, dates, zones);
    const end = feedTime(period.getEnd(), dates, zones);
    return { start, length: { days: 0, exact: instantOf(end) - instantOf(start) } };
  });
}

function timeOf(property: ICAL.Property, zones: FeedZones): FeedTime[] {
  return (property.getValues() as ICAL.Time[]).map((time) => feedTime(time, property, zones));
}

function feedTime(time: ICAL.Time, property: ICAL.Property, zones: FeedZones): FeedTime {
  const tzid = property.getParameter('tzid');
  const isUtc = time.zone?.tzid === 'UTC';
  const zone = time.isDate ? zones.spa : isUtc ? utc : zones.of(typeof tzid === 'string' ? tzid : undefined);
  return { wall: wallOf(time), zone, isDate: time.isDate };
}

function text(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null || value === undefined ? '' : String(value).trim();
}
