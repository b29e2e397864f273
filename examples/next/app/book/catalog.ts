import type { Catalog } from '@unknot/core';

/** The smallest spa there is: one therapist, two massages. */
export const catalog: Catalog = {
  version: 1,
  spa: {
    name: 'Stillwater',
    timeZone: 'Europe/Lisbon',
    currency: 'EUR',
    locale: 'en',
    phone: '+351 21 000 0000',
  },
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: day as 1 | 2 | 3 | 4 | 5 | 6 | 7, from: 540, to: 1080 })),
  services: [
    {
      id: 'back',
      name: 'Back massage',
      durations: [{ minutes: 45, price: 5500 }],
      needs: { 'chronic-back-pain': 3, 'stress-relief': 2 },
    },
    {
      id: 'full-body',
      name: 'Full body massage',
      durations: [{ minutes: 60, price: 7000 }],
      needs: { sleep: 3, 'stress-relief': 2 },
    },
  ],
  staff: [{ id: 'ines', name: 'Inês' }],
  needs: [{ id: 'chronic-back-pain' }, { id: 'stress-relief' }, { id: 'sleep' }],
  policy: {
    leadTime: 120,
    horizonDays: 60,
    slotStep: 30,
    holdMinutes: 10,
    cancelUntil: 1440,
    rescheduleUntil: 1440,
  },
};
