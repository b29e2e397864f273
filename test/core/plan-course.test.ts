import { expect } from 'chai';
import fc from 'fast-check';
import {
  availableSlots,
  type Busy,
  type Catalog,
  planCourse,
  type Slot,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './support/catalogs.ts';
import { at, DAY, HOUR, queryOf } from './support/thursday.ts';

/** Open from nine to five on all days but Sundays, with one therapist. */
const catalog = catalogWith({
  hours: ([1, 2, 3, 4, 5, 6] as const).map((day) => ({ day, from: 540, to: 1020 })),
  policy: policyWith({ slotStep: 60, horizonDays: 120 }),
});

const first = (spa: Catalog, start: string, offset?: string): Slot => {
  const from = at(start, offset);
  const [slot] = availableSlots(queryOf(spa, { from, to: from + 1 }));
  if (!slot) throw new Error(`${start} is not free.`);
  return slot;
};
const taken = (...starts: readonly string[]): Busy => ({
  mira: starts.map((start) => [at(start), at(start) + HOUR] as const),
});
const dates = (
  busy: Busy,
  course: { everyWeeks: number; sessions: number },
  start = '2026-11-26T10:00',
  spa = catalog,
) =>
  planCourse(queryOf(spa, { busy }), first(spa, start), course).map(({ wanted, slot }) =>
    slot?.localStart === wanted ? slot.localStart : `${wanted} → ${slot?.localStart ?? 'none'}`,
  );

describe('A course', () => {
  it('is at the same weekday and time, one to eight weeks apart', () => {
    expect(dates({}, { everyWeeks: 1, sessions: 4 })).to.deep.equal([
      '2026-12-03T10:00',
      '2026-12-10T10:00',
      '2026-12-17T10:00',
    ]);
    expect(dates({}, { everyWeeks: 8, sessions: 3 })).to.deep.equal(['2027-01-21T10:00', '2027-03-18T10:00']);
    expect(dates({}, { everyWeeks: 1, sessions: 1 })).to.deep.equal([]);
  });

  it('keeps its time by the spa’s clock when that changes', () => {
    const spa = catalogWith({ policy: policyWith({ slotStep: 60, horizonDays: 200 }) });
    const sessions = planCourse(queryOf(spa), first(spa, '2027-03-18T10:00'), { everyWeeks: 1, sessions: 4 });
    expect(sessions.map(({ slot }) => slot?.localStart)).to.deep.equal([
      '2027-03-25T10:00',
      '2027-04-01T10:00',
      '2027-04-08T10:00',
    ]);
    expect(sessions[1]!.slot!.start - sessions[0]!.slot!.start).to.equal(7 * DAY - HOUR);
  });

  it('takes the nearest time of that day where its own is taken', () => {
    expect(dates(taken('2026-12-03T10:00'), { everyWeeks: 1, sessions: 2 })).to.deep.equal([
      '2026-12-03T10:00 → 2026-12-03T09:00',
    ]);
    expect(
      dates(taken('2026-12-03T09:00', '2026-12-03T10:00'), { everyWeeks: 1, sessions: 2 }),
    ).to.deep.equal(['2026-12-03T10:00 → 2026-12-03T11:00']);
  });

  it('takes the nearest day where nothing is free on its own, and never a day too far off', () => {
    const whole = (...days: readonly string[]): Busy => ({
      mira: days.map((day) => [at(`${day}T00:00`), at(`${day}T00:00`) + DAY] as const),
    });
    expect(dates(whole('2026-12-03'), { everyWeeks: 1, sessions: 2 })).to.deep.equal([
      '2026-12-03T10:00 → 2026-12-02T10:00',
    ]);
    // Wednesday is taken as well; of Friday and Tuesday the former is nearer. The Sunday is closed anyway.
    expect(dates(whole('2026-12-02', '2026-12-03'), { everyWeeks: 1, sessions: 2 })).to.deep.equal([
      '2026-12-03T10:00 → 2026-12-04T10:00',
    ]);
    const week = [
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ];
    expect(dates(whole(...week), { everyWeeks: 1, sessions: 3 })).to.deep.equal([
      '2026-12-03T10:00 → none',
      '2026-12-10T10:00',
    ]);
  });

  it('ends where nothing can be booked yet', () => {
    const spa = catalogWith({ policy: policyWith({ slotStep: 60, horizonDays: 18 }) });
    // The last day is Thursday 10 December.
    expect(dates({}, { everyWeeks: 1, sessions: 26 }, '2026-11-26T10:00', spa)).to.deep.equal([
      '2026-12-03T10:00',
      '2026-12-10T10:00',
    ]);
    expect(
      dates(taken('2026-12-10T10:00'), { everyWeeks: 1, sessions: 26 }, '2026-11-26T10:00', spa).at(-1),
    ).to.equal('2026-12-10T10:00 → 2026-12-10T09:00');
  });

  it('offers times that are free, in order, none nearer than the one it takes', () => {
    const hour = fc.record({
      day: fc.integer({ min: 0, max: 60 }),
      hour: fc.integer({ min: 7, max: 17 }),
      length: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.array(hour, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 2, max: 8 }),
        (blocks, everyWeeks, sessions) => {
          const zero = at('2026-11-27T00:00');
          const busy = {
            mira: blocks.map(
              ({ day, hour, length }) =>
                [zero + day * DAY + hour * HOUR, zero + day * DAY + (hour + length) * HOUR] as const,
            ),
          };
          const query = queryOf(catalog, { busy });
          const start = first(catalog, '2026-11-26T10:00');
          const planned = planCourse(query, start, { everyWeeks, sessions });
          let before = start.end;
          for (const { wanted, slot } of planned) {
            const around = availableSlots({
              ...query,
              from: at(wanted) - 4 * DAY,
              to: at(wanted) + 4 * DAY,
            }).filter((one) => one.start >= before);
            const same = around.find((one) => one.localStart === wanted);
            if (same) expect(slot).to.deep.equal(same);
            if (!slot) continue;
            expect(around).to.deep.include(slot);
            const day = slot.localStart.slice(0, 10);
            if (day !== wanted.slice(0, 10)) {
              expect(around.some(({ localStart }) => localStart.startsWith(wanted.slice(0, 10)))).to.equal(
                false,
              );
            }
            expect(slot.start).to.be.at.least(before);
            before = slot.end;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
