import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  dayNumber,
  isoWithOffset,
  minuteOfDay,
  type OffsetTable,
  wallToInstant,
} from '../../packages/core/src/index.ts';
import { findTzDatabase } from '../../packages/server/src/time/tz-database.ts';
import { Tz } from '../../packages/server/src/time/tz-source.ts';
import { setUpZones } from '../../scripts/lib/setup-zones.mjs';
import { temporaryFolder } from './test-server.ts';
import { againstZoneinfo, changesOf, compile, year, zdump, zonesOf } from './zones/support.ts';

/** Tables from the database in a folder, whatever release `Intl` has. */
function tablesOf(folder: string, names: readonly string[], from: number, until: number): OffsetTable[] {
  const database = findTzDatabase([folder]);
  assert.ok(database, folder);
  const tz = new Tz(database, undefined);
  return names.map((name) => {
    assert.equal(tz.status(0, name).source, 'system', name);
    return tz.table(name, year(from), year(until));
  });
}

describe('the times of every zone of the system', () => {
  let folder: string;
  let names: string[];
  let tables: OffsetTable[];
  before(() => {
    folder = setUpZones().folder;
    names = zonesOf(folder);
    assert.ok(names.length > 300, `${names.length} zones`);
    tables = tablesOf(folder, names, 1990, 2040);
  });

  it('are those of Python’s zoneinfo, each day from 1990 to 2040 and around each change', async (t) => {
    const began = performance.now();
    const { zones, points, mismatches } = await againstZoneinfo(folder, tables);
    assert.deepEqual(mismatches, []);
    assert.equal(zones, names.length);
    assert.ok(points > zones * 18_000, `${points} points`);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    t.diagnostic(`${zones} zones, ${points} points compared with zoneinfo, 0 mismatches, ${seconds} s`);
  });

  it('would be found wrong by it, were one change a second late', async () => {
    const late = tables
      .filter(({ transitions }) => transitions.length > 4)
      .slice(0, 3)
      .map((table) => ({
        ...table,
        transitions: table.transitions.map((one, i) => (i === 3 ? { ...one, from: one.from + 1000 } : one)),
      }));
    const { mismatches } = await againstZoneinfo(folder, late);
    assert.deepEqual(
      [...new Set(mismatches.map((text) => text.split(' ')[0]))],
      late.map(({ timeZone }) => timeZone),
    );
  });

  it('change when zdump says they do, from 1990 to 2040 and from 2090 to 2093', async (t) => {
    let compared = 0;
    const check = async (some: readonly OffsetTable[], from: number, until: number) => {
      const expected = await zdump(folder, names, from, until);
      for (const table of some) {
        const found = changesOf(table);
        assert.deepEqual(found, expected.get(table.timeZone), table.timeZone);
        compared += found.length;
      }
    };
    await check(tables, 1990, 2040);
    await check(tablesOf(folder, names, 2090, 2093), 2090, 2093);
    t.diagnostic(`${names.length} zones, ${compared} changes compared with zdump, 0 mismatches`);
  });

  it('are the same from files that leave all they can to the rule at their end', async () => {
    using slim = temporaryFolder();
    await compile(folder, slim.path, '-b', 'slim');
    const both = zonesOf(slim.path).filter((name) => names.includes(name));
    assert.ok(both.length > 300);
    // Until 2040: what compilers write of the Ramadans in Gaza from 2073 on differs between them.
    const found = tablesOf(slim.path, both, 1990, 2040);
    const expected = tablesOf(folder, both, 1990, 2040);
    for (const [i, { timeZone, transitions }] of expected.entries()) {
      assert.deepEqual(found[i]?.transitions, transitions, timeZone);
    }
  });
});

