import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  availableSlots,
  type Catalog,
  horizon,
  type NoSlotsReason,
  type SlotQuery,
  whyNoSlots,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { property } from './support/property.ts';
import { randomQuery } from './support/random-spa.ts';
import { at, busyAt, DAY, MINUTE, on, queryOf, thursday } from './support/thursday.ts';

const daily = catalogWith().hours;
const mira = catalogWith().staff[0]!;
const weeks = thursday.to + 70 * DAY;
const allDay = busyAt('mira', ['00:00', '24:00']);
const pair = [
  { id: 'mira', name: 'Mira', gender: 'woman' as const },
  { id: 'jonas', name: 'Jonas', gender: 'man' as const },
];

/** What is looked for, why there is none on that Thursday, and when the next time is. */
const table: readonly (readonly [
  name: string,
  catalog: Catalog,
  changes: Partial<SlotQuery>,
  reason: NoSlotsReason,
  next: string | undefined,
])[] = [
  ['the day is over', catalogWith(), { now: at('2026-11-27T08:00') }, 'past', '2026-11-27T09:00'],
  ['the day ends at this moment', catalogWith(), { now: thursday.to }, 'past', '2026-11-27T09:00'],
  [
    'two days’ notice are asked for',
    catalogWith({ policy: policyWith({ leadTime: 2880 }) }),
    { now: at('2026-11-25T08:00') },
    'lead-time',
    '2026-11-27T09:00',
  ],
  [
    'the notice ends when the spa does',
    catalogWith({ policy: policyWith({ leadTime: 120 }) }),
    { now: at('2026-11-26T14:01') },
    'lead-time',
    '2026-11-27T09:00',
  ],
  [
    'the notice lasts to the end of a holiday',
    catalogWith({ closures: [{ from: '2026-11-26' }], policy: policyWith({ leadTime: 1440 }) }),
    { now: thursday.from },
    'lead-time',
    '2026-11-27T09:00',
  ],
  [
    'what can be booked ends where a holiday begins',
    catalogWith({ closures: [{ from: '2026-11-26' }], policy: policyWith({ horizonDays: 3 }) }),
    {},
    'horizon',
    '2026-11-23T09:00',
  ],
  [
    'only three days can be booked',
    catalogWith({ policy: policyWith({ horizonDays: 3 }) }),
    {},
    'horizon',
    '2026-11-23T09:00',
  ],
  [
    'the last day that can be booked ends before the massages of its night begin',
    catalogWith({ hours: on(4, 1440, 1560), policy: policyWith({ horizonDays: 4 }) }),
    { from: at('2026-11-26T20:00'), to: at('2026-11-27T03:00') },
    'horizon',
    undefined,
  ],
  ['it is a holiday', catalogWith({ closures: [{ from: '2026-11-26' }] }), {}, 'closed', '2026-11-27T09:00'],
  [
    'it is the day of the week on which the spa never opens',
    catalogWith({ hours: daily.filter(({ day }) => day !== 4) }),
    {},
    'closed',
    '2026-11-27T09:00',
  ],
  ['the spa has no hours at all', catalogWith({ hours: [] }), {}, 'closed', undefined],
  [
    'the closures of the day lie one beside the other',
    catalogWith({
      closures: [
        { from: '2026-11-26T12:00', to: '2026-11-26T17:00' },
        { from: '2026-11-26T00:00', to: '2026-11-26T12:00' },
      ],
    }),
    {},
    'closed',
    '2026-11-27T09:00',
  ],
  [
    'the spa opens for half an hour',
    catalogWith({ hours: [...on(4, 540, 570), ...on(6, 540, 600)] }),
    {},
    'too-long',
    '2026-11-28T09:00',
  ],
  [
    'closures leave no hour free',
    catalogWith({ closures: [{ from: '2026-11-26T09:30', to: '2026-11-26T16:30' }] }),
    {},
    'too-long',
    '2026-11-27T09:00',
  ],
  [
    'the visit is longer than the day, though each massage is not',
    catalogWith({ hours: on(4, 540, 660) }),
    { followedBy: [1, 2].map(() => ({ serviceId: 'calm', minutes: 60 })) },
    'too-long',
    undefined,
  ],
  [
    'nobody is of the gender asked for',
    catalogWith({ staff: [{ ...mira, gender: 'woman' }] }),
    { staffGender: 'man' },
    'nobody',
    undefined,
  ],
  [
    'the therapist asked for is not of the gender asked for',
    catalogWith({ staff: pair }),
    { staffId: 'jonas', staffGender: 'woman' },
    'nobody',
    undefined,
  ],
  [
    'nobody fits the companion',
    catalogWith({ staff: pair, services: serviceWith({ people: 2 }) }),
    { companion: { staffGender: 'other' } },
    'nobody',
    undefined,
  ],
  [
    'the therapist has the day off',
    catalogWith({ staff: [{ ...mira, timeOff: [{ from: '2026-11-26' }] }] }),
    {},
    'away',
    '2026-11-27T09:00',
  ],
  [
    'the therapist does not work on this day of the week',
    catalogWith({ staff: [{ ...mira, hours: on(5, 600, 720) }] }),
    {},
    'away',
    '2026-11-27T10:00',
  ],
  [
    'the therapist has a break all day',
    catalogWith({ staff: [{ ...mira, breaks: on(4, 570, 1020) }] }),
    {},
    'away',
    '2026-11-27T09:00',
  ],
  [
    'the extra opening is another therapist’s',
    catalogWith({
      hours: on(5, 540, 1020),
      staff: pair,
      extraOpenings: [{ date: '2026-11-26', from: 540, to: 600, staff: ['jonas'] }],
    }),
    { staffId: 'mira' },
    'away',
    '2026-11-27T09:00',
  ],
  [
    'the day is not over, but the spa’s hours are',
    catalogWith(),
    { now: at('2026-11-26T18:00') },
    'past',
    '2026-11-27T09:00',
  ],
  [
    'both guests ask for the same therapist',
    catalogWith({ staff: pair, services: serviceWith({ people: 2 }) }),
    { staffId: 'mira', companion: { staffId: 'mira' } },
    'nobody',
    undefined,
  ],
  ['everything is taken', catalogWith(), { busy: allDay }, 'full', '2026-11-27T09:00'],
  [
    'the only room is taken',
    catalogWith({ services: serviceWith({ roomType: 'quiet' }), rooms: [{ id: 'garden', type: 'quiet' }] }),
    { busy: busyAt('garden', ['09:30', '16:30']) },
    'full',
    '2026-11-27T09:00',
  ],
  [
    'what is left between two bookings is too short',
    catalogWith(),
    { busy: busyAt('mira', ['09:30', '12:01'], ['12:59', '16:30']) },
    'full',
    '2026-11-27T09:00',
  ],
  [
    'it is taken, and everything after it: the last chance is before it',
    catalogWith(),
    { busy: { mira: [[thursday.from, weeks]] } },
    'full',
    '2026-11-23T09:00',
  ],
  [
    'nothing is free from now on',
    catalogWith(),
    { busy: { mira: [[thursday.now, weeks]] } },
    'full',
    undefined,
  ],
];

