/**
 * A visitor in a hurry, as a process of its own: books, holds, moves and cancels at random on one day, at
 * servers that take turns, and prints what was acknowledged.
 *
 * node racer.ts <date> <tries> <url>...
 */
import type { BookedBooking, Booking, Hold } from '../../packages/core/src/index.ts';
import { ask, bookingRequest, newKey } from './requests.ts';

const [date, tries, ...urls] = process.argv.slice(2);
const statuses: Record<string, number> = {};
/** By id, the status acknowledged last. */
const acknowledged: Record<string, string> = {};
const mine: string[] = [];

const url = () => `${pick(urls)}/v1`;
const time = () =>
  `${date}T${String(9 + Math.floor(Math.random() * 9)).padStart(2, '0')}:${pick(['00', '15', '30', '45'])}:00Z`;
const wanted = () =>
  pick([
    { serviceId: 'deep', minutes: 60 },
    { serviceId: 'deep', minutes: 90, staffId: pick(['mira', 'jonas']) },
    { serviceId: 'calm', minutes: 45 },
    { serviceId: 'pair', minutes: 60 },
  ]);

for (let i = 0; i < Number(tries); i++) {
  const dice = Math.random();
  const bearer = pick(mine);
  if (bearer !== undefined && dice < 0.1) await change('/booking/cancel', bearer, {});
  else if (bearer !== undefined && dice < 0.25)
    await change('/booking/reschedule', bearer, { start: time() });
  else {
    const request = { ...wanted(), start: time() };
    const hold = dice < 0.5 ? await send<Hold>('/holds', { body: request }) : undefined;
    const booked = await send<BookedBooking>('/bookings', {
      body: bookingRequest({ ...request, ...(hold ? { holdId: hold.id } : {}) }),
      key: newKey(),
    });
    if (booked?.manageToken) mine.push(booked.manageToken);
    if (booked) acknowledged[booked.id] = booked.status;
  }
}
process.stdout.write(JSON.stringify({ statuses, acknowledged }));

async function change(path: string, bearer: string, body: object): Promise<void> {
  const booking = await send<Booking>(path, { body, bearer });
  if (booking) acknowledged[booking.id] = booking.status;
}

async function send<T>(path: string, options: Parameters<typeof ask>[2]): Promise<T | undefined> {
  const { status, json } = await ask<T>(`${url()}${path}`, 'POST', options);
  statuses[status] = (statuses[status] ?? 0) + 1;
  return status < 300 ? json : undefined;
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)]!;
}