/** What a booking engine meets, all of it past, so that no release of the database changes it. */
const CHANGES: [zone: string, lastSecond: string, then: string, what: string][] = [
  ['Europe/Berlin', '2024-03-31T01:59:59+01:00', '2024-03-31T03:00:00+02:00', 'an hour is left out'],
  ['Europe/Berlin', '2024-10-27T02:59:59+02:00', '2024-10-27T02:00:00+01:00', 'an hour comes twice'],
  [
    'Australia/Lord_Howe',
    '2024-10-06T01:59:59+10:30',
    '2024-10-06T02:30:00+11:00',
    'half an hour is left out',
  ],
  ['Antarctica/Troll', '2024-03-31T00:59:59+00:00', '2024-03-31T03:00:00+02:00', 'two hours are left out'],
  ['Africa/Casablanca', '2024-03-10T02:59:59+01:00', '2024-03-10T02:00:00+00:00', 'Ramadan begins'],
  ['Africa/Casablanca', '2024-04-14T01:59:59+00:00', '2024-04-14T03:00:00+01:00', 'Ramadan is over'],
  ['America/Sao_Paulo', '2018-11-03T23:59:59-03:00', '2018-11-04T01:00:00-02:00', 'there is no midnight'],
  ['Africa/Cairo', '2024-04-25T23:59:59+02:00', '2024-04-26T01:00:00+03:00', 'there is no midnight'],
  ['Asia/Beirut', '2024-03-30T23:59:59+02:00', '2024-03-31T01:00:00+03:00', 'there is no midnight'],
  ['America/Santiago', '2024-09-07T23:59:59-04:00', '2024-09-08T01:00:00-03:00', 'there is no midnight'],
  ['America/Havana', '2024-03-09T23:59:59-05:00', '2024-03-10T01:00:00-04:00', 'there is no midnight'],
  ['America/Havana', '2024-11-03T00:59:59-04:00', '2024-11-03T00:00:00-05:00', 'midnight comes twice'],
  ['Pacific/Apia', '2011-12-29T23:59:59-10:00', '2011-12-31T00:00:00+14:00', 'a day is left out'],
  [
    'America/St_Johns',
    '2010-03-14T00:00:59-03:30',
    '2010-03-14T01:01:00-02:30',
    'it is a minute past midnight',
  ],
  ['Europe/Dublin', '2024-03-31T00:59:59+00:00', '2024-03-31T02:00:00+01:00', 'winter time is the exception'],
];

const DAYS: [zone: string, date: string, hours: number][] = [
  ['Europe/Berlin', '2024-03-31', 23],
  ['Europe/Berlin', '2024-10-27', 25],
  ['Australia/Lord_Howe', '2024-10-06', 23.5],
  ['Australia/Lord_Howe', '2024-04-07', 24.5],
  ['Antarctica/Troll', '2024-03-31', 22],
  ['Antarctica/Troll', '2024-10-27', 26],
  ['America/Sao_Paulo', '2018-11-04', 23],
  ['Africa/Cairo', '2024-04-26', 23],
  ['America/Havana', '2024-11-03', 25],
  ['Pacific/Apia', '2011-12-30', 0],
  ['Asia/Kathmandu', '2024-06-01', 24],
];

/** Names of one zone each: never compared as texts, and each told by the same clock. */
const SAME: string[][] = [
  ['Asia/Kolkata', 'Asia/Calcutta', 'asia/kolkata', 'ASIA/CALCUTTA'],
  ['Europe/Berlin', 'europe/berlin', 'EUROPE/BERLIN'],
  ['America/Los_Angeles', 'US/Pacific', 'us/pacific'],
  ['Asia/Kathmandu', 'Asia/Katmandu'],
];

for (const source of ['system', 'intl'] as const) {
  describe(`a spa’s time by ${source === 'system' ? 'the system’s database' : 'Intl'}`, () => {
    let tz: Tz;
    before(() => {
      tz = new Tz(source === 'system' ? findTzDatabase([setUpZones().folder]) : undefined, undefined);
    });
    const table = (zone: string) => tz.table(zone, year(2010), year(2026));

    for (const [zone, lastSecond, then, what] of CHANGES) {
      it(`follows ${zone} on ${then.slice(0, 10)}, when ${what}`, () => {
        assert.equal(isoWithOffset(table(zone), Date.parse(lastSecond)), lastSecond);
        assert.equal(isoWithOffset(table(zone), Date.parse(lastSecond) + 1000), then);
        assert.equal(Date.parse(then), Date.parse(lastSecond) + 1000);
      });
    }

    for (const [zone, date, hours] of DAYS) {
      it(`has ${hours} hours on ${date} in ${zone}`, () => {
        const day = dayNumber(date);
        const start = minuteOfDay(table(zone), day, 0);
        assert.equal((minuteOfDay(table(zone), day + 1, 0) - start) / 3_600_000, hours);
      });
    }

    it('is five hours and three quarters ahead in Kathmandu', () => {
      const noon = wallToInstant(table('Asia/Kathmandu'), Date.UTC(2024, 5, 1, 12));
      assert.equal(new Date(noon).toISOString(), '2024-06-01T06:15:00.000Z');
    });

    it('is the same by every name of its zone', () => {
      for (const names of SAME) {
        const [first, ...others] = names.map((name) => table(name));
        for (const { timeZone, transitions } of others) {
          assert.deepEqual(transitions, first?.transitions, timeZone);
          assert.equal(tz.status(0, timeZone).source, source);
        }
      }
    });
  });
}
