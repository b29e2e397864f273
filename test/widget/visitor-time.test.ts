import { expect } from 'chai';
import { type OffsetTable, offsetAt, offsetTable } from '../../packages/core/src/index.ts';
import { Format } from '../../packages/widget/src/format.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { visitorText, visitorTime } from '../../packages/widget/src/visitor-time.ts';

const format = new Format('en-GB', 'EUR', en);
const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2027, 6, 1);
const zone = (name: string) => offsetTable(name, FROM, UNTIL);
const offsetIn = (table: OffsetTable) => (instant: number) => offsetAt(table, instant);

describe('What a visitor’s clock shows', () => {
  const clocks: [zone: string, instant: string, shown: string][] = [
    ['UTC', '2026-11-26T11:15:00Z', '2026-11-26T11:15'],
    ['America/New_York', '2026-11-26T11:15:00Z', '2026-11-26T06:15'],
    ['Asia/Kathmandu', '2026-11-26T11:15:00Z', '2026-11-26T17:00'],
    ['Pacific/Auckland', '2026-11-26T11:15:00Z', '2026-11-27T00:15'],
    ['Pacific/Pago_Pago', '2026-11-26T10:59:00Z', '2026-11-25T23:59'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01T00:00'],
    ['Australia/Lord_Howe', '2026-11-26T11:15:00Z', '2026-11-26T22:15'],
    // The last minute before a clock change, and the first one after it; an hour that comes twice.
    ['Europe/Berlin', '2026-10-25T00:59:00Z', '2026-10-25T02:59'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25T02:00'],
    ['America/New_York', '2026-11-01T05:59:00Z', '2026-11-01T01:59'],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00'],
  ];
  for (const [name, instant, shown] of clocks) {
    it(`in ${name} at ${instant} is ${shown}`, () => {
      expect(visitorTime(Date.parse(instant), offsetIn(zone(name)))).to.equal(shown);
    });
  }

  it('is that of this browser, where nothing else is said', () => {
    const { getTimezoneOffset } = Date.prototype;
    const instant = Date.UTC(2026, 10, 26, 11, 15);
    const here = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
    expect(visitorTime(instant)).to.equal(here.format(instant).replace(' ', 'T'));
    Date.prototype.getTimezoneOffset = () => -345;
    expect(visitorTime(instant)).to.equal('2026-11-26T17:00');
    Date.prototype.getTimezoneOffset = getTimezoneOffset;
  });

  it('is the same as the spa’s throughout where two zones are one clock, whatever they are called', () => {
    for (const [one, other] of [
      ['Europe/Berlin', 'Europe/Vienna'],
      ['Asia/Calcutta', 'Asia/Kolkata'],
      ['Europe/London', 'Europe/Lisbon'],
    ] as const) {
      const [here, there] = [offsetIn(zone(one)), offsetIn(zone(other))];
      for (let instant = FROM; instant < UNTIL; instant += 6 * 3_600_000) {
        expect(visitorTime(instant, here)).to.equal(visitorTime(instant, there));
      }
    }
  });
});

describe('The visitor’s time in words', () => {
  const { getTimezoneOffset } = Date.prototype;
  afterEach(() => {
    Date.prototype.getTimezoneOffset = getTimezoneOffset;
  });
  /** While the spa's clock shows this, an hour ahead of UTC, and the visitor's is so many minutes ahead. */
  const text = (local: string, ahead: number, day?: () => string) => {
    Date.prototype.getTimezoneOffset = () => -ahead;
    return visitorText({ format }, Date.parse(`${local.slice(0, 16)}+01:00`), local, day);
  };

  it('is nothing where both clocks show the same', () => {
    expect(text('2026-11-26T12:15', 60)).to.equal(undefined);
    expect(text('2026-11-26T12:15:00+01:00', 60)).to.equal(undefined);
  });

  it('is the time alone on the same day, also where that differs by minutes', () => {
    expect(text('2026-11-26T12:15', -300)).to.equal('06:15');
    expect(text('2026-11-26T12:15:00+01:00', 345)).to.equal('17:00');
    expect(text('2026-11-26T12:15', 75)).to.equal('12:30');
  });

  it('has the day with it where that is another one, before or after', () => {
    expect(text('2026-11-26T12:15', 780)).to.equal(`${format.day('2026-11-27')}, 00:15`);
    expect(text('2026-11-26T04:15', -300)).to.equal(`${format.day('2026-11-25')}, 22:15`);
    expect(text('2026-12-31T20:00', 780)).to.equal(`${format.day('2027-01-01')}, 08:00`);
  });

  it('has the same clock time on another day', () => {
    expect(text('2026-11-26T12:15', 60 + 1440)).to.equal(`${format.day('2026-11-27')}, 12:15`);
  });

  it('writes the day as it is asked to', () => {
    expect(text('2026-11-26T12:15', 780, () => '')).to.equal('00:15');
    expect(text('2026-11-26T12:15', 780, () => 'Fri ')).to.equal('Fri 00:15');
  });
});
