import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseTzif, TzifError } from '../../packages/server/src/time/tzif.ts';
import { zoneOffsets } from '../../packages/server/src/time/zone-offsets.ts';
import { setUpZones } from '../../scripts/lib/setup-zones.mjs';
import { temporaryFolder } from './test-server.ts';
import { compile, year } from './zones/support.ts';
import { tzif, writeFiles } from './zones/write-tzif.ts';

const HOUR = 3600;
/** Of a zone whose winter is UTC: a summer in 2020, and then by the rule. */
const summers = {
  offsets: [-75, 0, HOUR],
  transitions: [
    [-2_000_000_000, 1],
    [1_585_443_600, 2],
    [1_603_587_600, 1],
  ],
  footer: 'GMT0BST,M3.5.0/1,M10.5.0',
} as const;

const fault = (bytes: Uint8Array): string => {
  try {
    parseTzif(bytes);
  } catch (error) {
    if (error instanceof TzifError) return error.message;
    throw error;
  }
  return 'none';
};

describe('a TZif file', () => {
  it('is read in each version', () => {
    for (const version of [2, 3, 4] as const) {
      const zone = parseTzif(tzif({ ...summers, version }));
      assert.equal(zone.first, -75);
      assert.deepEqual(
        zone.transitions.map(({ at, offset }) => [at, offset]),
        [
          [-2_000_000_000, 0],
          [1_585_443_600, HOUR],
          [1_603_587_600, 0],
        ],
      );
      assert.equal(zone.rule?.summer?.offset, HOUR);
    }
    const old = parseTzif(tzif({ ...summers, version: 1 }));
    assert.deepEqual([old.transitions.length, old.rule], [3, undefined]);
  });

  it('holds by its rule after the last transition, and without a rule by its last offset', () => {
    const table = (footer: string) =>
      zoneOffsets(parseTzif(tzif({ ...summers, footer })), year(2019), year(2022)).transitions.map(
        ({ from, offset }) => `${new Date(from).toISOString().slice(0, 13)} ${offset}`,
      );
    const explicit = ['2019-01-01T00 0', '2020-03-29T01 60', '2020-10-25T01 0'];
    assert.deepEqual(table(summers.footer), [...explicit, '2021-03-28T01 60', '2021-10-31T01 0']);
    assert.deepEqual(table(''), explicit);
  });

  it('tells by its rule alone where it has no transition', () => {
    const zone = parseTzif(tzif({ footer: summers.footer }));
    const { transitions } = zoneOffsets(zone, year(2026), year(2027));
    assert.deepEqual(
      transitions.map(({ offset }) => offset),
      [0, 60, 0],
    );
    assert.equal(zoneOffsets(zone, Date.UTC(2026, 6), year(2027)).transitions[0]?.offset, 60);
  });

  it('has whole minutes in its table, and no change that is smaller', () => {
    const zone = parseTzif(
      tzif({
        offsets: [-75, -89, -30, 30],
        transitions: [
          [0, 1],
          [100, 2],
          [200, 3],
        ],
      }),
    );
    assert.deepEqual(zoneOffsets(zone, -1000, 300_000).transitions, [
      { from: -1000, offset: -1 },
      { from: 100_000, offset: 0 },
      { from: 200_000, offset: 1 },
    ]);
  });

  it('has in a window what holds at its start, and nothing of its end', () => {
    const zone = parseTzif(tzif(summers));
    const [start, end] = [1_585_443_600_000, 1_603_587_600_000];
    assert.deepEqual(zoneOffsets(zone, start, end).transitions, [{ from: start, offset: 60 }]);
    assert.equal(zoneOffsets(zone, start - 1, end + 1).transitions.length, 3);
    assert.throws(() => zoneOffsets(zone, start, start), RangeError);
  });

  it('is counted as POSIX does, also where it counts leap seconds', () => {
    const leaps = [
      [78_796_800, 1],
      [1_500_000_000, 2],
    ] as const;
    const late = summers.transitions.map(([at, i]) => [at > 1_500_000_000 ? at + 2 : at, i] as const);
    const zone = parseTzif(tzif({ ...summers, version: 4, transitions: late, leaps }));
    assert.deepEqual(zone, parseTzif(tzif(summers)));
  });

  it('is refused where it is broken, and said what is wrong with it', () => {
    const whole = tzif(summers);
    const changed = (at: number, value: number) => {
      const bytes = Buffer.from(whole);
      bytes[at] = value;
      return bytes;
    };
    const second = 44 + 6 + 4; // where the header of the 64-bit data starts
    const cases: [bytes: Uint8Array, message: RegExp][] = [
      [Buffer.alloc(0), /ends before its header/],
      [whole.subarray(0, 43), /ends before its header/],
      [Buffer.from('<!doctype html><title>Not a time zone at all</title>'), /is not a TZif file/],
      [changed(0, 0x74), /is not a TZif file/],
      [changed(4, 0x20), /version/],
      [changed(second, 0x20), /is not a TZif file/],
      [whole.subarray(0, second + 44 + 10), /ends before its data/],
      [changed(second + 32, 0xff), /ends before its data/],
      [whole.subarray(0, -1), /ends before its footer/],
      [changed(second + 44 + 24, 9), /names an offset/],
      [changed(second + 44 + 8, 0x80), /not in their order/],
      [changed(second + 44 + 27, 0x40), /offset of days/],
      [changed(second + 39, 0), /no offset/],
      [tzif({ ...summers, footer: 'GMT0BST' }), /footer that is no rule/],
      [tzif({ version: 1, ...summers }).subarray(0, -1), /ends before its data/],
    ];
    for (const [bytes, message] of cases) assert.match(fault(bytes), message);
  });

  it('never does harm, wherever it is cut off or changed', () => {
    const whole = tzif(summers);
    for (let length = 0; length < whole.length; length++) {
      assert.notEqual(fault(whole.subarray(0, length)), 'none', `${length} bytes`);
    }
    for (let at = 0; at < whole.length; at++) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = value;
        fault(bytes); // throws what is no TzifError
      }
    }
  });
});