describe('Why nothing is on offer', () => {
  for (const [name, catalog, changes, reason, next] of table) {
    it(`is “${reason}” when ${name}; ${next ? `the next time is ${next}` : 'there is no next time'}`, () => {
      const query = queryOf(catalog, changes);
      expect(availableSlots(query)).to.deep.equal([]);
      const why = whyNoSlots(query, weeks);
      expect(why.reason).to.equal(reason);
      expect(why.next?.localStart).to.equal(next);
      if (!next) expect(why).to.not.have.property('next');
    });
  }

  it('looks no further for the next time than it is told, by itself not beyond what was asked for', () => {
    const query = queryOf(catalogWith({ closures: [{ from: '2026-11-26' }] }), { now: thursday.from });
    expect(whyNoSlots(query)).to.deep.equal({ reason: 'closed' });
    expect(whyNoSlots(query, at('2026-11-27T09:00'))).to.deep.equal({ reason: 'closed' });
    expect(whyNoSlots(query, at('2026-11-27T09:01')).next?.localStart).to.equal('2026-11-27T09:00');
  });

  it('names with the next time who and where it is', () => {
    const query = queryOf(catalogWith(), { busy: allDay });
    const there = availableSlots({ ...query, from: thursday.to, to: thursday.to + DAY });
    expect(whyNoSlots(query, weeks).next).to.deep.equal(there[0]);
  });
});

