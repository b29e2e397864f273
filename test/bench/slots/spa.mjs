// The spa of the measurements, and its bookings: made from numbers alone, so that every run has the same.
import { offsetTable, overlaps, parseCatalog } from '../../../packages/core/src/index.ts';

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const timeZone = 'Europe/Berlin';
const first = '2026-03-02'; // the clock changes on the 29th

/** Shifts that differ from therapist to therapist: two free days a week, early or late, a break in the middle. */
const shiftOf = (i) => {
  const [from, to] = i % 2 ? [660, 1200] : [540, 1080];
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => day % 7 !== i % 7 && (day + 3) % 7 !== i % 7);
  return { from, to, days, pause: { from: from + 240, to: from + 270 } };
};

/**
 * A massage of an hour and a quarter of an hour to air the room, every quarter of an hour.
 * @param {{ therapists: number, rooms: number, days: number, busy: number }} size `busy` counts intervals: each
 *   booking takes a therapist and, where there are rooms, a room
 */
export function spa({ therapists, rooms, days, busy }) {
  const catalog = parseCatalog({
    version: 1,
    spa: { name: 'Bench', timeZone, currency: 'EUR', locale: 'en' },
    hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, to: 1200 })),
    services: [
      {
        id: 'back',
        name: 'Back massage',
        durations: [{ minutes: 60, price: 7000 }],
        bufferAfter: 15,
        ...(rooms ? { roomType: 'quiet' } : {}),
      },
    ],
    staff: Array.from({ length: therapists }, (_, i) => {
      const { from, to, days: on, pause } = shiftOf(i);
      return {
        id: `therapist-${i + 1}`,
        name: `Therapist ${i + 1}`,
        hours: on.map((day) => ({ day, from, to })),
        breaks: on.map((day) => ({ day, ...pause })),
        timeOff: [{ from: dateAfter(7 + 3 * i) }],
      };
    }),
    rooms: Array.from({ length: rooms }, (_, i) => ({ id: `room-${i + 1}`, type: 'quiet' })),
    policy: {
      leadTime: 0,
      horizonDays: 730,
      slotStep: 15,
      holdMinutes: 10,
      cancelUntil: 1440,
      rescheduleUntil: 720,
    },
  });
  const start = Date.parse(`${first}T00:00:00+01:00`);
  const offsets = offsetTable(timeZone, start - 7 * DAY, start + 800 * DAY);
  const query = {
    catalog,
    offsets,
    busy: bookings({ therapists, rooms, days, busy, start }),
    serviceId: 'back',
    minutes: 60,
    from: start,
    to: start + days * DAY - 60 * MINUTE, // the midnight after the last day, in summer time
    now: start,
  };
  return query;
}

export function dateAfter(days) {
  return new Date(Date.parse(`${first}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export { first, shiftOf, timeZone };

/**
 * Bookings of 45 to 90 minutes and their quarter of an hour, on quarter hours in opening hours. Nobody is booked twice
 * at a time, unless there is hardly any time left.
 */
function bookings({ therapists, rooms, days, busy, start }) {
  const random = numbers(days + busy);
  const pick = (count) => Math.floor(random() * count);
  const ids = (kind, count) => Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`);
  const taken = new Map([...ids('therapist', therapists), ...ids('room', rooms)].map((id) => [id, []]));
  /** What is taken on each day, so that it is soon looked through. */
  const byDay = new Map();
  const book = (kind, count, day, interval) => {
    for (let tries = 20; ; tries--) {
      const id = `${kind}-${1 + pick(count)}`;
      const key = `${id} ${day}`;
      const others = byDay.get(key) ?? [];
      if (tries && others.some((other) => overlaps(other, interval))) continue;
      byDay.set(key, [...others, interval]);
      taken.get(id).push(interval);
      return;
    }
  };
  for (let count = 0; count < busy; ) {
    const day = pick(days);
    const from = start + day * DAY + (540 + 15 * pick(36)) * MINUTE;
    const interval = [from, from + (45 + 15 * pick(4) + 15) * MINUTE];
    book('therapist', therapists, day, interval);
    count++;
    if (rooms && count < busy) {
      book('room', rooms, day, interval);
      count++;
    }
  }
  // In order, as a store returns them.
  for (const list of taken.values()) list.sort((a, b) => a[0] - b[0]);
  return Object.fromEntries(taken);
}
