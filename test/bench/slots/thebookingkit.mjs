// The same spa for @thebookingkit/core, and its answer in a form that can be compared.
import { getResourceAvailableSlots, getTeamSlots } from '../node_modules/.cache/thebookingkit.mjs';
import { DAY, dateAfter, first, shiftOf, timeZone } from './spa.mjs';

const clock = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const weekday = (day) => ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][day - 1];
const rule = (days, from, to) => ({
  rrule: `FREQ=WEEKLY;BYDAY=${days.map(weekday).join(',')}`,
  startTime: clock(from),
  endTime: clock(to),
  timezone: timeZone,
});

/**
 * It has no breaks, so a day is two windows; its buffers are put around what is booked and not around what is
 * looked for, so before and after change places; its therapists and its rooms are found by two functions, so the
 * times at which both are free are put together here.
 */
export function thebookingkit(query, { days }) {
  const { catalog, busy } = query;
  const booked = (id) =>
    (busy[id] ?? []).map(([from, to], i) => ({
      id: `${id}-${i}`,
      startsAt: new Date(from),
      endsAt: new Date(to),
      status: 'confirmed',
    }));
  const members = catalog.staff.map(({ id }, i) => {
    const { from, to, days: on, pause } = shiftOf(i);
    return {
      userId: id,
      role: 'member',
      priority: 1,
      weight: 1,
      rules: [rule(on, from, pause.from), rule(on, pause.to, to)],
      overrides: [{ date: new Date(`${dateAfter(7 + 3 * i)}T00:00Z`), isUnavailable: true }],
      bookings: booked(id),
    };
  });
  const rooms = (catalog.rooms ?? []).map(({ id, type }) => ({
    id,
    name: id,
    type,
    capacity: 1,
    isActive: true,
    rules: [rule([1, 2, 3, 4, 5, 6, 7], 540, 1200)],
    overrides: [],
    bookings: booked(id),
  }));
  const start = new Date(`${first}T00:00:00Z`);
  const range = { start, end: new Date(start.getTime() + days * DAY - 1) };
  const options = {
    duration: 60,
    bufferBefore: 15,
    bufferAfter: 0,
    slotInterval: 15,
    now: new Date(query.now),
  };

  return () => {
    const team = getTeamSlots(members, 'round_robin', range, timeZone, options);
    if (!rooms.length) return team;
    const free = new Map(
      getResourceAvailableSlots(rooms, range, timeZone, options).map((slot) => [slot.startTime, slot]),
    );
    return team.flatMap((slot) => {
      const room = free.get(slot.startTime);
      return room ? [{ ...slot, availableResources: room.availableResources }] : [];
    });
  };
}

/** A slot of its as a line, as for one of ours. */
export const line = ({
  startTime,
  endTime,
  localStart,
  localEnd,
  availableMembers,
  availableResources = [],
}) =>
  `${Date.parse(startTime)} ${Date.parse(endTime)} ${localStart.slice(0, 16)} ${localEnd.slice(0, 16)} ${availableMembers.join()} ${availableResources.map(({ resourceId }) => resourceId).join()}`;
