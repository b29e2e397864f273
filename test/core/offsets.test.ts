import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  dayNumber,
  dayOf,
  dayText,
  fromWireOffsets,
  instantToWall,
  isoWithOffset,
  localTime,
  minuteOfDay,
  type OffsetTable,
  offsetAt,
  offsetTable,
  toWireOffsets,
  type WireOffsetTable,
  wallToInstant,
} from '../../packages/core/src/index.ts';
import { type ClockChange, clockChanges, tableByHand } from './support/clock-changes.ts';
import { otherClock } from './support/other-clock.ts';
import { property } from './support/property.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The table of a zone around a date, three months to each side. */
function around(timeZone: string, date: string): OffsetTable {
  const middle = dayNumber(date) * DAY;
  return offsetTable(timeZone, middle - 92 * DAY, middle + 92 * DAY);
}

/** A wall time as the functions take it: written as if it were UTC. */
const wall = (text: string) => Date.parse(`${text}Z`);

/** The table of a zone around a change, as a backend sends it that has newer data than the browser. */
function fromBackend({ zone, date, before, ...change }: ClockChange): OffsetTable {
  return fromWireOffsets(toWireOffsets(tableByHand(zone, date, before, change)));
}

describe('The offset table of a zone', () => {
  for (const one of clockChanges) {
    const { name, zone, date, at, before, after, late } = one;
    const change = Date.parse(at);
    const unknown = late && otherClock.offset(zone, change) !== after;
    it(`has the moment when ${name}${unknown ? ', where the backend makes it' : ''}`, () => {
      if (unknown)
        expect(around(zone, date).transitions).not.to.deep.include({ from: change, offset: after });
      const table = unknown ? fromBackend(one) : around(zone, date);
      expect(table.transitions).to.deep.include({ from: change, offset: after });
      expect(offsetAt(table, change - 1)).to.equal(before);
      expect(offsetAt(table, change)).to.equal(after);
    });
  }

  it('has one offset where the clock never changes, also one of three quarters of an hour', () => {
    const table = offsetTable('Asia/Kathmandu', Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1));
    expect(table.transitions).to.deep.equal([{ from: Date.UTC(2026, 0, 1), offset: 345 }]);
    expect(localTime(table, Date.UTC(2026, 5, 1, 6, 15))).to.equal('2026-06-01T12:00');
    expect(isoWithOffset(table, Date.UTC(2026, 5, 1, 6, 15))).to.equal('2026-06-01T12:00:00+05:45');
  });

  it('has the change to the very millisecond, also when it was asked for at an odd moment', () => {
    const odd = Date.UTC(2026, 8, 1, 12, 34, 56, 789);
    const { transitions } = offsetTable('Europe/Berlin', odd, odd + 123 * DAY + 321);
    expect(transitions).to.deep.equal([
      { from: odd, offset: 120 },
      { from: Date.UTC(2026, 9, 25, 1), offset: 60 },
    ]);
  });

  it('is the same under both names of one zone', () => {
    const [a, b] = ['Asia/Calcutta', 'Asia/Kolkata'].map((zone) => around(zone, '2026-06-01'));
    expect(a!.transitions).to.deep.equal(b!.transitions);
  });

  it('says nothing outside its window, rather than something wrong', () => {
    const table = around('Europe/Berlin', '2026-06-01');
    expect(() => offsetAt(table, table.from - 1)).to.throw(
      RangeError,
      /outside the offset table of Europe\/Berlin/,
    );
    expect(() => offsetAt(table, table.until + 1)).to.throw(RangeError);
  });

  it('cannot be had for a zone that does not exist, nor for no time at all', () => {
    expect(() => offsetTable('Europe/Atlantis', 0, DAY)).to.throw(RangeError);
    expect(() => offsetTable('UTC', DAY, DAY)).to.throw(RangeError, /starts before it ends/);
    expect(() => offsetTable('UTC', Number.NaN, DAY)).to.throw(RangeError);
  });
});

