import { expect } from 'chai';
import {
  type BookingRequest,
  type Catalog,
  demoBackend,
  type Fault,
  guestsOf,
  makeBooking,
  offsetTable,
  offsetWindow,
  ParseError,
  parseBookingRequest,
  quote,
  screenVisit,
  type VisitChoice,
  visitFaults,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './support/catalogs.ts';
import { failureOf } from './support/failure.ts';

const now = Date.parse('2026-11-23T08:00:00+01:00');

/** Back (buffers 10 and 15) and feet (buffer 5) by anybody but Jonas, who gives no feet; a massage for two. */
const catalog: Catalog = catalogWith({
  services: [
    {
      id: 'back',
      name: 'Back',
      durations: [{ minutes: 60, price: 7000 }],
      bufferBefore: 10,
      bufferAfter: 15,
      addOns: ['stones'],
    },
    {
      id: 'feet',
      name: 'Feet',
      durations: [{ minutes: 30, price: 3000 }],
      bufferAfter: 5,
      staff: ['mira', 'ada'],
    },
    { id: 'pair', name: 'Side by side', durations: [{ minutes: 60, price: 15_000 }], people: 2 },
  ],
  addOns: [{ id: 'stones', name: 'Stones', minutes: 15, price: 1000 }],
  staff: [
    { id: 'mira', name: 'Mira', gender: 'woman' },
    { id: 'ada', name: 'Ada', gender: 'woman' },
    { id: 'jonas', name: 'Jonas', gender: 'man' },
  ],
  rooms: [],
  policy: policyWith({ leadTime: 60, massagesPerVisit: 3, sessionsPerCourse: 4 }),
});

const back = { serviceId: 'back', minutes: 60 } as const;
const feet = { serviceId: 'feet', minutes: 30 } as const;
const pair = { serviceId: 'pair', minutes: 60 } as const;
const request = (visit: VisitChoice, more: Partial<BookingRequest> = {}): BookingRequest => ({
  ...visit,
  start: '2026-11-26T10:00:00+01:00',
  customer: { name: 'Ada', email: 'ada@visitor.example' },
  ...more,
});

function faultsOf(input: unknown): readonly Fault[] {
  try {
    parseBookingRequest(catalog, input);
    return [];
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error.faults;
  }
}

describe('A visit of several massages', () => {
  const cases: readonly [string, VisitChoice, readonly string[]][] = [
    ['is a massage after another', { ...back, followedBy: [feet] }, []],
    ['is one after the other, for two', { ...back, followedBy: [{ ...back, nextGuest: true }] }, []],
    [
      'is side by side, each with a wish',
      { ...pair, staffId: 'jonas', companion: { staffGender: 'woman' } },
      [],
    ],
    [
      'has no service that is unknown',
      { ...back, followedBy: [{ ...feet, serviceId: 'mud' }] },
      ['followedBy[0].serviceId'],
    ],
    [
      'has lengths that are given',
      { ...back, followedBy: [feet, { ...feet, minutes: 45 }] },
      ['followedBy[1].minutes'],
    ],
    [
      'has add-ons that go with each',
      { ...back, followedBy: [{ ...feet, addOnIds: ['stones'] }] },
      ['followedBy[0].addOnIds[0]'],
    ],
    [
      'has therapists who give each',
      { ...back, followedBy: [{ ...feet, staffId: 'jonas' }] },
      ['followedBy[0].staffId'],
    ],
    [
      'has wishes somebody fits',
      { ...back, followedBy: [{ ...feet, staffGender: 'man' }] },
      ['followedBy[0].staffGender'],
    ],
    ['has no wish against another', { ...back, staffId: 'jonas', staffGender: 'woman' }, ['staffGender']],
    ['has a companion where two come', { ...back, companion: { staffId: 'mira' } }, ['companion']],
    [
      'has a therapist for each guest',
      { ...pair, staffId: 'mira', companion: { staffId: 'mira' } },
      ['companion.staffId'],
    ],
    [
      'has companions with sensible wishes',
      { ...pair, companion: { staffId: 'nobody' } },
      ['companion.staffId'],
    ],
    ['has no more massages than the spa takes', { ...back, followedBy: [feet, feet, feet] }, ['followedBy']],
  ];
  for (const [what, visit, paths] of cases) {
    it(what, () => {
      expect(visitFaults(catalog, visit).map(({ path }) => path)).to.deep.equal(paths);
      expect(faultsOf(request(visit)).map(({ path }) => path)).to.deep.equal(paths);
    });
  }

  it('is told whom each massage is for', () => {
    const next = { ...back, nextGuest: true };
    expect(guestsOf(catalog, { ...back, followedBy: [feet, next, { ...feet }] })).to.deep.equal([
      [1],
      [1],
      [2],
      [2],
    ]);
    expect(guestsOf(catalog, { ...back, followedBy: [next, { ...feet, nextGuest: true }] })).to.deep.equal([
      [1],
      [2],
      [1],
    ]);
    expect(guestsOf(catalog, { ...pair, followedBy: [feet] })).to.deep.equal([[1, 2], [1]]);
  });

  it('costs the sum, and takes the buffers around it and between two guests', () => {
    const one = quote(catalog, { ...back, addOnIds: ['stones'], followedBy: [feet] });
    expect(one.lines.map(({ id }) => id)).to.deep.equal(['back', 'stones', 'feet']);
    expect([one.total, one.handsOnMinutes, one.roomMinutes]).to.deep.equal([11_000, 105, 10 + 105 + 5]);
    const two = quote(catalog, { ...back, followedBy: [{ ...back, nextGuest: true }] });
    expect([two.total, two.handsOnMinutes, two.roomMinutes]).to.deep.equal([
      14_000,
      120,
      10 + 60 + 15 + 10 + 60 + 15,
    ]);
  });

  it('becomes a booking that names each massage, its time, guest and therapist', () => {
    const { from, until } = offsetWindow(catalog, now);
    const offsets = offsetTable('Europe/Berlin', from, until);
    const visit = { ...back, followedBy: [{ ...back, nextGuest: true }, feet] };
    const booking = makeBooking(catalog, offsets, request(visit, { secondGuest: { name: 'Ben' } }), {
      id: '1',
      reference: 'X',
      status: 'confirmed',
      now,
      placed: [
        { staffIds: ['jonas'], roomIds: [] },
        { staffIds: ['mira'], roomIds: [] },
        { staffIds: ['mira'], roomIds: [] },
      ],
    });
    expect(booking).to.deep.include({
      serviceId: 'back',
      serviceName: 'Back + Feet',
      minutes: 150,
      start: '2026-11-26T10:00:00+01:00',
      end: '2026-11-26T12:55:00+01:00',
      secondGuest: { name: 'Ben' },
      staff: [
        { id: 'mira', name: 'Mira' },
        { id: 'jonas', name: 'Jonas' },
      ],
    });
    expect(
      booking.parts?.map(({ start, end, guests, staff }) => [
        start.slice(11, 16),
        end.slice(11, 16),
        guests,
        staff[0]!.id,
      ]),
    ).to.deep.equal([
      ['10:00', '11:00', [1], 'jonas'],
      ['11:25', '12:25', [2], 'mira'],
      ['12:25', '12:55', [2], 'mira'],
    ]);
  });

  it('names a second guest only where one comes', () => {
    const secondGuest = { name: 'Ben', card: { pressure: 'light' } } as const;
    expect(faultsOf(request(back, { secondGuest }))[0]).to.include({ path: 'secondGuest' });
    expect(faultsOf(request(pair, { secondGuest }))).to.deep.equal([]);
    expect(
      faultsOf(request(pair, { secondGuest: { card: { avoid: ['neck:left', 'neck:left'] } } }))[0],
    ).to.include({ path: 'secondGuest.card.avoid[1]' });
  });

  it('is screened by the rules of all its massages, the strictest first', () => {
    const asks = {
      ...catalog,
      screening: [
        { id: 'fever', question: 'Fever?', outcome: 'decline' },
        { id: 'nails', question: 'Sore feet?', outcome: 'swap', swapTo: 'back', services: ['feet'] },
        { id: 'disc', question: 'A disc?', outcome: 'talk', services: ['back'] },
      ],
    } as const satisfies Catalog;
    const visit = { ...back, followedBy: [feet] };
    const led = (answers: Record<string, 'yes' | 'no'>) => {
      const { outcome, part, rules, swapTo } = screenVisit(asks, visit, answers);
      return [outcome, part, rules.map(({ id }) => id), swapTo];
    };
    expect(led({ nails: 'no' })).to.deep.equal(['allow', 0, [], undefined]);
    expect(led({ nails: 'yes' })).to.deep.equal(['swap', 1, ['nails'], 'back']);
    expect(led({ nails: 'yes', disc: 'yes' })).to.deep.equal(['talk', 0, ['nails', 'disc'], undefined]);
    expect(led({ fever: 'yes', disc: 'yes' })).to.deep.equal(['decline', 0, ['fever'], undefined]);
    const answers = { fever: 'no', disc: 'no' } as const;
    const missing = request(visit, { screening: { consent: true, answers } });
    expect(() => parseBookingRequest(asks, missing)).to.throw(ParseError, 'screening.answers.nails');
  });
});

describe('A course of sessions', () => {
  const weekly = ['2026-12-03T10:00:00+01:00', '2026-12-10T10:00:00+01:00'];

  it('is as long as the spa takes, each session later than the one before', () => {
    expect(faultsOf(request(back, { courseStarts: weekly }))).to.deep.equal([]);
    const path = (courseStarts: string[]) =>
      faultsOf(request(back, { courseStarts })).map((fault) => fault.path);
    expect(path([...weekly].reverse())).to.deep.equal(['courseStarts[1]']);
    expect(path(['2026-11-26T09:00:00Z'])).to.deep.equal(['courseStarts[0]']);
    expect(path([...weekly, '2026-12-17T10:00:00+01:00', '2026-12-24T10:00:00+01:00'])).to.deep.equal([
      'courseStarts',
    ]);
    expect(path(['soon'])).to.deep.equal(['courseStarts[0]']);
  });

  it('is booked as a whole by the demo, and keeps nothing of the guests in the browser', async () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const backend = demoBackend(catalog, { storage, now: () => now });
    const course = request(back, {
      staffId: 'mira',
      courseStarts: weekly,
      card: { pressure: 'deep' },
      expectedTotal: 21_000,
    });
    const booking = await backend.book(course, 'key-1');
    expect(
      [booking, ...booking.sessions!].map(({ start, course }) => [start, course?.session, course?.of]),
    ).to.deep.equal([
      ['2026-11-26T10:00:00+01:00', 1, 3],
      ['2026-12-03T10:00:00+01:00', 2, 3],
      ['2026-12-10T10:00:00+01:00', 3, 3],
    ]);
    expect(new Set(booking.sessions!.map((one) => one.course?.id))).to.deep.equal(
      new Set([booking.course!.id]),
    );
    expect([...kept.values()].join()).not.to.contain('deep');
    const again = await backend.book(course, 'key-1');
    expect(again.sessions).to.have.lengthOf(2);
    const { busy } = await backend.busy({ from: now, to: now + 30 * 86_400_000 });
    expect(busy.mira).to.have.lengthOf(3);
  });

  it('is not booked at all where one of its sessions is taken', async () => {
    const backend = demoBackend(catalog, { now: () => now });
    await backend.book(request(back, { staffId: 'mira', start: weekly[1]! }), 'key-1');
    const error = await failureOf(
      backend.book(request(back, { staffId: 'mira', courseStarts: weekly }), 'key-2'),
    );
    expect(error.code).to.equal('slot-taken');
    expect(error.busy?.busy.mira).to.have.lengthOf(1);
    const { busy } = await backend.busy({ from: now, to: now + 30 * 86_400_000 });
    expect(busy.mira).to.have.lengthOf(1);
  });

  it('costs what all its sessions cost', async () => {
    const backend = demoBackend(catalog, { now: () => now });
    const error = await failureOf(
      backend.book(request(back, { courseStarts: weekly, expectedTotal: 7000 }), 'key'),
    );
    expect(error.code).to.equal('price-changed');
  });
});
