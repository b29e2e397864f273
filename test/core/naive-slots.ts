import type { Slot, SlotQuery, Therapist, WeeklyHours } from '../../packages/core/src/index.ts';

/**
 * The same slots, found in the most stupid way: minute by minute, each asked on its own whether everything is
 * as it must be. It shares nothing with core: the spa's clock is Temporal's, hours are painted onto minutes.
 * Slow, and only for times that are whole minutes.
 */
export function naiveSlots(query: SlotQuery): Slot[] {
  const { catalog, now, addOnIds = [] } = query;
  const service = catalog.services.find(({ id }) => id === query.serviceId)!;
  const { bufferBefore = 0, bufferAfter = 0, people = 1 } = service;
  let length = query.minutes;
  for (const { id, minutes } of catalog.addOns ?? []) if (addOnIds.includes(id)) length += minutes;

  const clock = spaClock(catalog.spa.timeZone, query.from / MINUTE - 3 * DAY, query.to / MINUTE + 2 * DAY);
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

  const team = catalog.staff
    .filter(
      ({ id, gender, services }) =>
        (service.staff?.includes(id) ?? true) &&
        (services?.includes(service.id) ?? true) &&
        (query.staffGender === undefined || gender === query.staffGender),
    )
    .map((person) => ({ id: person.id, working: working(person), busy: busy(person.id) }));
  const rooms = (catalog.rooms ?? [])
    .filter(({ type }) => type === service.roomType)
    .map(({ id }) => ({ id, busy: busy(id) }));

  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(catalog.spa.timeZone)
    .toPlainDate();
  const lastDay = dayNumber(today.add({ days: catalog.policy.horizonDays }));
  const all = (minutes: Uint8Array, from: number, to: number, value: 0 | 1) => {
    for (let at = from; at < to; at++) if (minutes[at] !== value) return false;
    return true;
  };

  const slots: Slot[] = [];
  const [first, end] = [clock.index(query.from / MINUTE), clock.index(query.to / MINUTE)];
  for (let at = first; at < end; at++) {
    if (clock.instant(at) < now + catalog.policy.leadTime * MINUTE) continue;
    if (clock.dayAt(at) >= lastDay) continue;
    let opened = at;
    while (opened >= 0 && !starts[opened]) opened--;
    if (opened < 0 || (at - opened) % catalog.policy.slotStep !== 0) continue;

    const over = at + length;
    const [taken, free] = [at - bufferBefore, over + bufferAfter];
    if (!all(open, at, over, 1) || !all(closed, at, over, 0)) continue;
    const staffIds = team
      .filter((one) => all(one.working, at, over, 1) && all(one.busy, taken, free, 0))
      .map(({ id }) => id);
    const roomIds = rooms.filter((one) => all(one.busy, taken, free, 0)).map(({ id }) => id);
    if (service.roomType !== undefined && !roomIds.length) continue;
    if (query.staffId !== undefined && !staffIds.includes(query.staffId)) continue;
    if (staffIds.length < people) continue;
    slots.push({
      start: clock.instant(at),
      end: clock.instant(over),
      localStart: clock.local(at),
      localEnd: clock.local(over),
      // Of two therapists one is asked for and the other is anybody; of one, it is the one asked for.
      staffIds: people === 1 && query.staffId !== undefined ? [query.staffId] : staffIds,
      roomIds,
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
  // Temporal is asked for each minute of an hour in which the clock changes, and once in every other hour.
  const offset = (minute: number) => {
    const key = `${timeZone} ${minute}`;
    let minutes = known.get(key);
    if (minutes === undefined) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(timeZone);
      minutes = zoned.offsetNanoseconds / 60e9;
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
    const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
    for (const { day: weekday, from, to } of hours) {
      if (weekday === date.dayOfWeek) found.push([clock.firstAt(day, from), clock.firstAt(day, to)]);
    }
  }
  return found;
}

function onDate(clock: Clock, date: string, from: number, to: number): Minutes {
  const day = dayNumber(Temporal.PlainDate.from(date));
  return [clock.firstAt(day, from), clock.firstAt(day, to)];
}

function dayNumber(date: Temporal.PlainDate): number {
  return Temporal.PlainDate.from('1970-01-01').until(date).days;
}

function stretch(clock: Clock, from: string, to: string = from.slice(0, 10)): Minutes {
  const moment = (text: string, whole: number) => {
    const [date = '', time] = text.split('T');
    const [hour = 0, minute = 0] = time?.split(':').map(Number) ?? [];
    return onDate(clock, date, time ? hour * HOUR + minute : whole, 0)[0];
  };
  return [moment(from, 0), moment(to, DAY)];
}
