import type { Catalog } from '../../../packages/core/src/index.ts';

/** Open every day from nine to five, with one therapist and one massage of an hour; no room is needed. */
const plain: Catalog = {
  version: 1,
  spa: { name: 'Stillwater', timeZone: 'Europe/Berlin', currency: 'EUR', locale: 'en' },
  hours: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from: 540, to: 1020 })),
  services: [{ id: 'calm', name: 'Calming massage', durations: [{ minutes: 60, price: 7000 }] }],
  staff: [{ id: 'mira', name: 'Mira' }],
  policy: {
    leadTime: 0,
    horizonDays: 60,
    slotStep: 60,
    holdMinutes: 10,
    cancelUntil: 1440,
    rescheduleUntil: 720,
  },
};

/** The plainest spa there is, or one that differs from it in places. */
export function catalogWith(changes: Partial<Catalog> = {}): Catalog {
  return { ...plain, ...changes };
}

/** The plain policy with changes. */
export function policyWith(changes: Partial<Catalog['policy']>): Catalog['policy'] {
  return { ...plain.policy, ...changes };
}

/** The plain massage with changes, as the spa's only one. */
export function serviceWith(changes: Partial<Catalog['services'][number]>): Catalog['services'] {
  return [{ ...plain.services[0]!, ...changes }];
}
