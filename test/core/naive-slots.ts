import type {
  NextPart,
  Placement,
  Slot,
  SlotQuery,
  StaffWish,
  Therapist,
  WeeklyHours,
} from '../../packages/core/src/index.ts';
import { otherClock } from './support/other-clock.ts';

/**
 * The same slots, found in the most stupid way: minute by minute, each asked on its own whether everything is
 * as it must be. It shares nothing with core: the spa's clock is another one, hours are painted onto minutes.
 * Slow, and only for times that are whole minutes.
 */
export function naiveSlots(query: SlotQuery): Slot[] {
  const { catalog, now } = query;
  const { leadTime, horizonDays, slotStep, slotPlacement } = catalog.policy;
  const clock = spaClock(catalog.spa.timeZone, query.from / MINUTE - 3 * DAY, query.to / MINUTE + 4 * DAY);
  const paint = () => new Uint8Array(clock.count);

  const starts = paint();
  const open = paint();
  const hours = weekly(clock, catalog.hours);
  for (const { date, from, to } of catalog.extraOpenings ?? []) hours.push(onDate(clock, date, from, to));
  for (const [from, to] of hours) {
    if (from < to) starts[from] = 1;
    open.fill(1, from, to);
  }
  const closed = paint();
  for (const { from, to } of catalog.closures ?? []) closed.fill(1, ...stretch(clock, from, to));

  const working = (person: Therapist) => {
    const minutes = paint();
    for (const [from, to] of weekly(clock, person.hours ?? catalog.hours)) minutes.fill(1, from, to);
    for (const { date, from, to, staff } of catalog.extraOpenings ?? []) {
      if (!staff || staff.includes(person.id)) minutes.fill(1, ...onDate(clock, date, from, to));
    }
    for (const [from, to] of weekly(clock, person.breaks ?? [])) minutes.fill(0, from, to);
    for (const { from, to } of person.timeOff ?? []) minutes.fill(0, ...stretch(clock, from, to));
    return minutes;
  };
  const busy = (id: string) => {
    const minutes = paint();
    for (const [from, to] of query.busy[id] ?? []) {
      if (from < to) minutes.fill(1, clock.index(from / MINUTE), clock.index(to / MINUTE));
    }
    return minutes;
  };
  const people = catalog.staff.map((person) => ({
    ...person,
    working: working(person),
    busy: busy(person.id),
  }));
  const house = (catalog.rooms ?? []).map((room) => ({ ...room, busy: busy(room.id) }));

  let over = 0;
  let tidied = 0;
  const plan = [query, ...(query.followedBy ?? [])].map((part: NextPart) => {
    const service = catalog.services.find(({ id }) => id === part.serviceId)!;
    const { bufferBefore = 0, bufferAfter = 0 } = service;
    const start = part.nextGuest ? tidied + bufferBefore : over;
    over = start + part.minutes;
    for (const { id, minutes } of catalog.addOns ?? []) if (part.addOnIds?.includes(id)) over += minutes;
    tidied = over + bufferAfter;
    const guests: StaffWish[] = [part];
    if (service.people === 2) {
      const alike = part.staffGender ? { staffGender: part.staffGender } : {};
      guests.push(part.companion ?? alike);
    }
    const team = people.filter(
      ({ id, services }) => (service.staff?.includes(id) ?? true) && (services?.includes(service.id) ?? true),
    );
    return { service, guests, team, start, end: over, from: start - bufferBefore, until: tidied };
  });

  const all = (minutes: Uint8Array, from: number, to: number, value: 0 | 1) => {
    for (let at = from; at < to; at++) if (minutes[at] !== value) return false;
    return true;
  };
  type Person = (typeof people)[number];
  const suits = ({ id, gender }: Person, { staffId, staffGender }: StaffWish) =>
    (staffId === undefined || id === staffId) && (staffGender === undefined || gender === staffGender);

  /** Who and where each massage could be if the visit began at a minute; undefined where it cannot. */
  const possible = (at: number): Placement[] | undefined => {
    if (!all(open, at, at + over, 1) || !all(closed, at, at + over, 0)) return undefined;
    const found: Placement[] = [];
    for (const { service, guests, team, start, end, from, until } of plan) {
      const free = team.filter(
        (one) =>
          guests.some((guest) => suits(one, guest)) &&
          all(one.working, at + start, at + end, 1) &&
          all(one.busy, at + from, at + until, 0),
      );
      const met = free.some((one) =>
        guests.length === 1
          ? suits(one, guests[0]!)
          : free.some((other) => other !== one && suits(one, guests[0]!) && suits(other, guests[1]!)),
      );
      const rooms = house.filter(
        ({ type, busy: taken }) => type === service.roomType && all(taken, at + from, at + until, 0),
      );
      if (!met || (service.roomType !== undefined && !rooms.length)) return undefined;
      found.push({ staffIds: free.map(({ id }) => id), roomIds: rooms.map(({ id }) => id) });
    }
    return found;
  };

  const soonest = now + leadTime * MINUTE;
  const today = Math.floor((now / MINUTE + otherClock.offset(catalog.spa.timeZone, now)) / DAY);
  const lastDay = today + horizonDays;
  /** The opening that a minute's start times count from. */
  const openedAt = (at: number) => {
    while (at >= 0 && !starts[at]) at--;
    return at;
  };
  /** Of free time in which a start is possible: does this one leave no gap that is too short for everything? */
  const wellPlaced = (free: (at: number) => boolean, staffIds: readonly string[], at: number) => {
    const opened = openedAt(at);
    if (opened < 0) return false;
    let [low, high] = [at, at];
    while (low > opened && free(low - 1)) low--;
    while (free(high + 1)) high++;
    if (at === high) return true;
    if ((at - low) % slotStep !== 0) return false;
    const least = Math.min(
      ...catalog.services
        .filter((service) =>
          people.some(
            ({ id, services }) =>
              staffIds.includes(id) &&
              (service.staff?.includes(id) ?? true) &&
              (services?.includes(service.id) ?? true),
          ),
        )
        .map(
          ({ durations, bufferBefore = 0, bufferAfter = 0 }) =>
            Math.min(...durations.map(({ minutes }) => minutes)) + bufferBefore + bufferAfter,
        ),
    );
    const isFirst = at === low || clock.instant(at - slotStep) < soonest;
    return isFirst || (at - low >= least && high - at >= least);
  };

  const remembered = new Map<number, Placement[] | undefined>();
  const possibleAt = (at: number) => {
    if (!remembered.has(at)) remembered.set(at, at < clock.count ? possible(at) : undefined);
    return remembered.get(at);
  };
  const onOffer = (at: number): Placement[] | undefined => {
    const found = possibleAt(at);
    if (!found) return undefined;
    if (slotPlacement !== 'packed') {
      const opened = openedAt(at);
      return opened >= 0 && (at - opened) % slotStep === 0 ? found : undefined;
    }
    if (plan.length > 1 || plan[0]!.guests.length > 1) {
      const everyone = plan.flatMap(({ team, guests }) =>
        team.filter((one) => guests.some((guest) => suits(one, guest))).map(({ id }) => id),
      );
      return wellPlaced((minute) => possibleAt(minute) !== undefined, everyone, at) ? found : undefined;
    }
    const staffIds = found[0]!.staffIds.filter((id) =>
      wellPlaced((minute) => possibleAt(minute)?.[0]?.staffIds.includes(id) ?? false, [id], at),
    );
    return staffIds.length ? [{ ...found[0]!, staffIds }] : undefined;
  };

  const slots: Slot[] = [];
  const [first, end] = [clock.index(query.from / MINUTE), clock.index(query.to / MINUTE)];
  for (let at = first; at < end; at++) {
    if (clock.instant(at) < soonest || clock.dayAt(at) >= lastDay) continue;
    const found = onOffer(at);
    if (!found) continue;
    slots.push({
      start: clock.instant(at),
      end: clock.instant(at + over),
      localStart: clock.local(at),
      localEnd: clock.local(at + over),
      ...found[0]!,
      ...(found.length > 1
        ? {
            parts: found.map((place, i) => ({
              start: clock.instant(at + plan[i]!.start),
              end: clock.instant(at + plan[i]!.end),
              ...place,
            })),
          }
        : {}),
    });
  }
  return slots;
}

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

