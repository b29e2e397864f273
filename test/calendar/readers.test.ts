import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { icsFile } from '../../packages/core/dist/ics.js';
import type { IcsMethod } from '../../packages/core/src/ics.ts';
import { type Booking, type Catalog, calendarEvents } from '../../packages/core/src/index.ts';
import { bookingWith, spaWithAddress } from '../core/support/bookings.ts';
import { type Case, caseOf } from './support/cases.ts';
import { checkCase, difference } from './support/check-case.ts';
import type { ReadFile } from './support/expected.ts';
import { AS_READ, PEERS, readBy } from './support/peers.ts';

/** `npm run ics-fuzz -- 100000` does the same with as many as are asked for. */
const FILES = 1500;
const FOR_PEERS = 500;

const event = [
  'UID:1@stillwater.example',
  'DTSTART:20261126T111500Z',
  'DTSTAMP:20261120T090000Z',
  'DTEND:20261126T123000Z',
  'SUMMARY:Massage',
];

function calendar(method: string, properties: readonly string[]): string {
  const lines = ['VERSION:2.0', 'PRODID:-//Test//EN', method, 'BEGIN:VEVENT', ...properties, 'END:VEVENT'];
  return `${['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

describe('calendar files of whatever is booked', () => {
  it(`are sound octet by octet, say in ical.js what was booked, and are those of the unaltered \`ics\`: ${FILES} of them`, () => {
    let same = 0;
    for (let seed = 0; seed < FILES; seed++) {
      const { fault, unaltered } = checkCase(caseOf(seed));
      assert.equal(fault, undefined, `case ${seed}`);
      if (unaltered === 'same') same++;
    }
    // It refuses some addresses that are some; those are few.
    assert.ok(same > 0.85 * FILES, `${same} of them are`);
  });

  for (const peer of Object.keys(PEERS)) {
    it(`say in ${peer} what was booked: ${FOR_PEERS} of them`, async () => {
      const cases = Array.from({ length: FOR_PEERS }, (_, i) => caseOf(FILES + i));
      const read = await all(
        peer,
        cases.map(({ events, method }) => icsFile(events, { method })),
      );
      assert.equal(read.length, FOR_PEERS);
      read.forEach((found, i) => {
        assert.equal(difference(cases[i]!, found, AS_READ[peer]), undefined, `case ${FILES + i}`);
      });
    });
  }
});

describe('what each method asks for (RFC 5546), by libical’s icalrestriction_check', () => {
  const { email: _, ...unreachable } = spaWithAddress.spa;
  const spas: Readonly<Record<string, Catalog>> = {
    'a spa': spaWithAddress,
    'a spa without an e-mail address': { ...spaWithAddress, spa: unreachable },
  };
  const bookings: Readonly<Record<string, readonly Booking[]>> = {
    'a booking': [bookingWith()],
    'a request': [bookingWith({ status: 'requested' })],
    'a cancelled booking': [bookingWith({ status: 'cancelled', sequence: 3 })],
    'a course with a session cancelled': ['confirmed', 'cancelled', 'confirmed'].map((status, i) =>
      bookingWith({ id: `session-${i}`, status: status as Booking['status'] }),
    ),
  };
  for (const [spa, catalog] of Object.entries(spas)) {
    for (const [what, list] of Object.entries(bookings)) {
      const methods: IcsMethod[] =
        list.length > 1
          ? ['PUBLISH']
          : list[0]!.status === 'cancelled'
            ? ['PUBLISH', 'CANCEL']
            : ['PUBLISH', 'REQUEST', 'CANCEL'];
      for (const method of methods.filter((one) => one !== 'REQUEST' || catalog.spa.email)) {
        it(`${method} for ${what} of ${spa}`, async () => {
          const [read] = await all('libical', [icsFile(calendarEvents(list, catalog), { method })]);
          assert.deepEqual(read!.errors, []);
          assert.equal(read!.events.length, list.length);
        });
      }
    }
  }

  it('is really looked at: a published event that names who comes, and no organizer, is refused', async () => {
    const [read] = await all('libical', [
      calendar('METHOD:PUBLISH', [...event, 'ATTENDEE:mailto:ada@visitor.example']),
    ]);
    assert.match(read!.errors.join('\n'), /ATTENDEE/);
    assert.match(read!.errors.join('\n'), /ORGANIZER/);
  });
});

describe('each of the other programs', () => {
  /** What is wrong with a file, as each of them sees it: none of them sees everything. */
  const broken: Readonly<Record<string, string>> = {
    libical: calendar('METHOD:REQUEST', event.with(1, 'DTSTART:yesterday')),
    icalendar: calendar('METHOD:REQUEST', event.with(1, 'DTSTART:yesterday')),
    vobject: calendar('METHOD:REQUEST', event.slice(1)),
    'sabre/vobject': calendar('METHOD:REQUEST', event.with(4, 'SUMMARY without a colon')),
  };
  for (const peer of Object.keys(PEERS)) {
    it(`says so where a file is wrong: ${peer}`, async () => {
      const [read, after] = await all(peer, [
        broken[peer]!,
        icsFile(caseOf(1).events, { method: caseOf(1).method }),
      ]);
      assert.notDeepEqual(read!.errors, []);
      assert.equal(difference(caseOf(1), after!, AS_READ[peer]), undefined, 'It reads on.');
    });

    it(`says what is in a file, so that nothing more can be in it: ${peer}`, async () => {
      const made: Case = caseOf(2);
      const file = icsFile(made.events, { method: made.method });
      const [more] = await all(peer, [file.replace('END:VEVENT', 'X-EVIL:1\r\nEND:VEVENT')]);
      assert.match(difference(made, more!, AS_READ[peer]) ?? '', /^names of event 0 is .*X-EVIL/);
      const [other] = await all(peer, [
        file.replace(/^STATUS:.*$/m, 'STATUS:CONFIRMED').replace(/DTEND:\d{4}/, 'DTEND:2998'),
      ]);
      assert.match(difference(made, other!, AS_READ[peer]) ?? '', /^(end|status) of event 0/);
    });
  }
});

async function all(peer: string, files: Iterable<string>): Promise<ReadFile[]> {
  const found: ReadFile[] = [];
  for await (const read of readBy(peer, files)) found.push(read);
  return found;
}
