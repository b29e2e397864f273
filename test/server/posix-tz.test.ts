import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parsePosixTz } from '../../packages/server/src/time/posix-tz.ts';
import { zoneOffsets } from '../../packages/server/src/time/zone-offsets.ts';
import { setUpZones } from '../../scripts/lib/setup-zones.mjs';
import { changesOf, year, zdump, zonesOf } from './zones/support.ts';

/** Each kind of rule there is, those of the tz database among them. */
const RULES = [
  'UTC0',
  '<+0545>-5:45',
  'CET-1CEST,M3.5.0,M10.5.0/3',
  'EST5EDT,M3.2.0,M11.1.0',
  'NZST-12NZDT,M9.5.0,M4.1.0/3',
  '<+1030>-10:30<+11>-11,M10.1.0,M4.1.0',
  'IST-1GMT0,M10.5.0,M3.5.0/1',
  '<-02>2<-01>,M3.5.0/-1,M10.5.0/0',
  '<+00>0<+02>-2,M3.5.0/1,M10.5.0/3',
  'IST-2IDT,M3.4.4/26,M10.5.0',
  'EET-2EEST,M3.4.4/50,M10.4.4/50',
  'EET-2EEST,M4.5.5/0,M10.5.4/24',
  '<-04>4<-03>,M9.1.6/24,M4.1.6/24',
  'EST5EDT,J60,J300',
  'EST5EDT,59/1:30:15,299/-1:30',
  'AAA3:15:30BBB2:15:30,M1.1.1,M12.5.6',
  'XXX-2<+01>-1,0/0,J365/23',
];

describe('the rule at the end of a TZif file', () => {
  let folder: string;
  before(() => {
    folder = setUpZones().folder;
  });

  const changes = (text: string, from: number, until: number) => {
    const rule = parsePosixTz(text);
    assert.ok(rule, text);
    const table = {
      timeZone: text,
      ...zoneOffsets({ first: 0, transitions: [], rule }, year(from), year(until)),
    };
    return changesOf(table);
  };

  it('means what zdump takes it for, also far in the future', async (t) => {
    const own = zonesOf(folder).map(
      (name) => /\n(.*)\n$/.exec(readFileSync(join(folder, name), 'latin1'))?.[1] ?? '',
    );
    const rules = [...new Set([...RULES, ...own])].filter(Boolean);
    let compared = 0;
    for (const [from, until] of [
      [2037, 2041],
      [2088, 2094],
    ] as const) {
      const expected = await zdump(folder, rules, from, until);
      for (const rule of rules) {
        const found = changes(rule, from, until);
        assert.deepEqual(found, expected.get(rule), rule);
        compared += found.length;
      }
    }
    assert.ok(compared > 200);
    t.diagnostic(`${rules.length} rules, ${compared} changes, 0 differences`);
  });

  it('may keep summer time all year long', () => {
    assert.deepEqual(changes('EST5EDT,0/0,J365/25', 2030, 2034), []);
    const rule = parsePosixTz('EST5EDT,0/0,J365/25')!;
    const { transitions } = zoneOffsets({ first: 0, transitions: [], rule }, year(2030), year(2031));
    assert.deepEqual(transitions, [{ from: year(2030), offset: -240 }]);
  });

  it('is refused where it is none', () => {
    for (const text of [
      '',
      'CET',
      'CE-1',
      '<>1',
      '<+1',
      'CET-1CEST',
      'CET-25',
      'CET-1CEST,M3.5.0',
      'CET-1CEST,M13.5.0,M10.5.0',
      'CET-1CEST,M0.5.0,M10.5.0',
      'CET-1CEST,M3.6.0,M10.5.0',
      'CET-1CEST,M3.5.7,M10.5.0',
      'CET-1CEST,J0,M10.5.0',
      'CET-1CEST,J366,M10.5.0',
      'CET-1CEST,366,M10.5.0',
      'CET-1CEST,M3.5.0/168,M10.5.0',
      'CET-1CEST,M3.5.0,M10.5.0/',
      'CET-1CEST,M3.5.0,M10.5.0,1',
      'CET-1CEST,M3.5.0,M10.5.0\n',
      'CET-1:60',
      ':Europe/Berlin',
    ]) {
      assert.equal(parsePosixTz(text), undefined, text);
    }
  });
});
