import { expect } from 'chai';
import {
  availableSlots,
  type Catalog,
  dayNumber,
  freeDays,
  localTime,
  minuteOfDay,
  type OffsetTable,
  type Slot,
  type WeeklyHours,
} from '../../packages/core/src/index.ts';
import { catalogWith, policyWith } from './support/catalogs.ts';
import { clockChanges, tableByHand } from './support/clock-changes.ts';
import { DAY, HOUR, MINUTE, on } from './support/thursday.ts';

/** The slots of five days around a date, at a spa with these hours: a massage of an hour each hour. */
function slotsAround(
  offsets: OffsetTable,
  date: string,
  hours: readonly WeeklyHours[],
  changes: Partial<Catalog> = {},
) {
  const noon = dayNumber(date) * DAY + DAY / 2;
  const catalog = catalogWith({
    spa: { ...catalogWith().spa, timeZone: offsets.timeZone },
    hours,
    policy: policyWith({ slotStep: 60 }),
    ...changes,
  });
  const query = {
    catalog,
    offsets,
    busy: {},
    serviceId: 'calm',
    minutes: 60,
    from: noon - 2 * DAY,
    to: noon + 3 * DAY,
    now: noon - 10 * DAY,
  };
  const slots = availableSlots(query);
  expect([...freeDays(query).values()].reduce((sum, count) => sum + count, 0)).to.equal(slots.length);
  return slots;
}

const weekday = (date: string) => (new Date(`${date}T00:00Z`).getUTCDay() || 7) as WeeklyHours['day'];
const startsOf = (slots: readonly Slot[]) => slots.map(({ localStart }) => localStart.slice(5));

/** What a clock on the wall shows with the offsets written down for a change. */
function shown(instant: number, { at, before, after }: { at: string; before: number; after: number }) {
  const offset = instant < Date.parse(at) ? before : after;
  return new Date(instant + offset * MINUTE).toISOString().slice(0, 16);
}

describe('A spa that is open from 0:00 to 24:00 on the day when', () => {
  for (const change of clockChanges) {
    const { name, zone, date, before, hours, starts, slots } = change;
    it(`${name} has ${slots[0]} massages in ${hours} hours`, () => {
      const table = tableByHand(zone, date, before, change);
      const day = dayNumber(date);
      const start = minuteOfDay(table, day, 0);
      const end = minuteOfDay(table, day, 1440);
      expect((end - start) / HOUR, 'the length of the day').to.equal(hours);
      expect(minuteOfDay(table, day + 1, 0), 'the next day starts where it ends').to.equal(end);
      expect(localTime(table, start), 'the first time of the day').to.equal(starts);

      const found = slotsAround(table, date, on(weekday(date), 0, 1440));
      const [count, first, last] = slots;
      expect(found).to.have.lengthOf(count);
      for (const [slot, expected] of [
        [found[0], first],
        [found.at(-1), last],
      ] as const) {
        expect(slot && [slot.localStart, slot.start]).to.deep.equal(
          expected && [`${date}T${expected[0]}`, Date.parse(expected[1])],
        );
      }
      found.forEach((slot, i) => {
        expect(slot.start, 'one every hour that passes').to.equal(start + i * HOUR);
        expect(slot.end - slot.start, 'each as long as ever').to.equal(HOUR);
        expect([slot.localStart, slot.localEnd]).to.deep.equal([
          shown(slot.start, change),
          shown(slot.end, change),
        ]);
      });
    });
  }
});

describe('A spa whose clock never changes has its times', () => {
  for (const [zone, offset, first, last] of [
    ['Asia/Kathmandu', 345, '2026-04-30T18:15Z', '2026-05-01T17:15Z'],
    ['Asia/Kolkata', 330, '2026-04-30T18:30Z', '2026-05-01T17:30Z'],
    ['Asia/Calcutta', 330, '2026-04-30T18:30Z', '2026-05-01T17:30Z'],
    ['UTC', 0, '2026-05-01T00:00Z', '2026-05-01T23:00Z'],
  ] as const) {
    it(`in ${zone} ${offset} minutes before those of Greenwich`, () => {
      const slots = slotsAround(tableByHand(zone, '2026-05-01', offset), '2026-05-01', on(5, 0, 1440));
      expect(slots).to.have.lengthOf(24);
      expect(slots[0]).to.include({ localStart: '2026-05-01T00:00', start: Date.parse(first) });
      expect(slots.at(-1)).to.include({
        localStart: '2026-05-01T23:00',
        localEnd: '2026-05-02T00:00',
        start: Date.parse(last),
      });
    });
  }
});