type Minutes = [from: number, to: number];
type Clock = ReturnType<typeof spaClock>;

const known = new Map<string, number>();

/** The minutes between two, and what the clock on the spa's wall shows in each, in minutes since 1970-01-01. */
function spaClock(timeZone: string, from: number, to: number) {
  const first = Math.floor(from / HOUR) * HOUR;
  const count = Math.ceil(to) - first;
  // The other clock is asked for each minute of an hour in which the clock changes, and once in every other hour.
  const offset = (minute: number) => {
    const key = `${timeZone} ${minute}`;
    let minutes = known.get(key);
    if (minutes === undefined) {
      minutes = otherClock.offset(timeZone, minute * MINUTE);
      known.set(key, minutes);
    }
    return minutes;
  };
  const shown = new Int32Array(count);
  for (let hour = 0; hour < count; hour += HOUR) {
    const steady = offset(first + hour) === offset(first + hour + HOUR) ? offset(first + hour) : undefined;
    for (let at = hour; at < Math.min(hour + HOUR, count); at++) {
      shown[at] = first + at + (steady ?? offset(first + at));
    }
  }
  return {
    count,
    shown,
    index: (minute: number) => Math.min(Math.max(minute - first, 0), count),
    instant: (index: number) => (first + index) * MINUTE,
    dayAt: (index: number) => Math.floor(shown[index]! / DAY),
    local: (index: number) => new Date(shown[index]! * MINUTE).toISOString().slice(0, 16),
    /** The first minute in which the clock shows this minute of a day, or a later one. */
    firstAt: (day: number, minute: number) => {
      for (let at = 0; at < count; at++) if (shown[at]! >= day * DAY + minute) return at;
      return count;
    },
  };
}

function weekly(clock: Clock, hours: readonly WeeklyHours[]): Minutes[] {
  const found: Minutes[] = [];
  for (let day = clock.dayAt(0) - 2; day <= clock.dayAt(clock.count - 1); day++) {
    const today = otherClock.weekday(day);
    for (const { day: weekday, from, to } of hours) {
      if (weekday === today) found.push([clock.firstAt(day, from), clock.firstAt(day, to)]);
    }
  }
  return found;
}

function onDate(clock: Clock, date: string, from: number, to: number): Minutes {
  const day = otherClock.dayNumber(date);
  return [clock.firstAt(day, from), clock.firstAt(day, to)];
}

function stretch(clock: Clock, from: string, to: string = from.slice(0, 10)): Minutes {
  const moment = (text: string, whole: number) => {
    const [date = '', time] = text.split('T');
    const [hour = 0, minute = 0] = time?.split(':').map(Number) ?? [];
    return onDate(clock, date, time ? hour * HOUR + minute : whole, 0)[0];
  };
  return [moment(from, 0), moment(to, DAY)];
}