describe('the system’s TZif files', () => {
  let folder: string;
  before(() => {
    folder = setUpZones().folder;
  });

  it('say the same when they are compiled with leap seconds, and when all is left to their rule', async () => {
    using temporary = temporaryFolder();
    const leaps = ['1972 Jun 30', '1998 Dec 31', '2016 Dec 31'];
    writeFiles(temporary.path, { leaps: leaps.map((day) => `Leap ${day} 23:59:60 + S\n`).join('') });
    const [right, slim] = [join(temporary.path, 'right'), join(temporary.path, 'slim')];
    await compile(folder, right, '-L', join(temporary.path, 'leaps'));
    await compile(folder, slim, '-b', 'slim');
    for (const name of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']) {
      const tables = [folder, right, slim].map((one) =>
        zoneOffsets(parseTzif(readFileSync(join(one, name))), year(1972), year(2100)),
      );
      assert.ok(tables[0]!.transitions.length > 50);
      assert.deepEqual(tables[1], tables[0], name);
      assert.deepEqual(tables[2], tables[0], name);
    }
  });

  it('say the same in 32 bits as in 64, as long as those last', async () => {
    using temporary = temporaryFolder();
    await compile(folder, temporary.path, '-b', 'fat');
    for (const name of ['Europe/Berlin', 'Pacific/Apia', 'Asia/Kathmandu']) {
      const bytes = readFileSync(join(temporary.path, name));
      const old = Buffer.from(bytes);
      old[4] = 0;
      const tables = [bytes, old].map((one) => zoneOffsets(parseTzif(one), year(1990), year(2037)));
      assert.deepEqual(tables[1], tables[0], name);
    }
  });
});
