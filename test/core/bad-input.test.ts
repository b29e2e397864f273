import { expect } from 'chai';
import {
  availableSlots,
  type Catalog,
  freeDays,
  nextSlots,
  type SlotQuery,
  whyNoSlots,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { tableByHand } from './support/clock-changes.ts';
import { DAY, queryOf, thursday } from './support/thursday.ts';

/** Each way to ask for times. What is wrong with a catalog's document is in `parse-catalog.test.ts`. */
const ways: Readonly<Record<string, (query: SlotQuery) => unknown>> = {
  availableSlots,
  nextSlots: (query) => nextSlots(query, 3),
  freeDays,
  whyNoSlots,
};

const table = tableByHand('Europe/Berlin', '2026-11-26', 60);
const outside = (instant: string) => `${instant} lies outside the offset table of Europe/Berlin.`;

const wrong: readonly (readonly [
  name: string,
  message: string,
  changes: Partial<SlotQuery>,
  catalog?: Partial<Catalog>,
])[] = [
  ['a service that is not there', 'The catalog has no service “mud”.', { serviceId: 'mud' }],
  ['a length that is not given', '“Calming massage” is not given for 61 minutes.', { minutes: 61 }],
  [
    'a service that nobody offers',
    '“Calming massage” needs 1 therapists, and 0 can give it.',
    {},
    { services: serviceWith({ staff: [] }) },
  ],
  [
    'a service that no therapist names',
    '“Calming massage” needs 1 therapists, and 0 can give it.',
    {},
    { staff: [{ id: 'mira', name: 'Mira', services: [] }] },
  ],
  [
    'a room of which there is none',
    '“Calming massage” needs a room of the type “pool”, and there is none.',
    {},
    { services: serviceWith({ roomType: 'pool' }) },
  ],
  [
    'a step of nothing from one start to the next',
    'from, to and now must be instants, slotStep more than 0.',
    {},
    { policy: policyWith({ slotStep: 0 }) },
  ],
  [
    'a window that goes on past the table’s end',
    outside('2026-11-27T00:00:00.000Z'),
    { offsets: { ...table, until: thursday.from + DAY / 2 } },
  ],
  [
    'a window that lies after the table',
    outside('2026-11-25T23:00:00.000Z'),
    { offsets: { ...table, until: thursday.now + DAY } },
  ],
  [
    'a table that begins after this moment',
    outside('2026-11-23T07:00:00.000Z'),
    { offsets: { ...table, from: thursday.from - DAY / 2 } },
  ],
  [
    'a window that lies before the table',
    outside('2026-11-23T07:00:00.000Z'),
    { offsets: { ...table, from: thursday.to + DAY } },
  ],
  [
    'a moment that lies after the table',
    outside('2026-11-23T07:00:00.000Z'),
    { offsets: { ...table, until: thursday.now - DAY } },
  ],
];

describe('Times are refused by name, and never an empty list, where there is', () => {
  for (const [name, message, changes, catalog] of wrong) {
    for (const [way, ask] of Object.entries(ways)) {
      it(`${name}: ${way}`, () => {
        expect(() => ask(queryOf(catalogWith(catalog), { offsets: table, ...changes }))).to.throw(
          RangeError,
          message,
        );
      });
    }
  }
});

describe('The next times are refused too', () => {
  it('for a moment that is none', () => {
    for (const changes of [{ from: Number.NaN }, { to: Number.NaN }]) {
      expect(() => nextSlots(queryOf(catalogWith(), { offsets: table, ...changes }), 3)).to.throw(RangeError);
    }
  });

  it('for a service that is not there, also in a window that is over', () => {
    const query = queryOf(catalogWith(), { offsets: table, serviceId: 'mud', now: thursday.to });
    expect(() => nextSlots(query, 3)).to.throw(RangeError, 'The catalog has no service “mud”.');
    expect(() => whyNoSlots(query)).to.throw(RangeError, 'The catalog has no service “mud”.');
  });
});
