// The same spa for slot-calculator, as far as its rules go.
import { getSlots } from 'slot-calculator';
import { DAY, dateAfter, MINUTE, shiftOf, timeZone } from './spa.mjs';

const clock = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const weekday = (day) => ({
  text: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][day - 1],
  locale: 'en',
});
const iso = (instant) => new Date(instant).toISOString();

const STEP = 15;

/**
 * It knows no step: its slots lie end to end. So it is asked for free quarter hours, with who is free in each, and
 * four in a row are put together here, which costs it little. It knows no buffers: what is busy begins a quarter of
 * an hour early. It has no breaks: a day is two windows. A day off is given to it as busy.
 */
export function slotCalculator(query, { days }) {
  const { catalog, busy } = query;
  const buffer = catalog.services[0].bufferAfter * MINUTE;
  const config = {
    from: iso(query.from),
    to: iso(query.to),
    duration: STEP,
    outputTimezone: timeZone,
    availability: catalog.staff.flatMap(({ id }, i) => {
      const { from, to, days: on, pause } = shiftOf(i);
      const window = (day, begin, end) => ({
        day: weekday(day),
        from: clock(begin),
        to: clock(end),
        timezone: timeZone,
        metadata: { id },
      });
      return on.flatMap((day) => [window(day, from, pause.from), window(day, pause.to, to)]);
    }),
    unavailability: catalog.staff.flatMap(({ id }, i) => [
      ...(busy[id] ?? []).map(([from, to]) => ({ from: iso(from - buffer), to: iso(to), metadata: { id } })),
      ...(7 + 3 * i < days ? [dayOff(i, id)] : []),
    ]),
  };
  return () => joined(getSlots(config).availableSlots, query.minutes / STEP);
}

/** All of its working hours, whatever the clock's offset. */
function dayOff(i, id) {
  const midnight = Date.parse(`${dateAfter(7 + 3 * i)}T00:00Z`);
  return { from: iso(midnight), to: iso(midnight + DAY - 60 * MINUTE), metadata: { id } };
}

/** Quarter hours that follow one another, with those who are free in all of them. */
function joined(quarters, count) {
  const slots = [];
  for (let i = 0; i + count <= quarters.length; i++) {
    const last = quarters[i + count - 1];
    let free = quarters[i].metadataAvailable;
    for (let k = 1; free.length && k < count; k++) {
      const { from, metadataAvailable } = quarters[i + k];
      free =
        from === quarters[i + k - 1].to
          ? free.filter(({ id }) => metadataAvailable.some((one) => one.id === id))
          : [];
    }
    if (free.length) slots.push({ from: quarters[i].from, to: last.to, staffIds: free.map(({ id }) => id) });
  }
  return slots;
}

/** A slot of its as a line, as for one of ours. */
export const line = ({ from, to, staffIds }) =>
  `${Date.parse(from)} ${Date.parse(to)} ${from.slice(0, 16)} ${to.slice(0, 16)} ${staffIds.join()} `;
