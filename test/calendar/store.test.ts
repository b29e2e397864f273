import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { icsFile } from '../../packages/core/dist/ics.js';
import { type Booking, calendarEvent, calendarEvents } from '../../packages/core/src/index.ts';
import { bookingWith, spaWithAddress } from '../core/support/bookings.ts';
import { KhalCalendar } from './support/khal.ts';

/** A booking as it changes: each state with the number that the server would give it. */
const made = bookingWith();
const moved = bookingWith({
  sequence: 1,
  updatedAt: '2026-11-21T10:00:00+01:00',
  start: '2026-11-27T16:00:00+01:00',
  end: '2026-11-27T17:15:00+01:00',
});
const movedAgain = bookingWith({
  sequence: 2,
  updatedAt: '2026-11-22T10:00:00+01:00',
  start: '2026-12-01T09:00:00+01:00',
  end: '2026-12-01T10:15:00+01:00',
});
const cancelled: Booking = {
  ...movedAgain,
  status: 'cancelled',
  sequence: 3,
  updatedAt: '2026-11-23T10:00:00+01:00',
};

const file = (booking: Booking, update: 'PUBLISH' | 'REQUEST') =>
  icsFile([calendarEvent(booking, spaWithAddress)], {
    method: booking.status === 'cancelled' ? 'CANCEL' : update,
  });

describe('a calendar that is given one file after another', () => {
  for (const update of ['PUBLISH', 'REQUEST'] as const) {
    it(`has the booking once, and where it was moved to last, until it is cancelled: ${update}`, () => {
      using calendar = new KhalCalendar();
      const title = 'Calming massage at Stillwater';
      const seen = (booking: Booking) => {
        calendar.import(file(booking, update));
        return calendar.list('2026-11-20', 30);
      };
      assert.deepEqual(seen(made), [`2026-11-26 12:15 – 2026-11-26 13:30 ${title} CONFIRMED`]);
      assert.deepEqual(seen(moved), [`2026-11-27 16:00 – 2026-11-27 17:15 ${title} CONFIRMED`]);
      assert.deepEqual(seen(movedAgain), [`2026-12-01 09:00 – 2026-12-01 10:15 ${title} CONFIRMED`]);
      assert.deepEqual(seen(cancelled), [`2026-12-01 09:00 – 2026-12-01 10:15 ${title} CANCELLED`]);
      const [event, ...more] = calendar.stored();
      assert.deepEqual(more, []);
      assert.equal(event!.uid, `${made.id}@unknot`);
      assert.equal(event!.sequence, 3);
      assert.equal(event!.status, 'CANCELLED');
      assert.equal(event!.start, Date.parse(movedAgain.start) / 1000);
      assert.deepEqual(event!.alarms, [], 'It reminds of nothing.');
    });
  }

  it('has a request as tentative, and as confirmed once it is', () => {
    using calendar = new KhalCalendar();
    calendar.import(file(bookingWith({ status: 'requested' }), 'PUBLISH'));
    assert.deepEqual(
      calendar.stored().map(({ status, summary }) => [status, summary]),
      [['TENTATIVE', 'Calming massage at Stillwater (requested)']],
    );
    calendar.import(file(bookingWith({ sequence: 1 }), 'PUBLISH'));
    assert.deepEqual(
      calendar.stored().map(({ status, summary }) => [status, summary]),
      [['CONFIRMED', 'Calming massage at Stillwater']],
    );
  });

  it('has each session of a course, at its own time on both sides of a clock change, and once however often it is asked', () => {
    using calendar = new KhalCalendar();
    const sessions = ['2027-03-17', '2027-03-24', '2027-03-31', '2027-04-07'].map((day, i) => {
      const offset = day < '2027-03-28' ? '+01:00' : '+02:00';
      return bookingWith({ id: `s${i}`, start: `${day}T12:15:00${offset}`, end: `${day}T13:30:00${offset}` });
    });
    const course = (bookings: readonly Booking[]) => icsFile(calendarEvents(bookings, spaWithAddress));
    calendar.import(course(sessions));
    calendar.import(course(sessions.toReversed()));
    const at = (day: string, status = 'CONFIRMED') =>
      `${day} 12:15 – ${day} 13:30 Calming massage at Stillwater ${status}`;
    assert.deepEqual(calendar.list('2027-03-01', 60), [
      at('2027-03-17'),
      at('2027-03-24'),
      at('2027-03-31'),
      at('2027-04-07'),
    ]);
    const [first, second, ...rest] = sessions;
    calendar.import(course([first!, { ...second!, status: 'cancelled', sequence: 1 }, ...rest]));
    assert.deepEqual(
      calendar.stored().map(({ uid, sequence, status, alarms }) => [uid, sequence, status, alarms.length]),
      [
        ['s0@unknot', 0, 'CONFIRMED', 2],
        ['s1@unknot', 1, 'CANCELLED', 0],
        ['s2@unknot', 0, 'CONFIRMED', 2],
        ['s3@unknot', 0, 'CONFIRMED', 2],
      ],
    );
  });
});
