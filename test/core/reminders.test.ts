import { expect } from 'chai';
import { reminderTimes } from '../../packages/core/src/index.ts';
import { bookingWith, spaWithAddress } from './support/bookings.ts';

describe('Reminders', () => {
  it('are due as long before the start as the spa says, the earliest first, and after it for the rest', () => {
    const due = reminderTimes(bookingWith(), spaWithAddress);
    expect(due.map(({ at, by, kind }) => `${new Date(at).toISOString()} ${by} ${kind}`)).to.deep.equal([
      '2026-11-24T11:15:00.000Z email reminder',
      '2026-11-25T11:15:00.000Z calendar reminder',
      '2026-11-26T09:45:00.000Z calendar leave-now',
      '2026-11-26T13:15:00.000Z email aftercare',
    ]);
  });

  it('are a full day before the start, also where the clock changes in between', () => {
    const [due] = reminderTimes(
      { start: '2026-03-29T12:00:00+02:00', status: 'confirmed' },
      { reminders: [{ beforeMinutes: 1440, by: 'email', kind: 'reminder' }] },
    );
    expect(due?.at).to.equal(Date.parse('2026-03-28T11:00:00+01:00'));
  });

  it('are none for a cancelled booking, and where the spa has none', () => {
    expect(reminderTimes(bookingWith({ status: 'cancelled' }), spaWithAddress)).to.deep.equal([]);
    expect(reminderTimes(bookingWith(), {})).to.deep.equal([]);
  });
});
