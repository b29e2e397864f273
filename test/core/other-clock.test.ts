import { expect } from 'chai';
import * as fc from 'fast-check';
import { byTemporal, byWrittenOffset, hasTemporal, otherClock } from './support/other-clock.ts';
import { property } from './support/property.ts';

const HOUR = 3_600_000;

describe('The clock that core’s is held against', () => {
  it('shows what the clocks on the wall showed', () => {
    expect(otherClock.iso('Asia/Kathmandu', Date.UTC(2026, 5, 1, 6, 15))).to.equal(
      '2026-06-01T12:00:00+05:45',
    );
    expect(otherClock.iso('America/St_Johns', Date.UTC(2026, 6, 1, 12))).to.equal(
      '2026-07-01T09:30:00-02:30',
    );
    expect(otherClock.iso('UTC', 0)).to.equal('1970-01-01T00:00:00+00:00');
    expect(otherClock.firstInstant('Europe/Berlin', Date.UTC(2026, 2, 29, 2, 30))).to.equal(
      Date.UTC(2026, 2, 29, 1, 30),
    );
    expect(otherClock.firstInstant('Europe/Berlin', Date.UTC(2026, 9, 25, 2, 30))).to.equal(
      Date.UTC(2026, 9, 25, 0, 30),
    );
    expect(otherClock.firstInstant('Pacific/Apia', Date.UTC(2011, 11, 30, 12))).to.equal(
      Date.UTC(2011, 11, 30, 22),
    );
    expect([
      otherClock.weekday(0),
      otherClock.date(20_000),
      otherClock.dayNumber('2024-10-04'),
    ]).to.deep.equal([4, '2024-10-04', 20_000]);
  });

  // In a browser without Temporal there is only one.
  it(hasTemporal ? 'is the same with Temporal and without' : 'does without Temporal here', () => {
    if (!hasTemporal) {
      expect(otherClock).to.equal(byWrittenOffset);
      return;
    }
    const zone = fc.constantFrom(
      ...[
        'Europe/Berlin',
        'Australia/Lord_Howe',
        'Antarctica/Troll',
        'Africa/Casablanca',
        'America/Sao_Paulo',
      ],
      ...['Pacific/Apia', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns', 'UTC'],
    );
    const hours = fc.integer({ min: Date.UTC(2011, 0, 1) / HOUR, max: Date.UTC(2027, 0, 1) / HOUR });
    property(
      [zone, hours, fc.integer({ min: 0, max: 59 })],
      (timeZone, hour, minute) => {
        const time = hour * HOUR + minute * 60_000;
        const day = Math.floor(hour / 24);
        const seen = (clock: typeof otherClock) => [
          clock.offset(timeZone, time),
          clock.iso(timeZone, time),
          clock.firstInstant(timeZone, time),
          clock.weekday(day),
          clock.date(day),
          clock.dayNumber(clock.date(day)),
        ];
        expect(seen(byWrittenOffset)).to.deep.equal(seen(byTemporal));
      },
      { runs: 1000 },
    );
  });
});
