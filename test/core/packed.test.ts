import { expect } from 'chai';
import { availableSlots, type Catalog, freeDays, type SlotQuery } from '../../packages/core/src/index.ts';
import { catalogWith, policyWith, serviceWith } from './support/catalogs.ts';
import { at, busyAt, DAY, MINUTE, on, queryOf, thursday, times } from './support/thursday.ts';

/** Open on Thursday from nine to one, and the day is packed: massages of an hour, in steps of half an hour. */
const spa = (changes: Partial<Catalog> = {}, policy: Partial<Catalog['policy']> = {}): Catalog =>
  catalogWith({
    hours: on(4, 540, 780),
    policy: policyWith({ slotStep: 30, slotPlacement: 'packed', ...policy }),
    ...changes,
  });

describe('A day that is packed', () => {
  it('offers no start that leaves less than the shortest massage at either end', () => {
    // 9:30 leaves half an hour before it, 11:30 half an hour after.
    expect(times(spa())).to.deep.equal(['09:00', '10:00', '10:30', '11:00', '12:00']);
  });

  it('offers the last start before closing also where it is in no step', () => {
    expect(times(spa({ hours: on(4, 540, 790) }))).to.deep.equal([
      '09:00',
      '10:00',
      '10:30',
      '11:00',
      '12:10',
    ]);
  });

  it('begins right after a booking and ends right before one', () => {
    expect(times(spa(), { busy: busyAt('mira', ['10:20', '10:50']) })).to.deep.equal([
      '09:00',
      '09:20',
      '10:50',
      '12:00',
    ]);
  });

  it('has one start in a gap that is as long as the massage, and none in a shorter one', () => {
    const gap = (to: string) => times(spa(), { busy: busyAt('mira', ['09:00', '10:10'], [to, '13:00']) });
    expect(gap('11:10')).to.deep.equal(['10:10']);
    expect(gap('11:09')).to.deep.equal([]);
  });

  it('counts the buffers into the gaps: before a booking, after one, and what the shortest massage takes', () => {
    const services = serviceWith({ bufferBefore: 10, bufferAfter: 20 });
    // The shortest is 90 minutes with its buffers; the hours of the spa do not ask for buffers.
    expect(times(spa({ services }), { busy: busyAt('mira', ['09:00', '09:30']) })).to.deep.equal([
      '09:40',
      '12:00',
    ]);
    expect(times(spa({ services, hours: on(4, 540, 840) }))).to.deep.equal([
      '09:00',
      '10:30',
      '11:00',
      '11:30',
      '13:00',
    ]);
    expect(
      times(spa({ services, hours: on(4, 540, 840) }), { busy: busyAt('mira', ['12:30', '14:00']) }),
    ).to.deep.equal(['09:00', '11:10']);
  });

  it('takes the shortest massage that this therapist gives, not that of others', () => {
    const services = [
      ...serviceWith({}),
      {
        id: 'short',
        name: 'Short',
        durations: [
          { minutes: 45, price: 1 },
          { minutes: 30, price: 1 },
        ],
      },
    ];
    expect(times(spa({ services }))).to.deep.equal([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '11:30',
      '12:00',
    ]);
    const staff = [
      { id: 'mira', name: 'Mira', services: ['calm'] },
      { id: 'jonas', name: 'Jonas' },
    ];
    const slots = availableSlots(queryOf(spa({ services, staff })));
    expect(
      slots.map(({ localStart, staffIds }) => `${localStart.slice(11)} ${staffIds.join('+')}`),
    ).to.deep.equal([
      '09:00 mira+jonas',
      '09:30 jonas',
      '10:00 mira+jonas',
      '10:30 mira+jonas',
      '11:00 mira+jonas',
      '11:30 jonas',
      '12:00 mira+jonas',
    ]);
  });

  it('is packed for each therapist by their own shift, break and bookings', () => {
    const staff = [
      { id: 'mira', name: 'Mira', hours: on(4, 560, 680) },
      { id: 'jonas', name: 'Jonas', breaks: on(4, 605, 630) },
    ];
    const slots = availableSlots(queryOf(spa({ staff })));
    expect(
      slots.map(({ localStart, staffIds }) => `${localStart.slice(11)} ${staffIds.join('+')}`),
    ).to.deep.equal(['09:00 jonas', '09:05 jonas', '09:20 mira', '10:20 mira', '10:30 jonas', '12:00 jonas']);
  });

  it('offers the first start that is not too soon, whatever gap it leaves', () => {
    const catalog = spa({}, { leadTime: 60 });
    expect(times(catalog, { now: at('2026-11-26T08:00') })[0]).to.equal('09:00');
    expect(times(catalog, { now: at('2026-11-26T08:01') })).to.deep.equal([
      '09:30',
      '10:00',
      '10:30',
      '11:00',
      '12:00',
    ]);
    expect(times(catalog, { now: at('2026-11-26T10:15') })).to.deep.equal(['11:30', '12:00']);
    expect(times(catalog, { now: at('2026-11-26T10:31') })).to.deep.equal(['12:00']);
    expect(times(catalog, { now: at('2026-11-26T11:01') })).to.deep.equal([]);
  });

  it('keeps a start on offer until it is too soon, as the clock goes on', () => {
    const catalog = spa(
      {
        staff: [
          { id: 'mira', name: 'Mira' },
          { id: 'jonas', name: 'Jonas' },
        ],
      },
      { leadTime: 45 },
    );
    const busy = { ...busyAt('mira', ['10:20', '10:50']), ...busyAt('jonas', ['09:40', '09:55']) };
    const seen = new Set<number>();
    for (let now = at('2026-11-26T06:00'); now < at('2026-11-26T13:00'); now += MINUTE) {
      const starts = new Set(availableSlots(queryOf(catalog, { now, busy })).map(({ start }) => start));
      for (const start of starts) seen.add(start);
      for (const start of seen) {
        expect(
          starts.has(start),
          `${new Date(start).toISOString()} at ${new Date(now).toISOString()}`,
        ).to.equal(start >= now + 45 * MINUTE);
      }
    }
    expect(seen.size).to.be.greaterThan(8);
  });

  it('does not move with the stretch that is asked for', () => {
    const part = { from: at('2026-11-26T09:40'), to: at('2026-11-26T11:00') };
    expect(times(spa(), part)).to.deep.equal(['10:00', '10:30']);
  });

  it('has a round of starts at a spa that never closes, counted from each midnight', () => {
    const hours = catalogWith().hours.map(({ day }) => ({ day, from: 0, to: 1440 }));
    const catalog = spa({ hours }, { slotStep: 60 });
    const found = times(catalog);
    expect(found).to.have.lengthOf(24);
    expect(found[0]).to.equal('00:00');
    const week = [...freeDays(queryOf(catalog, { to: thursday.to + 6 * DAY })).values()];
    expect(week).to.deep.equal(Array(7).fill(24));
    expect(times(catalog, { busy: busyAt('mira', ['10:30', '11:30']) }).slice(8, 13)).to.deep.equal([
      '08:00',
      '09:30',
      '11:30',
      '12:30',
      '13:30',
    ]);
  });

  it('packs two therapists who are needed at once by the time at which both are free', () => {
    const pair: Partial<Catalog> = {
      services: serviceWith({ people: 2 }),
      staff: [
        { id: 'mira', name: 'Mira', hours: on(4, 560, 780) },
        { id: 'jonas', name: 'Jonas', hours: on(4, 540, 740) },
      ],
    };
    expect(times(spa(pair))).to.deep.equal(['09:20', '10:20', '11:20']);
  });

  it('packs a visit of several massages as a whole', () => {
    const changes: Partial<SlotQuery> = { followedBy: [{ serviceId: 'calm', minutes: 60 }] };
    expect(times(spa(), changes)).to.deep.equal(['09:00', '10:00', '11:00']);
    expect(times(spa({ hours: on(4, 540, 850) }), changes)).to.deep.equal([
      '09:00',
      '10:00',
      '10:30',
      '11:00',
      '12:10',
    ]);
  });
});