describe('Wall time', () => {
  it('that a change to summer time skips is read as the time an hour later (RFC 5545)', () => {
    const table = around('Europe/Berlin', '2026-03-29');
    expect(localTime(table, wallToInstant(table, wall('2026-03-29T02:30')))).to.equal('2026-03-29T03:30');
    expect(localTime(table, wallToInstant(table, wall('2026-03-29T01:59')))).to.equal('2026-03-29T01:59');
    expect(localTime(table, wallToInstant(table, wall('2026-03-29T03:00')))).to.equal('2026-03-29T03:00');
  });

  it('that comes twice means its first coming (RFC 5545)', () => {
    const table = around('Europe/Berlin', '2026-10-25');
    expect(wallToInstant(table, wall('2026-10-25T02:30'))).to.equal(Date.parse('2026-10-25T02:30+02:00'));
    expect(wallToInstant(table, wall('2026-10-25T03:00'))).to.equal(Date.parse('2026-10-25T03:00+01:00'));
  });

  it('of opening hours that are skipped is the moment of the change: hours inside the gap take no time', () => {
    const table = around('Europe/Berlin', '2026-03-29');
    const day = dayNumber('2026-03-29');
    const change = Date.parse('2026-03-29T01:00Z');
    for (const minute of [120, 135, 150, 179, 180]) expect(minuteOfDay(table, day, minute)).to.equal(change);
    expect(minuteOfDay(table, day, 119)).to.equal(change - 60_000);
    expect(minuteOfDay(table, day, 181)).to.equal(change + 60_000);
  });

  it('of the minutes past 24:00 lies in the night after, also when the clock changes in it', () => {
    const table = around('Europe/Berlin', '2026-03-29');
    const saturday = dayNumber('2026-03-28');
    expect(localTime(table, minuteOfDay(table, saturday, 1440 + 60))).to.equal('2026-03-29T01:00');
    expect(localTime(table, minuteOfDay(table, saturday, 1440 + 240))).to.equal('2026-03-29T04:00');
    expect(minuteOfDay(table, saturday, 2880)).to.equal(minuteOfDay(table, saturday + 2, 0));
  });

  it('is written with the offset that holds at its moment, west of Greenwich too', () => {
    const table = around('America/St_Johns', '2026-07-01');
    expect(isoWithOffset(table, Date.parse('2026-07-01T12:00Z'))).to.equal('2026-07-01T09:30:00-02:30');
    const half = offsetTable('UTC', 0, DAY);
    expect(isoWithOffset(half, 60_000)).to.equal('1970-01-01T00:01:00+00:00');
  });

  it('and the day it lies on are the same as another clock’s, in every zone and on every change', () => {
    const zone = fc.constantFrom(
      ...new Set(clockChanges.map((change) => change.zone)),
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'America/Bogota',
    );
    const tables = new Map<string, OffsetTable>();
    const from = Date.UTC(2011, 0, 1);
    const until = Date.UTC(2027, 0, 1);
    property(
      [
        zone,
        fc.integer({ min: from / 60_000, max: until / 60_000 - 1 }),
        fc.nat({ max: 1_000_000 }),
        fc.integer({ min: -4000, max: 4000 }),
      ],
      (timeZone, minute, pick, near) => {
        const table = tables.get(timeZone) ?? offsetTable(timeZone, from, until);
        tables.set(timeZone, table);
        // Half of the moments lie within three days of a change: that is where mistakes are.
        const change = table.transitions[pick % table.transitions.length]!.from + near * 60_000;
        const instant = pick % 2 ? minute * 60_000 : Math.min(Math.max(change, from), until - 60_000);

        const iso = otherClock.iso(timeZone, instant);
        expect(localTime(table, instant)).to.equal(iso.slice(0, 16));
        expect(isoWithOffset(table, instant)).to.equal(iso);
        expect(dayText(dayOf(table, instant))).to.equal(iso.slice(0, 10));

        // Read back, the wall time is the instant itself, or its first coming where it comes twice.
        const shown = instantToWall(table, instant);
        const back = wallToInstant(table, shown);
        expect(back).to.equal(otherClock.firstInstant(timeZone, wall(iso.slice(0, 19))));
        expect(instantToWall(table, back)).to.equal(shown);

        // Any wall time, those that are skipped included.
        const any = shown + near * 60_000;
        const first = otherClock.firstInstant(timeZone, any);
        if (Math.abs(first - from) > 2 * DAY && Math.abs(first - until) > 2 * DAY) {
          expect(wallToInstant(table, any)).to.equal(first);
        }
      },
      { runs: 2000 },
    );
  });

  it('has days that are numbered and named one way only', () => {
    expect(dayNumber('1970-01-02')).to.equal(1);
    expect(dayNumber('2026-11-26T12:15')).to.equal(dayNumber('2026-11-26'));
    property([fc.integer({ min: 0, max: 60_000 })], (day) => {
      expect(dayNumber(dayText(day))).to.equal(day);
      expect(dayText(day)).to.equal(otherClock.date(day));
    });
  });
});

describe('An offset table on its way from the backend', () => {
  const table: OffsetTable = { ...around('Europe/Berlin', '2026-10-25'), tzVersion: '2026f' };

  it('arrives as it left', () => {
    expect(fromWireOffsets(JSON.parse(JSON.stringify(toWireOffsets(table))))).to.deep.equal(table);
  });

  it('travels as times that a person can read', () => {
    expect(toWireOffsets(table).transitions[1]).to.deep.equal({
      from: '2026-10-25T01:00:00.000Z',
      offset: 60,
    });
  });

  const wire = toWireOffsets(table);
  const wrong: Readonly<Record<string, unknown>> = {
    'no answer': undefined,
    'an empty answer': {},
    'no zone': { ...wire, timeZone: undefined },
    'a window that is no time': { ...wire, from: 'soon' },
    'a window that ends before it starts': { ...wire, until: wire.from },
    'no offsets': { ...wire, transitions: [] },
    'offsets that are text': { ...wire, transitions: [{ from: wire.from, offset: '60' }] },
    'half a minute of offset': { ...wire, transitions: [{ from: wire.from, offset: 60.5 }] },
    'an offset of days': { ...wire, transitions: [{ from: wire.from, offset: 3600 }] },
    'offsets that start too late': { ...wire, transitions: wire.transitions.slice(1) },
    'offsets out of order': { ...wire, transitions: [...wire.transitions, wire.transitions[0]] },
  };
  for (const [name, answer] of Object.entries(wrong)) {
    it(`is refused when it is ${name}`, () => {
      expect(() => fromWireOffsets(answer as WireOffsetTable)).to.throw(TypeError);
    });
  }
});
