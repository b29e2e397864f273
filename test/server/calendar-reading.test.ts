import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offsetTable } from '../../packages/core/src/index.ts';
import { type BusyInFeed, busyInFeed } from '../../packages/server/src/calendars/busy-in-feed.ts';
import { FeedError, type FeedFault } from '../../packages/server/src/calendars/feed-error.ts';
import { readFeed } from '../../packages/server/src/calendars/read-feed.ts';
import { TzSource } from '../../packages/server/src/index.ts';

const DAY = 86_400_000;
/** 2 March to 1 June 2026: clocks in Berlin go forward on 29 March. */
const FROM = Date.UTC(2026, 2, 2);
const TO = Date.UTC(2026, 5, 1);
const spa = offsetTable('Europe/Berlin', FROM - 1000 * DAY, TO + 1000 * DAY);
const tz = new TzSource();

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//a//b//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');

let uids = 0;
const event = (...lines: string[]) => [
  'BEGIN:VEVENT',
  ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${++uids}@other.example`]),
  'SUMMARY:Doctor',
  ...lines,
  'END:VEVENT',
];

function read(...lines: string[]): BusyInFeed {
  return busyInFeed(calendar(...lines), { spa, tz, from: FROM, to: TO });
}

/** @example times(busy) //=> ['03-04 09:00–10:00'], in UTC */
function times({ busy }: BusyInFeed): string[] {
  const text = (at: number) => new Date(at).toISOString().slice(5, 16).replace('T', ' ');
  return busy.map(({ start, end }) => {
    const sameDay = text(start).slice(0, 5) === text(end).slice(0, 5);
    return `${text(start)}–${sameDay ? text(end).slice(6) : text(end)}`;
  });
}

function fails(fault: FeedFault, work: () => unknown): void {
  assert.throws(work, (error) => error instanceof FeedError && error.fault === fault);
}

const BERLIN_HOUR = [
  'DTSTART;TZID=Europe/Berlin:20260304T100000',
  'DTEND;TZID=Europe/Berlin:20260304T110000',
];
const EASTERN_RULES = [
  'BEGIN:VTIMEZONE',
  'TZID:Eastern Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('reading a therapist’s calendar', () => {
  const TABLE: readonly [what: string, lines: string[], times: string[]][] = [
    ['an hour in a zone', event(...BERLIN_HOUR), ['03-04 09:00–10:00']],
    ['an hour in UTC', event('DTSTART:20260304T100000Z', 'DTEND:20260304T110000Z'), ['03-04 10:00–11:00']],
    [
      'a floating hour, at the spa',
      event('DTSTART:20260304T100000', 'DTEND:20260304T110000'),
      ['03-04 09:00–10:00'],
    ],
    [
      'a length in place of an end',
      event('DTSTART:20260304T100000Z', 'DURATION:PT1H30M'),
      ['03-04 10:00–11:30'],
    ],
    [
      'a night, on which the clocks change',
      event('DTSTART;TZID=Europe/Berlin:20260328T220000', 'DTEND;TZID=Europe/Berlin:20260329T060000'),
      ['03-28 21:00–03-29 04:00'],
    ],
    [
      'a day by the clock, though it has 23 hours',
      event('DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D'),
      ['03-28 11:00–03-29 10:00'],
    ],
    ['a whole day of the spa', event('DTSTART;VALUE=DATE:20260304'), ['03-03 23:00–03-04 23:00']],
    [
      'whole days, on which the clocks change',
      event('DTSTART;VALUE=DATE:20260328', 'DTEND;VALUE=DATE:20260330'),
      ['03-27 23:00–03-29 22:00'],
    ],
    [
      'every week at the same hour by the clock, also after it changes',
      event(...BERLIN_HOUR, 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4'),
      ['03-04 09:00–10:00', '03-18 09:00–10:00', '04-01 08:00–09:00', '04-15 08:00–09:00'],
    ],
    [
      'a last time in UTC, to the hour',
      event(...BERLIN_HOUR, 'RRULE:FREQ=WEEKLY;UNTIL=20260401T080000Z;INTERVAL=4'),
      ['03-04 09:00–10:00', '04-01 08:00–09:00'],
    ],
    [
      'a last time in UTC that is a second too early',
      event(...BERLIN_HOUR, 'RRULE:FREQ=WEEKLY;UNTIL=20260401T075959Z;INTERVAL=4'),
      ['03-04 09:00–10:00'],
    ],
    [
      'a last day',
      event(...BERLIN_HOUR, 'RRULE:FREQ=DAILY;UNTIL=20260305'),
      ['03-04 09:00–10:00', '03-05 09:00–10:00'],
    ],
    [
      'a series from years ago, far into its run',
      event(
        'DTSTART;TZID=Europe/Berlin:20100106T100000',
        'DTEND;TZID=Europe/Berlin:20100106T110000',
        'RRULE:FREQ=MONTHLY;BYDAY=1WE',
      ),
      ['03-04 09:00–10:00', '04-01 08:00–09:00', '05-06 08:00–09:00'],
    ],
    [
      'but for its exceptions, in whatever zone they are told',
      event(
        ...BERLIN_HOUR,
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'EXDATE:20260311T090000Z',
        'EXDATE;TZID=Europe/London:20260318T090000',
        'EXDATE;VALUE=DATE:20260325',
      ),
      ['03-04 09:00–10:00', '04-01 08:00–09:00'],
    ],
    [
      'and further dates',
      event(
        ...BERLIN_HOUR,
        'RDATE;TZID=Europe/Berlin:20260401T100000,20260402T120000',
        'RDATE;VALUE=PERIOD:20260501T080000Z/20260501T083000Z,20260502T080000Z/PT2H',
      ),
      [
        '03-04 09:00–10:00',
        '04-01 08:00–09:00',
        '04-02 10:00–11:00',
        '05-01 08:00–08:30',
        '05-02 08:00–10:00',
      ],
    ],
    [
      'one of a series that was moved, and one that was cancelled',
      [
        ...event('UID:s', ...BERLIN_HOUR, 'RRULE:FREQ=WEEKLY;COUNT=4'),
        ...event(
          'UID:s',
          'RECURRENCE-ID:20260311T090000Z',
          'DTSTART:20260312T130000Z',
          'DTEND:20260312T140000Z',
        ),
        ...event(
          'UID:s',
          'RECURRENCE-ID;TZID=Europe/Berlin:20260318T100000',
          'DTSTART:20260318T090000Z',
          'STATUS:CANCELLED',
        ),
      ],
      ['03-04 09:00–10:00', '03-12 13:00–14:00', '03-25 09:00–10:00'],
    ],
    [
      'one of a series that was moved, with all that follow it',
      [
        ...event('UID:s', ...BERLIN_HOUR, 'RRULE:FREQ=WEEKLY;COUNT=4'),
        ...event(
          'UID:s',
          'RECURRENCE-ID;RANGE=THISANDFUTURE:20260318T090000Z',
          'DTSTART:20260318T120000Z',
          'DTEND:20260318T123000Z',
        ),
      ],
      ['03-04 09:00–10:00', '03-11 09:00–10:00', '03-18 12:00–12:30', '03-25 12:00–12:30'],
    ],
    [
      'a zone that the calendar explains',
      [
        ...EASTERN_RULES,
        ...event(
          'DTSTART;TZID=Eastern Standard Time:20260304T100000',
          'DURATION:PT1H',
          'RRULE:FREQ=WEEKLY;COUNT=2',
        ),
      ],
      ['03-04 15:00–16:00', '03-11 14:00–15:00'],
    ],
    [
      'a zone by a longer name',
      event('DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260304T100000', 'DURATION:PT1H'),
      ['03-04 09:00–10:00'],
    ],
    [
      'what is busy in a free-busy list',
      [
        'BEGIN:VFREEBUSY',
        'FREEBUSY:20260304T100000Z/PT1H',
        'FREEBUSY;FBTYPE=FREE:20260305T100000Z/PT1H',
        'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260306T100000Z/20260306T110000Z',
        'END:VFREEBUSY',
      ],
      ['03-04 10:00–11:00', '03-06 10:00–11:00'],
    ],
    [
      'as one what overlaps or touches, in whole five minutes',
      [
        ...event('DTSTART:20260304T100100Z', 'DTEND:20260304T110000Z'),
        ...event('DTSTART:20260304T103000Z', 'DTEND:20260304T105900Z'),
        ...event('DTSTART:20260304T110000Z', 'DTEND:20260304T113200Z'),
      ],
      ['03-04 10:00–11:35'],
    ],
    [
      'what is in the window alone',
      [
        ...event('DTSTART:20260301T220000Z', 'DTEND:20260302T010000Z'),
        ...event('DTSTART:20260601T000000Z', 'DTEND:20260601T010000Z'),
        ...event('DTSTART:20250304T100000Z', 'DTEND:20250304T110000Z'),
      ],
      ['03-02 00:00–01:00'],
    ],
    [
      'nothing of what is free, cancelled, or ours',
      [
        ...event(...BERLIN_HOUR, 'TRANSP:TRANSPARENT'),
        ...event(...BERLIN_HOUR, 'STATUS:CANCELLED'),
        ...event(...BERLIN_HOUR, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
        ...event('UID:abc123@unknot', ...BERLIN_HOUR),
        ...event('DTSTART:20260304T100000Z'),
        'BEGIN:VTODO',
        'UID:todo',
        'DTSTART:20260304T100000Z',
        'DUE:20260304T110000Z',
        'END:VTODO',
      ],
      [],
    ],
    [
      'an event with an alarm in it, whose length is not the event’s',
      event(
        'DTSTART:20260304T100000Z',
        'BEGIN:VALARM',
        'TRIGGER:-PT5M',
        'DURATION:PT9H',
        'END:VALARM',
        'DURATION:PT1H',
      ),
      ['03-04 10:00–11:00'],
    ],
    [
      'folded lines',
      event('DTSTART;TZID=Europe/', ' Berlin:20260304T1', '\t00000', 'DURATION:PT1H'),
      ['03-04 09:00–10:00'],
    ],
  ];
  for (const [what, lines, expected] of TABLE) {
    it(`finds ${what}`, () => {
      const found = read(...lines);
      assert.deepEqual(times(found), expected);
      assert.deepEqual(found.warnings, []);
    });
  }

  it('keeps a therapist free at all hours that an unknown zone can mean, and says so', () => {
    const found = read(...event('DTSTART;TZID=Atlantis:20260304T100000', 'DURATION:PT1H'));
    assert.deepEqual(times(found), ['03-03 20:00–03-04 23:00']);
    assert.deepEqual(found.warnings, ['zone-unknown']);
  });

  it('reads the others where one entry cannot be read, and says so', () => {
    const found = read(
      ...event('DTSTART:whenever'),
      ...event('DTSTART:20260305T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'),
      ...event(...BERLIN_HOUR),
    );
    assert.deepEqual(times(found), ['03-04 09:00–10:00']);
    assert.deepEqual(found.warnings, ['entries-skipped']);
  });

  it('takes an empty calendar, and nothing that is none or only a part of one', () => {
    assert.deepEqual(times(read()), []);
    const whole = calendar(...event(...BERLIN_HOUR));
    const sources = { spa, tz, from: FROM, to: TO };
    assert.equal(busyInFeed(`\uFEFF${whole.replaceAll('\r\n', '\n')}`, sources).busy.length, 1);
    for (const text of [
      '',
      '<!doctype html><title>Sign in</title>',
      whole.slice(0, -20),
      whole.slice(0, whole.indexOf('END:VEVENT')),
      whole.replace('END:VEVENT', 'END:VTODO'),
      `hello\r\n${whole}`,
    ]) {
      fails('no-calendar', () => busyInFeed(text, sources));
    }
  });

  it('refuses what repeats without end, is nested without end, or has too many entries', () => {
    fails('too-much', () => read(...event(...BERLIN_HOUR, 'RRULE:FREQ=SECONDLY')));
    fails('too-much', () => read(...event(...BERLIN_HOUR, 'RRULE:FREQ=MINUTELY;COUNT=1000000000')));
    fails('too-much', () => read(...Array.from({ length: 500 }, () => 'BEGIN:X')));
    const many = calendar('BEGIN:VEVENT\r\nDTSTART:20260304\r\nEND:VEVENT\r\n'.repeat(100_000));
    fails('too-much', () => busyInFeed(many, { spa, tz, from: FROM, to: TO }));
  });
});

describe('the thread that a calendar is read in', () => {
  const task = (text: string) => ({ text, spa, from: FROM, to: TO, tzFolders: tz.folders });

  it('says when somebody is busy, and nothing else of the calendar', async () => {
    const found = await readFeed(task(calendar(...event(...BERLIN_HOUR))));
    assert.deepEqual(found, {
      busy: [{ start: Date.UTC(2026, 2, 4, 9), end: Date.UTC(2026, 2, 4, 10) }],
      warnings: [],
    });
  });

  it('is ended when its time is over, and keeps nobody waiting meanwhile', async () => {
    // Each looks through years for a day that never comes.
    const never = Array.from({ length: 15_000 }, () =>
      event('DTSTART:19000101T000000Z', 'RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30'),
    ).flat();
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);
    const started = performance.now();
    const reading = readFeed(task(calendar(...never)), { timeLimit: 1500, mostMegabytes: 128 });
    await assert.rejects(reading, (error) => error instanceof FeedError && error.fault === 'too-much');
    clearInterval(beat);
    assert.ok(performance.now() - started < 6000);
    assert.ok(longest < 1000, `${longest} ms`);
  });

  it('is ended when it needs too much memory', async () => {
    const many = Array.from({ length: 19_000 }, (_, i) =>
      event(`UID:${i}`, 'DTSTART:20260304T100000Z', 'RRULE:FREQ=DAILY;COUNT=2'),
    ).flat();
    const reading = readFeed(task(calendar(...many)), { timeLimit: 60_000, mostMegabytes: 12 });
    await assert.rejects(reading, (error) => error instanceof FeedError && error.fault === 'too-much');
  });
});