describe('The night in which', () => {
  const tableOf = (part: string) => {
    const change = clockChanges.find(({ name }) => name.startsWith(part))!;
    return tableByHand(change.zone, change.date, change.before, change);
  };

  // The change, the hours of the shift (its weekday, from, to), and every start, by hand.
  const nights: readonly (readonly [
    name: string,
    change: string,
    date: string,
    hours: readonly WeeklyHours[],
    starts: readonly string[],
  ])[] = [
    [
      'an hour is skipped has one massage less in the shift that goes on past midnight',
      'Berlin goes to',
      '2026-03-28',
      on(6, 1320, 1680),
      ['03-28T22:00', '03-28T23:00', '03-29T00:00', '03-29T01:00', '03-29T03:00'],
    ],
    [
      'an hour comes twice has one more, at the same time by the clock',
      'Berlin goes back',
      '2026-10-24',
      on(6, 1380, 1680),
      ['10-24T23:00', '10-25T00:00', '10-25T01:00', '10-25T02:00', '10-25T02:00', '10-25T03:00'],
    ],
    [
      'midnight is skipped goes from eleven to one',
      'São Paulo has no',
      '2018-11-03',
      on(6, 1320, 1680),
      ['11-03T22:00', '11-03T23:00', '11-04T01:00', '11-04T02:00', '11-04T03:00'],
    ],
    [
      'the hour before midnight comes twice has a massage at eleven, and an hour later at eleven',
      'São Paulo repeats',
      '2018-02-17',
      on(6, 1320, 1500),
      ['02-17T22:00', '02-17T23:00', '02-17T23:00', '02-18T00:00'],
    ],
    [
      'a day is skipped ends the shift at midnight, as its end is not there',
      'Apia',
      '2011-12-29',
      on(4, 1320, 1560),
      ['12-29T22:00', '12-29T23:00'],
    ],
    [
      'half an hour is skipped moves the starts after it',
      'Lord Howe goes ahead',
      '2026-10-03',
      on(6, 1380, 1680),
      ['10-03T23:00', '10-04T00:00', '10-04T01:00', '10-04T02:30'],
    ],
    [
      'half an hour comes twice moves the starts back',
      'Lord Howe goes back',
      '2026-04-04',
      on(6, 1380, 1680),
      ['04-04T23:00', '04-05T00:00', '04-05T01:00', '04-05T01:30', '04-05T02:30'],
    ],
    [
      'two hours are skipped has nothing in them',
      'Troll station goes ahead',
      '2026-03-28',
      on(6, 1380, 1740),
      ['03-28T23:00', '03-29T00:00', '03-29T03:00', '03-29T04:00'],
    ],
    [
      'hours lie inside what is skipped has no massage in them',
      'Berlin goes to',
      '2026-03-29',
      on(7, 120, 180),
      [],
    ],
    [
      'hours begin inside what is skipped has its first massage where the clock goes on',
      'Berlin goes to',
      '2026-03-29',
      on(7, 150, 300),
      ['03-29T03:00', '03-29T04:00'],
    ],
    [
      'hours end inside what is skipped is over where the clock goes on',
      'Berlin goes to',
      '2026-03-29',
      on(7, 0, 150),
      ['03-29T00:00', '03-29T01:00'],
    ],
  ];
  for (const [name, change, date, hours, starts] of nights) {
    it(name, () => {
      expect(startsOf(slotsAround(tableOf(change), date, hours))).to.deep.equal(starts);
    });
  }

  it('the clock changes has its closures and breaks by the clock on the wall', () => {
    const table = tableOf('Berlin goes back');
    const hours = on(7, 0, 360);
    const closed = { closures: [{ from: '2026-10-25T00:00', to: '2026-10-25T03:00' }] };
    expect(startsOf(slotsAround(table, '2026-10-25', hours, closed))).to.deep.equal([
      '10-25T03:00',
      '10-25T04:00',
      '10-25T05:00',
    ]);
    const breaks = { staff: [{ id: 'mira', name: 'Mira', breaks: on(7, 120, 180) }] };
    expect(startsOf(slotsAround(table, '2026-10-25', hours, breaks))).to.deep.equal([
      '10-25T00:00',
      '10-25T01:00',
      '10-25T03:00',
      '10-25T04:00',
      '10-25T05:00',
    ]);
  });
});

describe('A day with a number beyond 24:00', () => {
  const table = tableByHand('Europe/Berlin', '2026-11-26', 60);

  it('may go on to the end of the day after it: from 0 to 2880 minutes', () => {
    const slots = slotsAround(table, '2026-11-26', on(4, 0, 2880));
    expect(slots).to.have.lengthOf(48);
    expect(slots.at(-1)).to.include({ localStart: '2026-11-27T23:00', localEnd: '2026-11-28T00:00' });
  });

  it('may begin in it: from 24:00 on is the next day', () => {
    expect(startsOf(slotsAround(table, '2026-11-26', on(4, 1440, 1560)))).to.deep.equal([
      '11-27T00:00',
      '11-27T01:00',
    ]);
  });

  it('ends where the clock says so, two days on, when it changes in between', () => {
    const { zone, date, before, ...change } = clockChanges[0]!;
    const slots = slotsAround(tableByHand(zone, date, before, change), date, on(6, 0, 2880));
    expect(slots).to.have.lengthOf(47);
    expect(slots.at(-1)?.localEnd).to.equal('2026-03-30T00:00');
  });
});
