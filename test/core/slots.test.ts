import { expect } from 'chai';
import {
  availableSlots,
  type Catalog,
  chooseResources,
  claimWindow,
  handsOnMinutes,
  horizon,
  nextSlots,
  offsetTable,
  type SlotQuery,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { at, busyAt, DAY, on, queryOf, thursday, times } from './support/thursday.ts';

describe('A day at the spa', () => {
  it('offers a time every step from opening, the last one early enough to end at closing', () => {
    expect(times(catalogWith())).to.deep.equal([
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
    expect(
      times(catalogWith({ hours: on(4, 600, 750), policy: policyWith({ slotStep: 15 }) })),
    ).to.deep.equal(['10:00', '10:15', '10:30', '10:45', '11:00', '11:15', '11:30']);
  });

  it('says when each massage starts and ends, at the spa and for the machine', () => {
    const [first] = availableSlots(queryOf(catalogWith()));
    expect(first).to.deep.equal({
      start: at('2026-11-26T09:00'),
      end: at('2026-11-26T10:00'),
      localStart: '2026-11-26T09:00',
      localEnd: '2026-11-26T10:00',
      staffIds: ['mira'],
      roomIds: [],
    });
  });

  it('has no times when the spa does not open', () => {
    expect(times(catalogWith({ hours: on(5, 540, 1020) }))).to.deep.equal([]);
    expect(times(catalogWith({ hours: [] }))).to.deep.equal([]);
  });

  it('counts the starts of the afternoon from its own opening', () => {
    const hours = [...on(4, 540, 600), ...on(4, 810, 960)];
    expect(times(catalogWith({ hours }))).to.deep.equal(['09:00', '13:30', '14:30']);
  });

  it('lets a massage run through two openings that touch', () => {
    const hours = [...on(4, 540, 630), ...on(4, 630, 690)];
    expect(times(catalogWith({ hours, policy: policyWith({ slotStep: 30 }) }))).to.deep.equal([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
    ]);
  });

  it('can end at midnight itself', () => {
    expect(times(catalogWith({ hours: on(4, 1320, 1440) }))).to.deep.equal(['22:00', '23:00']);
  });

  it('goes on past midnight, and those times belong to the day they lie on', () => {
    const catalog = catalogWith({ hours: on(4, 1320, 1560) });
    expect(times(catalog)).to.deep.equal(['22:00', '23:00']);
    expect(times(catalog, { to: thursday.to + DAY })).to.deep.equal([
      '11-26T22:00',
      '11-26T23:00',
      '11-27T00:00',
      '11-27T01:00',
    ]);
    expect(times(catalog, { from: at('2026-11-27T00:00'), to: at('2026-11-28T00:00') })).to.deep.equal([
      '00:00',
      '01:00',
    ]);
  });
});

describe('A closed spa', () => {
  it('offers nothing on a holiday, and all of the day after it', () => {
    const catalog = catalogWith({ closures: [{ from: '2026-11-26', name: 'Holiday' }] });
    expect(times(catalog)).to.deep.equal([]);
    expect(times(catalog, { from: thursday.to, to: thursday.to + DAY })).to.have.lengthOf(8);
  });

  it('is closed on both the first and the last day of its holidays', () => {
    const catalog = catalogWith({ closures: [{ from: '2026-11-25', to: '2026-11-27' }] });
    const week = times(catalog, { from: at('2026-11-24T00:00'), to: at('2026-11-29T00:00') });
    expect([...new Set(week.map((time) => time.slice(0, 5)))]).to.deep.equal(['11-24', '11-28']);
  });

  it('is closed for some hours only, and its other times stay where they were', () => {
    const catalog = catalogWith({ closures: [{ from: '2026-11-26T10:30', to: '2026-11-26T12:00' }] });
    expect(times(catalog)).to.deep.equal(['09:00', '12:00', '13:00', '14:00', '15:00', '16:00']);
  });

  it('closes until the end of the day with 24:00', () => {
    const catalog = catalogWith({ closures: [{ from: '2026-11-26T11:00', to: '2026-11-26T24:00' }] });
    expect(times(catalog)).to.deep.equal(['09:00', '10:00']);
  });

  it('opens on a Sunday it has named, for those who work then', () => {
    const catalog = catalogWith({
      hours: on(4, 540, 1020),
      staff: [
        { id: 'mira', name: 'Mira' },
        { id: 'jonas', name: 'Jonas' },
      ],
      extraOpenings: [{ date: '2026-11-29', from: 660, to: 780, staff: ['jonas'] }],
    });
    const sunday = { from: at('2026-11-29T00:00'), to: at('2026-11-30T00:00') };
    const slots = availableSlots(queryOf(catalog, sunday));
    expect(slots.map(({ localStart }) => localStart)).to.deep.equal(['2026-11-29T11:00', '2026-11-29T12:00']);
    expect(slots.every(({ staffIds }) => staffIds.join() === 'jonas')).to.equal(true);
    expect(times(catalog, { ...sunday, staffId: 'mira' })).to.deep.equal([]);
  });

  it('stays open longer on a day it has named', () => {
    const catalog = catalogWith({ extraOpenings: [{ date: '2026-11-26', from: 1020, to: 1140 }] });
    expect(times(catalog).slice(-3)).to.deep.equal(['16:00', '17:00', '18:00']);
  });
});

describe('A therapist', () => {
  it('is only on offer within their own hours', () => {
    const catalog = catalogWith({ staff: [{ id: 'mira', name: 'Mira', hours: on(4, 720, 900) }] });
    expect(times(catalog)).to.deep.equal(['12:00', '13:00', '14:00']);
  });

  it('whose hours go beyond the spa’s is on offer while the spa is open', () => {
    const catalog = catalogWith({ staff: [{ id: 'mira', name: 'Mira', hours: on(4, 0, 660) }] });
    expect(times(catalog)).to.deep.equal(['09:00', '10:00']);
  });

  it('has a break, and no massage runs into it', () => {
    const catalog = catalogWith({
      staff: [{ id: 'mira', name: 'Mira', breaks: on(4, 750, 780) }],
      policy: policyWith({ slotStep: 30 }),
    });
    expect(times(catalog).slice(4, 8)).to.deep.equal(['11:00', '11:30', '13:00', '13:30']);
  });

  it('is away for a day, or from one hour to another', () => {
    const away = (timeOff: NonNullable<Catalog['staff'][number]['timeOff']>) =>
      times(catalogWith({ staff: [{ id: 'mira', name: 'Mira', timeOff }] }));
    expect(away([{ from: '2026-11-26' }])).to.deep.equal([]);
    expect(away([{ from: '2026-11-20', to: '2026-12-20' }])).to.deep.equal([]);
    expect(away([{ from: '2026-11-25', to: '2026-11-26T11:00' }])).to.deep.equal([
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
    expect(away([{ from: '2026-11-26T11:00', to: '2026-11-30' }])).to.deep.equal(['09:00', '10:00']);
  });

  it('works past midnight into a day on which they have no shift', () => {
    const catalog = catalogWith({
      hours: [...on(4, 1200, 1560)],
      staff: [{ id: 'mira', name: 'Mira', hours: on(4, 1380, 1560) }],
    });
    expect(times(catalog, { to: thursday.to + DAY })).to.deep.equal([
      '11-26T23:00',
      '11-27T00:00',
      '11-27T01:00',
    ]);
  });

  const team = catalogWith({
    staff: [
      { id: 'mira', name: 'Mira', gender: 'woman' },
      { id: 'jonas', name: 'Jonas', gender: 'man' },
      { id: 'teo', name: 'Teo', services: [] },
      { id: 'ada', name: 'Ada', gender: 'woman', hours: on(4, 540, 600) },
    ],
  });

  it('who is free for a time is named with it, in the spa’s order', () => {
    const slots = availableSlots(queryOf(team, { busy: busyAt('jonas', ['09:30', '10:00']) }));
    expect(slots.slice(0, 3).map(({ staffIds }) => staffIds)).to.deep.equal([
      ['mira', 'ada'],
      ['mira', 'jonas'],
      ['mira', 'jonas'],
    ]);
  });

  it('who is asked for is the only one on offer', () => {
    const busy = busyAt('mira', ['09:00', '12:00']);
    expect(times(team, { busy, staffId: 'mira' })).to.deep.equal([
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
    expect(availableSlots(queryOf(team, { staffId: 'ada' })).map(({ staffIds }) => staffIds)).to.deep.equal([
      ['ada'],
    ]);
  });

  it('who does not give the massage is never on offer', () => {
    expect(() => times(team, { staffId: 'teo' })).to.throw(RangeError, /not given by “teo”/);
    const services = serviceWith({ staff: ['jonas'] });
    const slots = availableSlots(queryOf({ ...team, services }));
    expect(slots.every(({ staffIds }) => staffIds.join() === 'jonas')).to.equal(true);
  });

  it('can be wished for by gender', () => {
    const women = availableSlots(queryOf(team, { staffGender: 'woman' }));
    expect(women[0]?.staffIds).to.deep.equal(['mira', 'ada']);
    expect(women[1]?.staffIds).to.deep.equal(['mira']);
    expect(times(team, { staffGender: 'other' })).to.deep.equal([]);
    expect(times(team, { staffGender: 'woman', staffId: 'jonas' })).to.deep.equal([]);
  });
});

describe('A booking that is there already', () => {
  it('takes its own time and no more: the next massage may start when it ends', () => {
    expect(times(catalogWith(), { busy: busyAt('mira', ['10:00', '11:00']) }).slice(0, 3)).to.deep.equal([
      '09:00',
      '11:00',
      '12:00',
    ]);
  });

  it('takes every time it reaches into, by a minute even', () => {
    expect(times(catalogWith(), { busy: busyAt('mira', ['10:59', '12:01']) }).slice(0, 3)).to.deep.equal([
      '09:00',
      '13:00',
      '14:00',
    ]);
  });

  it('before opening takes the first time when the buffer reaches back to it', () => {
    const catalog = catalogWith({ services: serviceWith({ bufferBefore: 10 }) });
    expect(times(catalog, { busy: busyAt('mira', ['08:00', '08:50']) })[0]).to.equal('09:00');
    expect(times(catalog, { busy: busyAt('mira', ['08:00', '08:51']) })[0]).to.equal('10:00');
  });

  it('of somebody else takes nothing', () => {
    expect(times(catalogWith(), { busy: busyAt('jonas', ['09:00', '17:00']) })).to.have.lengthOf(8);
  });

  it('keeps the buffers free, before and after, against it but not against opening hours', () => {
    const catalog = catalogWith({
      services: serviceWith({ bufferBefore: 10, bufferAfter: 20 }),
      policy: policyWith({ slotStep: 5 }),
    });
    const found = times(catalog, { busy: busyAt('mira', ['12:00', '13:00']) });
    expect(found[0]).to.equal('09:00');
    expect(found.at(-1)).to.equal('16:00');
    expect(found).to.include('10:40').and.not.include('10:45');
    expect(found).to.include('13:10').and.not.include('13:05');
  });
});

describe('A room', () => {
  const house = catalogWith({
    services: serviceWith({ roomType: 'quiet' }),
    rooms: [
      { id: 'garden', type: 'quiet' },
      { id: 'attic', type: 'quiet' },
      { id: 'hall', type: 'loud' },
    ],
  });

  it('that fits and is free is named with each time', () => {
    const slots = availableSlots(queryOf(house, { busy: busyAt('garden', ['09:00', '10:00']) }));
    expect(slots[0]?.roomIds).to.deep.equal(['attic']);
    expect(slots[1]?.roomIds).to.deep.equal(['garden', 'attic']);
  });

  it('is needed: with all of them taken there is no time, though the therapist is free', () => {
    const busy = { ...busyAt('garden', ['09:00', '12:00']), ...busyAt('attic', ['11:00', '13:00']) };
    expect(times(house, { busy })).to.deep.equal([
      '09:00',
      '10:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
    ]);
  });

  it('is taken with the buffers too', () => {
    const catalog = { ...house, services: serviceWith({ roomType: 'loud', bufferAfter: 15 }) };
    expect(times(catalog, { busy: busyAt('hall', ['11:10', '12:00']) })).to.not.include('10:00');
  });
});

describe('A massage', () => {
  it('is longer by the minutes of its add-ons, each counted once', () => {
    const catalog = catalogWith({
      services: serviceWith({ addOns: ['stones', 'oil'] }),
      addOns: [
        { id: 'stones', name: 'Stones', minutes: 30, price: 900 },
        { id: 'oil', name: 'Oil', minutes: 0, price: 500 },
      ],
    });
    expect(handsOnMinutes(catalog, 60, ['stones', 'oil'])).to.equal(90);
    expect(handsOnMinutes(catalog, 60, ['stones', 'stones'])).to.equal(90);
    const slots = availableSlots(queryOf(catalog, { addOnIds: ['stones', 'oil'] }));
    expect(slots.map(({ localEnd }) => localEnd.slice(11)).at(-1)).to.equal('16:30');
    expect(slots).to.have.lengthOf(7);
  });

  it('takes its therapist and room from the buffer before it to the buffer after it', () => {
    const [service] = serviceWith({ bufferBefore: 10, bufferAfter: 15 });
    expect(claimWindow(service!, at('2026-11-26T10:00'), at('2026-11-26T11:00'))).to.deep.equal([
      at('2026-11-26T09:50'),
      at('2026-11-26T11:15'),
    ]);
  });

  it('that the spa does not offer is refused by name', () => {
    const catalog = catalogWith();
    expect(() => times(catalog, { serviceId: 'deep' })).to.throw(
      RangeError,
      'The catalog has no service “deep”.',
    );
    expect(() => times(catalog, { minutes: 61 })).to.throw(
      RangeError,
      '“Calming massage” is not given for 61 minutes.',
    );
    expect(() => times(catalog, { addOnIds: ['mud'] })).to.throw(
      RangeError,
      '“Calming massage” has no add-on “mud”.',
    );
    expect(() => times(catalog, { staffId: 'bob' })).to.throw(
      RangeError,
      '“Calming massage” is not given by “bob”.',
    );
  });

  it('cannot be looked for where the clock is not known', () => {
    const offsets = offsetTable('Europe/Berlin', thursday.now, thursday.now + DAY);
    expect(() => times(catalogWith(), { offsets })).to.throw(RangeError, /outside the offset table/);
  });
});

describe('A massage for two', () => {
  const pair = catalogWith({
    services: serviceWith({ people: 2, roomType: 'suite' }),
    staff: [
      { id: 'mira', name: 'Mira', gender: 'woman' },
      { id: 'jonas', name: 'Jonas', gender: 'man' },
      { id: 'ada', name: 'Ada', gender: 'woman', hours: on(4, 540, 660) },
    ],
    rooms: [{ id: 'grove', type: 'suite' }],
  });

  it('needs two therapists who are free at once, and one room', () => {
    const slots = availableSlots(queryOf(pair, { busy: busyAt('jonas', ['10:00', '12:00']) }));
    expect(
      slots.map(({ localStart, staffIds }) => `${localStart.slice(11)} ${staffIds.join('+')}`),
    ).to.deep.equal([
      '09:00 mira+jonas+ada',
      '10:00 mira+ada',
      '12:00 mira+jonas',
      '13:00 mira+jonas',
      '14:00 mira+jonas',
      '15:00 mira+jonas',
      '16:00 mira+jonas',
    ]);
    expect(slots.every(({ roomIds }) => roomIds.join() === 'grove')).to.equal(true);
  });

  it('can ask for one of the two; the other is whoever is free', () => {
    const slots = availableSlots(queryOf(pair, { staffId: 'ada' }));
    expect(slots.map(({ staffIds }) => staffIds)).to.deep.equal([
      ['mira', 'jonas', 'ada'],
      ['mira', 'jonas', 'ada'],
    ]);
    const [slot] = slots;
    expect(chooseResources(queryOf(pair, { staffId: 'ada' }), slot!).staffIds)
      .to.have.lengthOf(2)
      .and.include('ada');
  });

  it('does not put another in the place of a therapist who is not of the gender asked for', () => {
    expect(times(pair, { staffId: 'jonas', staffGender: 'woman' })).to.deep.equal([]);
    expect(times(pair, { staffId: 'mira', staffGender: 'woman' })).to.deep.equal(['09:00', '10:00']);
  });

  it('is refused by name where only one therapist gives it', () => {
    expect(() => times({ ...pair, staff: pair.staff.slice(0, 1) })).to.throw(
      RangeError,
      '“Calming massage” needs 2 therapists, and 1 can give it.',
    );
  });
});

describe('The spa’s rules', () => {
  it('ask for notice: what starts too soon is not on offer, what starts right after it is', () => {
    const catalog = catalogWith({ policy: policyWith({ leadTime: 120 }) });
    expect(times(catalog, { now: at('2026-11-26T09:00') })[0]).to.equal('11:00');
    expect(times(catalog, { now: at('2026-11-26T09:01') })[0]).to.equal('12:00');
  });

  it('end what can be booked at midnight of the last day, today counted in', () => {
    const catalog = catalogWith({ policy: policyWith({ horizonDays: 2 }) });
    const query = queryOf(catalog, { from: 0, to: thursday.to + 30 * DAY, now: at('2026-11-26T23:59') });
    expect(horizon(catalog, query.offsets, query.now)).to.equal(at('2026-11-28T00:00'));
    expect(availableSlots(query).map(({ localStart }) => localStart.slice(0, 10))).to.deep.equal(
      Array(8).fill('2026-11-27'),
    );
  });

  it('never offer the past', () => {
    expect(times(catalogWith(), { from: 0, now: at('2026-11-26T12:30') })[0]).to.equal('13:00');
  });
});

describe('The next free times', () => {
  const catalog = catalogWith({ hours: on(4, 600, 780), policy: policyWith({ horizonDays: 60 }) });

  it('are found also when they are weeks away', () => {
    const query = queryOf(catalog, {
      to: thursday.to + 60 * DAY,
      busy: { mira: [[thursday.now, at('2026-12-24T11:30')]] },
    });
    expect(nextSlots(query, 3).map(({ localStart }) => localStart)).to.deep.equal([
      '2026-12-24T12:00',
      '2026-12-31T10:00',
      '2026-12-31T11:00',
    ]);
  });

  it('are the first of all times, in order and none twice', () => {
    const query = queryOf(catalogWith(), { from: 0, to: thursday.to + 60 * DAY });
    const all = availableSlots(query);
    for (const count of [0, 1, 3, 50, 10_000]) {
      expect(nextSlots(query, count)).to.deep.equal(all.slice(0, count));
    }
  });

  it('are all there also where one search ends and the next begins', () => {
    const query = queryOf(catalogWith(), { from: at('2026-11-24T09:00'), to: thursday.to + 60 * DAY });
    expect(nextSlots(query, 10_000)).to.deep.equal(availableSlots(query));
  });

  it('are none when nothing is free', () => {
    expect(nextSlots(queryOf({ ...catalog, hours: [] }, { to: thursday.to + 60 * DAY }), 3)).to.deep.equal(
      [],
    );
  });
});

describe('Who gives a massage that is for whoever is free', () => {
  const catalog = catalogWith({
    services: serviceWith({ roomType: 'quiet' }),
    staff: ['mira', 'jonas', 'teo'].map((id) => ({ id, name: id })),
    rooms: [
      { id: 'garden', type: 'quiet' },
      { id: 'attic', type: 'quiet' },
    ],
  });
  const choose = (changes: Partial<SlotQuery>, index = 0) => {
    const query = queryOf(catalog, changes);
    return chooseResources(query, availableSlots(query)[index]!);
  };

  it('is one therapist in one room', () => {
    const { staffIds, roomIds } = choose({});
    expect(staffIds).to.have.lengthOf(1);
    expect(roomIds).to.deep.equal(['garden']);
  });

  it('is the one with the least to do that day', () => {
    const busy = {
      ...busyAt('mira', ['12:00', '13:00']),
      ...busyAt('jonas', ['12:00', '12:30']),
      ...busyAt('teo', ['12:00', '14:00']),
    };
    expect(choose({ busy }).staffIds).to.deep.equal(['jonas']);
  });

  it('is the one who is asked for, however much they have to do', () => {
    const two = { ...catalog, services: serviceWith({ roomType: 'quiet', people: 2 }) };
    for (const staffId of ['mira', 'jonas', 'teo']) {
      const query = queryOf(two, { staffId, busy: busyAt(staffId, ['11:00', '17:00']) });
      expect(chooseResources(query, availableSlots(query)[0]!).staffIds[0]).to.equal(staffId);
    }
  });

  it('is not decided by what they do on other days', () => {
    const other = { mira: [[thursday.from - DAY, thursday.from] as const] };
    expect(choose({ busy: other }).staffIds).to.deep.equal(choose({}).staffIds);
  });

  it('has of a massage that goes on past midnight only what lies on that day', () => {
    const all = ['mira', 'jonas', 'teo'];
    for (const staffId of all) {
      const others = all.filter((id) => id !== staffId).map((id) => busyAt(id, ['12:00', '13:00']));
      const night = { [staffId]: [[thursday.from - DAY / 2, at('2026-11-26T00:30')] as const] };
      expect(choose({ busy: Object.assign({}, night, ...others) }).staffIds).to.deep.equal([staffId]);
    }
  });

  it('takes turns from day to day among equals', () => {
    const week = Array.from(
      { length: 6 },
      (_, i) => choose({ to: thursday.to + 10 * DAY }, i * 8).staffIds[0],
    );
    expect(new Set(week.slice(0, 3)).size).to.equal(3);
    expect(week.slice(3)).to.deep.equal(week.slice(0, 3));
  });
});

describe('What makes no sense', () => {
  it('is refused and not passed over: an instant that is none', () => {
    for (const wrong of [{ from: Number.NaN }, { to: Number.NaN }, { now: Number.NaN }]) {
      expect(
        () => availableSlots(queryOf(catalogWith(), { ...wrong, offsets: table })),
        String(Object.keys(wrong)),
      ).to.throw(RangeError);
    }
  });

  it('is refused and not passed over: busy times that end before they start', () => {
    const busy = { mira: [[at('2026-11-26T12:00'), at('2026-11-26T10:00')] as const] };
    expect(() => times(catalogWith(), { busy })).to.throw(RangeError, 'ends before it starts');
  });
});

const table = offsetTable('Europe/Berlin', thursday.now - 30 * DAY, thursday.now + 500 * DAY);
