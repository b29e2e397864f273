import { type Catalog, parseCatalog } from '../../packages/core/src/index.ts';

/** Open every day from 09:00 to 18:00: two therapists, two rooms, Berlin. */
const document = {
  version: 1,
  spa: {
    name: 'Stillwater',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    locale: 'en-DE',
    phone: '+49 30 1234567',
    email: 'hello@stillwater.example',
  },
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 540, to: 1080 })),
  services: [
    {
      id: 'deep',
      name: 'Deep back release',
      durations: [
        { minutes: 60, price: 7800 },
        { minutes: 90, price: 11_000 },
      ],
      bufferAfter: 15,
      addOns: ['stones'],
      roomType: 'quiet',
    },
    { id: 'calm', name: 'Calming back massage', durations: [{ minutes: 45, price: 5800 }], staff: ['mira'] },
    {
      id: 'pair',
      name: 'Side by side',
      durations: [{ minutes: 60, price: 15_000 }],
      people: 2,
      roomType: 'suite',
    },
  ],
  addOns: [{ id: 'stones', name: 'Warm stones', minutes: 15, price: 1200 }],
  staff: [
    { id: 'mira', name: 'Mira', gender: 'woman' },
    { id: 'jonas', name: 'Jonas', gender: 'man' },
  ],
  rooms: [
    { id: 'garden', type: 'quiet', name: 'Garden room' },
    { id: 'attic', type: 'quiet', name: 'Attic' },
    { id: 'grove', type: 'suite', name: 'Grove' },
  ],
  questions: [{ id: 'visit', label: 'Is this your first visit?', kind: 'yes-no' }],
  policy: {
    leadTime: 120,
    horizonDays: 90,
    slotStep: 15,
    holdMinutes: 10,
    cancelUntil: 1440,
    rescheduleUntil: 720,
  },
};

/** The catalog of the server's tests, or one that differs from it in places. */
export function spaCatalog(changes: Partial<Catalog> = {}): Catalog {
  return parseCatalog({ ...document, ...changes });
}
