import { awayTimes, closedTimes, type DayRange, type Opening, openings, shifts } from './availability.ts';
import { BitNames } from './bit-names.ts';
import type { Busy } from './busy.ts';
import {
  type Catalog,
  findService,
  roomsFor,
  type Service,
  type Therapist,
  therapistsFor,
} from './catalog.ts';
import { type Interval, mergeIntervals } from './interval.ts';
import { LocalTimes } from './local-times.ts';
import { dayOf, minuteOfDay, type OffsetTable } from './offsets.ts';
import { StartBits, type StartRow, wordsFor } from './start-bits.ts';

/** What is looked for. All instants are epoch milliseconds. */
export interface SlotQuery {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  readonly busy: Busy;
  readonly serviceId: string;
  /** Hands-on minutes of one of the service's durations. */
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
  /** This therapist; whoever is free if it is left out. */
  readonly staffId?: string;
  readonly staffGender?: NonNullable<Therapist['gender']>;
  /** The first start on offer. */
  readonly from: number;
  /** Starts lie before it. */
  readonly to: number;
  readonly now: number;
}

/** A time at which a massage can start. */
export interface Slot {
  /** When the massage starts, epoch milliseconds. */
  readonly start: number;
  /** When it ends, epoch milliseconds; the buffer after it is not part of it. */
  readonly end: number;
  /** `YYYY-MM-DDTHH:mm` at the spa. */
  readonly localStart: string;
  readonly localEnd: string;
  /** Every therapist who is free for it, in the catalog's order. */
  readonly staffIds: readonly string[];
  /** Every room that is free for it; empty where the service takes no room. */
  readonly roomIds: readonly string[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Hands-on minutes: the chosen duration and the add-ons that take time, each counted once. */
export function handsOnMinutes(catalog: Catalog, minutes: number, addOnIds: readonly string[] = []): number {
  return (catalog.addOns ?? []).reduce(
    (sum, addOn) => sum + (addOnIds.includes(addOn.id) ? addOn.minutes : 0),
    minutes,
  );
}

/** The time for which a massage from `start` to `end` takes its therapist and room: buffers included. */
export function claimWindow(service: Service, start: number, end: number): Interval {
  return [start - (service.bufferBefore ?? 0) * MINUTE, end + (service.bufferAfter ?? 0) * MINUTE];
}

/**
 * Every time at which the massage can start between `from` and `to`, in order.
 *
 * The massage itself lies within the opening hours and the therapist's shift and outside closures, breaks and
 * time off; with its buffers it keeps clear of what is busy. Start times count from opening in steps of the
 * policy. Each busy interval and each day's rules are read once.
 *
 * @throws RangeError for a service, duration, add-on or therapist that the catalog does not have, and for a
 *   window that the offset table does not cover.
 */
export function availableSlots(query: SlotQuery): Slot[] {
  const { catalog, offsets, now } = query;
  const { service, staff, rooms, people } = resources(query);
  const length = handsOnMinutes(catalog, query.minutes, query.addOnIds) * MINUTE;
  const step = catalog.policy.slotStep * MINUTE;
  const before = (service.bufferBefore ?? 0) * MINUTE;
  const after = (service.bufferAfter ?? 0) * MINUTE;

  const from = Math.max(query.from, now + catalog.policy.leadTime * MINUTE);
  const to = Math.min(query.to, horizon(catalog, offsets, now));
  const asked = staff.findIndex(({ id }) => id === query.staffId);
  if (query.staffId !== undefined && asked < 0) return []; // of another gender than the one asked for
  if (!(from < to) || staff.length < people || (rooms && !rooms.length)) return [];
  const days: DayRange = {
    first: dayOf(offsets, from) - 2,
    end: dayOf(offsets, Math.min(to + length, offsets.until)) + 2,
  };

  const rows = startRows(openings(catalog, offsets, days), from, to, length, step);
  const possible = new StartBits(rows, step)
    .allowAll()
    .forbid(closedTimes(catalog, offsets, days), 0, length).words;
  const team = staff.map(
    (person) =>
      new StartBits(rows, step)
        .allow(shifts(catalog, person, offsets, days), length)
        .forbid(awayTimes(person, offsets, days), 0, length)
        .forbid(mergeIntervals(query.busy[person.id] ?? []), before, length + after).words,
  );
  const house = rooms?.map(
    ({ id }) =>
      new StartBits(rows, step)
        .allowAll()
        .forbid(mergeIntervals(query.busy[id] ?? []), before, length + after).words,
  );

  const staffNames = new BitNames(staff, team);
  const roomNames = house && new BitNames(rooms ?? [], house);
  const local = new LocalTimes(offsets);
  const slots: Slot[] = [];
  for (const { origin, count, word } of rows) {
    for (let w = 0; w < wordsFor(count); w++) {
      const at = word + w;
      let any = 0;
      let two = 0;
      for (const words of team) {
        two |= any & words[at]!;
        any |= words[at]!;
      }
      let bits = possible[at]! & (people === 2 ? two : any);
      if (asked >= 0) bits &= team[asked]![at]!;
      if (house) {
        let free = 0;
        for (const words of house) free |= words[at]!;
        bits &= free;
      }
      for (; bits; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        const start = origin + ((w << 5) + bit) * step;
        const end = start + length;
        slots.push({
          start,
          end,
          localStart: local.at(start),
          localEnd: local.at(end),
          staffIds: staffNames.at(at, bit),
          roomIds: roomNames?.at(at, bit) ?? [],
        });
      }
    }
  }
  return slots;
}

/** The starts on offer in each opening, for a massage that is over by its close. */
function startRows(
  list: readonly Opening[],
  from: number,
  to: number,
  length: number,
  step: number,
): StartRow[] {
  const rows: StartRow[] = [];
  let word = 0;
  for (const { open, startsBefore, close } of list) {
    const first = Math.max(0, Math.ceil((from - open) / step));
    const last = Math.min(
      Math.floor((close - length - open) / step),
      Math.ceil((Math.min(to, startsBefore) - open) / step) - 1,
    );
    if (last < first) continue;
    const count = last - first + 1;
    rows.push({ origin: open + first * step, count, word });
    word += wordsFor(count);
  }
  return rows;
}

/**
 * The first `count` times on or after `from`. It reads no further ahead than it needs to.
 * @throws RangeError as {@link availableSlots} does.
 */
export function nextSlots(query: SlotQuery, count: number): Slot[] {
  const found: Slot[] = [];
  const end = Math.min(query.to, horizon(query.catalog, query.offsets, query.now));
  let from = Math.max(query.from, query.now);
  for (let days = 2; found.length < count && from < end; days *= 2) {
    const to = Math.min(from + days * DAY, end);
    found.push(...availableSlots({ ...query, from, to }));
    from = to;
  }
  return found.slice(0, count);
}

/** The end of what can be booked, epoch milliseconds: the midnight after the policy's last day. */
export function horizon(catalog: Catalog, offsets: OffsetTable, now: number): number {
  return minuteOfDay(offsets, dayOf(offsets, now) + catalog.policy.horizonDays, 0);
}

function resources({ catalog, serviceId, minutes, addOnIds = [], staffId, staffGender }: SlotQuery) {
  const service = findService(catalog, serviceId);
  if (!service) throw new RangeError(`The catalog has no service “${serviceId}”.`);
  if (!service.durations.some((duration) => duration.minutes === minutes)) {
    throw new RangeError(`“${service.name}” is not given for ${minutes} minutes.`);
  }
  const strange = addOnIds.find((id) => !service.addOns?.includes(id));
  if (strange !== undefined) throw new RangeError(`“${service.name}” has no add-on “${strange}”.`);
  const people = service.people ?? 1;
  const able = therapistsFor(catalog, service);
  if (staffId !== undefined && !able.some(({ id }) => id === staffId)) {
    throw new RangeError(`“${service.name}” is not given by “${staffId}”.`);
  }
  const staff = able.filter(
    ({ id, gender }) =>
      // Of two people's therapists one can be asked for; the other is whoever is free.
      (people === 2 || staffId === undefined || id === staffId) &&
      (staffGender === undefined || gender === staffGender),
  );
  return { service, staff, rooms: roomsFor(catalog, service), people };
}
