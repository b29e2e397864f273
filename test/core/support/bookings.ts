import { type Booking, type CalendarEvent, calendarEvent } from '../../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './catalogs.ts';

/** A spa that has everything a calendar entry can tell. */
export const spaWithAddress = catalogWith({
  spa: {
    name: 'Stillwater',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    locale: 'en',
    address: 'Am Fleet 7, 20459 Hamburg',
    geo: { lat: 53.5476, lon: 9.9814 },
    phone: '+49 40 123456',
    email: 'hello@stillwater.example',
    url: 'https://stillwater.example/',
  },
  policy: policyWith({ arriveEarly: 10 }),
  reminders: [
    { beforeMinutes: 90, by: 'calendar', kind: 'leave-now' },
    { beforeMinutes: 1440, by: 'calendar', kind: 'reminder' },
    { beforeMinutes: 2880, by: 'email', kind: 'reminder' },
    { beforeMinutes: -120, by: 'email', kind: 'aftercare' },
  ],
});

const booking: Booking = {
  id: '5f0c',
  reference: 'K7M2QX',
  status: 'confirmed',
  sequence: 0,
  createdAt: '2026-11-20T10:00:00+01:00',
  updatedAt: '2026-11-20T10:00:00+01:00',
  serviceId: 'calm',
  serviceName: 'Calming massage',
  minutes: 75,
  addOnIds: ['stones'],
  start: '2026-11-26T12:15:00+01:00',
  end: '2026-11-26T13:30:00+01:00',
  staff: [{ id: 'mira', name: 'Mira' }],
  rooms: [{ id: 'garden', name: 'Garden room' }],
  customer: { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 170 1234567' },
  notes: 'My left shoulder, please. I had an operation.',
  answers: { pregnant: 'yes' },
  card: { pressure: 'firm', workOn: ['hips:left'], allergies: 'Almond oil', talk: 'silence' },
  lines: [
    { kind: 'service', id: 'calm', name: 'Calming massage', minutes: 60, price: 7000 },
    { kind: 'add-on', id: 'stones', name: 'Warm stones', minutes: 15, price: 1200 },
  ],
  total: 8200,
  currency: 'EUR',
  cancelUntil: '2026-11-25T12:15:00+01:00',
  rescheduleUntil: '2026-11-26T00:15:00+01:00',
};

/** A booking at that spa, or one that differs from it in places. */
export function bookingWith(changes: Partial<Booking> = {}): Booking {
  return { ...booking, ...changes };
}

/** The calendar entry of that booking, or one that differs from it in places. */
export function eventWith(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return { ...calendarEvent(booking, spaWithAddress), ...changes };
}
