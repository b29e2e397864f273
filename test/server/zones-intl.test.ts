import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offsetAt, offsetTable } from '../../packages/core/src/index.ts';
import { changesOf, year } from './zones/support.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [from, until] = [year(1990), year(2040)];

/** The changes that Temporal finds in the data of the same engine. */
function temporalChanges(zone: string): { at: number; before: number; after: number }[] {
  const changes = [];
  const offset = (time: Temporal.ZonedDateTime) => Math.round(time.offsetNanoseconds / 60e9);
  let before = offset(Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone));
  // It goes by changes of offset and of names alike, so the minutes say which is one here.
  let next = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  for (; next && next.epochMilliseconds < until; next = next.getTimeZoneTransition('next')) {
    const after = offset(next);
    if (after !== before) changes.push({ at: next.epochMilliseconds, before, after });
    before = after;
  }
  return changes;
}

describe('a table that core makes from Intl', () => {
  it('is what Temporal says of every zone of this engine, from 1990 to 2040', (t) => {
    const began = performance.now();
    const zones = Intl.supportedValuesOf('timeZone');
    assert.ok(zones.length > 300);
    let points = 0;
    for (const zone of zones) {
      const table = offsetTable(zone, from, until);
      const changes = changesOf(table);
      assert.deepEqual(changes, temporalChanges(zone), zone);
      const instants = new Set<number>();
      for (let at = from; at < until; at += 30 * DAY) instants.add(at);
      for (const { at } of changes) {
        instants.add(at - 1000);
        for (let hour = -3; hour <= 3; hour++) instants.add(at + hour * HOUR);
      }
      for (const at of instants) {
        const said = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        const expected = Math.round(said.offsetNanoseconds / 60e9);
        if (offsetAt(table, at) !== expected) assert.fail(`${said}: ${offsetAt(table, at)} min`);
      }
      points += instants.size;
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    t.diagnostic(
      `${zones.length} zones, ${points} points compared with Temporal, 0 mismatches, ${seconds} s`,
    );
  });
});