/** A part of a day at which nothing is on offer: as it is, since all is taken, or since it is soon or over. */
const nothing = fc
  .tuple(
    randomQuery,
    fc.integer({ min: 0, max: 4 * 1440 }),
    fc.integer({ min: 1, max: 1440 }),
    fc.constantFrom('as it is', 'taken', 'taken', 'soon', 'soon'),
    fc.integer({ min: -1440, max: 600 }),
  )
  .map(([query, since, minutes, kind, ahead]): SlotQuery => {
    const from = query.from + since * MINUTE;
    const to = from + minutes * MINUTE;
    const taken = Object.keys(query.busy).map((id) => [id, [[from - DAY, to + DAY]]] as const);
    return {
      ...query,
      from,
      to,
      ...(kind === 'taken' ? { busy: Object.fromEntries(taken) } : {}),
      ...(kind === 'soon' ? { now: from + ahead * MINUTE } : {}),
    };
  })
  .filter((query) => !availableSlots(query).length);

describe('Why nothing is on offer, at any spa, in any zone and year,', () => {
  it('is as the reason says', () => {
    const seen = new Map<NoSlotsReason, number>();
    property(
      [nothing],
      (query) => {
        const { catalog, offsets, from, to, now } = query;
        const { reason } = whyNoSlots(query);
        seen.set(reason, (seen.get(reason) ?? 0) + 1);
        const offered = (changes: Partial<SlotQuery>, rules: Partial<Catalog> = {}) =>
          availableSlots({ ...query, ...changes, catalog: { ...catalog, ...rules } }).length > 0;
        const soonest = now + catalog.policy.leadTime * MINUTE;
        const end = horizon(catalog, offsets, now);
        const anyTime = { ...catalog.policy, leadTime: 0, horizonDays: 80 };
        const early = from - 3 * DAY;

        if (to <= now) return void expect(reason).to.equal('past');
        if (to <= soonest) return void expect(reason).to.equal('lead-time');
        expect(from >= end, 'all of it lies beyond').to.equal(from >= end && reason === 'horizon');
        if (from >= end) return;
        // A wish that nobody fits is none that another day would grant.
        if (reason === 'nobody') {
          const whole = { from: now, to: now + 10 * DAY, busy: {} };
          return void expect(offered(whole, { policy: anyTime })).to.equal(false);
        }
        const empty = { busy: {} };
        expect(reason === 'full', 'full: nothing would be taken').to.equal(offered(empty));
        if (reason === 'full') return;
        // Seen from before, with no rule on how soon and how far, there is something.
        const seenBefore = offered({ ...empty, now: Math.min(now, early) }, { policy: anyTime });
        if (reason === 'past' || reason === 'lead-time' || reason === 'horizon') {
          expect(seenBefore, reason).to.equal(true);
          if (reason === 'past') expect(from).to.be.lessThan(now);
          else if (reason === 'lead-time') expect(from).to.be.lessThan(soonest);
          else expect(to).to.be.greaterThan(end);
        }
        if (reason === 'closed') expect(openMinutes(query), 'closed: not a minute').to.equal(0);
        if (reason === 'too-long') expect(openMinutes(query), 'too long').to.be.greaterThan(0);
        if (reason === 'away') expect(openMinutes(query), 'away: open').to.be.greaterThan(0);
      },
      { runs: 400 },
    );
    expect([...seen.keys()].sort(), JSON.stringify([...seen])).to.include.members([
      'away',
      'closed',
      'full',
      'horizon',
      'lead-time',
      'past',
      'too-long',
    ]);
  });

  it('comes with the first time after the window, else with the first of all', () => {
    let after = 0;
    let before = 0;
    property([nothing], (query) => {
      const until = query.to + 12 * DAY;
      const all = availableSlots({ ...query, from: Math.min(query.from, query.now), to: until });
      const later = all.find(({ start }) => start >= query.from);
      const next = later ?? all[0];
      if (later) after++;
      else if (next) before++;
      expect(whyNoSlots(query, until).next).to.deep.equal(next);
    });
    expect(Math.min(after, before)).to.be.greaterThan(3);
  });
});

/** How many minutes of the window the spa is open, whoever works: found with a massage of one minute by somebody. */
function openMinutes({ catalog, offsets, from, to }: SlotQuery): number {
  const { closures = [], extraOpenings = [], hours, policy, spa } = catalog;
  return availableSlots({
    catalog: {
      version: 1,
      spa,
      hours,
      closures,
      extraOpenings: extraOpenings.map(({ staff: _, ...opening }) => opening),
      services: [{ id: 'look', name: 'Look', durations: [{ minutes: 1, price: 0 }] }],
      staff: [{ id: 'anybody', name: 'Anybody' }],
      policy: { ...policy, slotPlacement: 'grid', slotStep: 1, leadTime: 0, horizonDays: 80 },
    },
    offsets,
    serviceId: 'look',
    minutes: 1,
    busy: {},
    from,
    to,
    now: from - 5 * DAY,
  }).length;
}
