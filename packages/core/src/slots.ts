import { awayTimes, closedTimes, type DayRange, openings, shifts } from './availability.ts';
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
import { dayOf, dayText, instantToWall, minuteOfDay, type OffsetTable, offsetAt } from './offsets.ts';
import { Cursor, StartBits } from './start-bits.ts';

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

  const closed = new Cursor(closedTimes(catalog, offsets, days));
  const team = staff.map((person) => ({
    shifts: new Cursor(shifts(catalog, person, offsets, days)),
    away: new Cursor(awayTimes(person, offsets, days)),
    busy: busyCursor(query.busy, person.id),
  }));
  const house = rooms?.map(({ id }) => busyCursor(query.busy, id));
  const staffNames = new Names(staff.map(({ id }) => id));
  const roomNames = new Names(rooms?.map(({ id }) => id) ?? []);
  const slots: Slot[] = [];

  for (const { open, startsBefore, close } of openings(catalog, offsets, days)) {
    const first = Math.max(0, Math.ceil((from - open) / step));
    const last = Math.min(
      Math.floor((close - length - open) / step),
      Math.ceil((Math.min(to, startsBefore) - open) / step) - 1,
    );
    if (last < first) continue;
    const origin = open + first * step;
    const count = last - first + 1;
    const end = origin + (count - 1) * step + length;

    const possible = new StartBits(origin, step, count);
    possible.allow(origin, end);
    closed.each(origin, end, (a, b) => possible.forbid(a - length, b));

    const staffBits = team.map(({ shifts, away, busy }) => {
      const bits = new StartBits(origin, step, count);
      shifts.each(origin, end, (a, b) => bits.allow(a, b - length));
      away.each(origin, end, (a, b) => bits.forbid(a - length, b));
      busy.each(origin - before, end + after, (a, b) => bits.forbid(a - length - after, b + before));
      return bits.words;
    });
    const roomBits = house?.map((busy) => {
      const bits = new StartBits(origin, step, count);
      bits.allow(origin, end);
      busy.each(origin - before, end + after, (a, b) => bits.forbid(a - length - after, b + before));
      return bits.words;
    });

    const shown = localTimes(offsets, origin, end);
    for (let w = 0; w < possible.words.length; w++) {
      let any = 0;
      let two = 0;
      for (const words of staffBits) {
        two |= any & words[w]!;
        any |= words[w]!;
      }
      let bits = possible.words[w]! & (people === 2 ? two : any);
      if (asked >= 0) bits &= staffBits[asked]![w]!;
      if (roomBits) bits &= roomBits.reduce((all, words) => all | words[w]!, 0);
      for (; bits; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        const start = origin + ((w << 5) + bit) * step;
        slots.push({
          start,
          end: start + length,
          localStart: shown(start),
          localEnd: shown(start + length),
          staffIds: staffNames.at(staffBits, w, bit),
          roomIds: roomBits ? roomNames.at(roomBits, w, bit) : [],
        });
      }
    }
  }
  return slots;
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

/**
 * Who and where a slot is booked with: as many therapists as it is for people, and a room where it takes one.
 * Among those who are free it is the turn of whoever has least to do on that day; equals take turns by day.
 */
export function chooseResources(
  query: Pick<SlotQuery, 'catalog' | 'offsets' | 'busy' | 'serviceId' | 'staffId'>,
  slot: Slot,
): { readonly staffIds: readonly string[]; readonly roomIds: readonly string[] } {
  const day = dayOf(query.offsets, slot.start);
  const from = minuteOfDay(query.offsets, day, 0);
  const to = minuteOfDay(query.offsets, day, 1440);
  const load = (id: string) =>
    mergeIntervals(query.busy[id] ?? []).reduce(
      (sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)),
      0,
    );
  const size = slot.staffIds.length;
  const turn = (i: number) => (i + size - (day % size)) % size;
  const people = findService(query.catalog, query.serviceId)?.people ?? 1;
  const inTurn = slot.staffIds
    .map((id, i) => ({ id, wanted: id === query.staffId ? 0 : 1, load: load(id), turn: turn(i) }))
    .sort((a, b) => a.wanted - b.wanted || a.load - b.load || a.turn - b.turn);
  return { staffIds: inTurn.slice(0, people).map(({ id }) => id), roomIds: slot.roomIds.slice(0, 1) };
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

function busyCursor(busy: Busy, id: string): Cursor {
  return new Cursor(mergeIntervals(busy[id] ?? []));
}

/** The ids whose bit is set. The same set gives the same array, so a month of slots holds few of them. */
class Names {
  readonly #ids: readonly string[];
  readonly #known = new Map<number, readonly string[]>();

  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  at(bits: readonly Int32Array[], word: number, bit: number): readonly string[] {
    const has = (i: number) => (bits[i]![word]! >>> bit) & 1;
    if (this.#ids.length > 31) return this.#ids.filter((_, i) => has(i));
    let key = 0;
    for (let i = 0; i < bits.length; i++) key |= has(i) << i;
    let names = this.#known.get(key);
    if (!names) {
      names = this.#ids.filter((_, i) => (key >>> i) & 1);
      this.#known.set(key, names);
    }
    return names;
  }
}

const clock: string[] = [];

/** Writes the instants between two as local times; where the offset is the same at both, by addition alone. */
function localTimes(offsets: OffsetTable, from: number, to: number): (instant: number) => string {
  const offset = offsetAt(offsets, from);
  const steady = offset === offsetAt(offsets, to);
  let day = Number.NaN;
  let date = '';
  return (instant) => {
    const wall = steady ? instant + offset * MINUTE : instantToWall(offsets, instant);
    const on = Math.floor(wall / DAY);
    if (on !== day) {
      day = on;
      date = dayText(on);
    }
    const minute = Math.floor((wall - on * DAY) / MINUTE);
    clock[minute] ??=
      `T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return date + clock[minute];
  };
}
