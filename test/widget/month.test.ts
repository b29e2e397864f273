import { expect } from 'chai';
import { addMonths, dayByKey, monthWeeks } from '../../packages/widget/src/slot-picker/month.ts';

describe('a month of the calendar', () => {
  it('has each of its days once, in whole weeks, under the right weekday', () => {
    for (let month = '2023-11'; month !== '2028-04'; month = addMonths(month, 1)) {
      for (const first of [1, 6, 7]) {
        const weeks = monthWeeks(month, first);
        const days = weeks.flat().filter((day) => day !== undefined);
        const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
        expect(days.map((day) => Number(day.slice(8)))).to.deep.equal(
          Array.from({ length: last }, (_, i) => i + 1),
        );
        for (const week of weeks) {
          expect(week).to.have.length(7);
          expect(week.some(Boolean)).to.equal(true);
          week.forEach((day, i) => {
            if (day) expect((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7).to.equal((first - 1 + i) % 7);
          });
        }
      }
    }
  });

  it('knows the months around a turn of the year', () => {
    expect(addMonths('2026-12', 1)).to.equal('2027-01');
    expect(addMonths('2027-01', -1)).to.equal('2026-12');
    expect(addMonths('2026-05', 19)).to.equal('2027-12');
  });

  const keys: [key: string, from: string, to: string | undefined, first?: number, rtl?: boolean][] = [
    ['ArrowRight', '2026-11-30', '2026-12-01'],
    ['ArrowLeft', '2026-12-01', '2026-11-30'],
    ['ArrowRight', '2026-11-30', '2026-11-29', 1, true],
    ['ArrowLeft', '2026-11-30', '2026-12-01', 1, true],
    ['ArrowDown', '2026-11-26', '2026-12-03'],
    ['ArrowUp', '2026-11-26', '2026-11-19'],
    ['Home', '2026-11-26', '2026-11-23'],
    ['End', '2026-11-26', '2026-11-29'],
    ['Home', '2026-11-26', '2026-11-22', 7],
    ['End', '2026-11-22', '2026-11-28', 7],
    ['PageDown', '2027-01-31', '2027-02-28'],
    ['PageUp', '2028-03-31', '2028-02-29'],
    ['PageDown', '2026-11-26', '2026-12-26'],
    ['Enter', '2026-11-26', undefined],
    ['a', '2026-11-26', undefined],
  ];
  for (const [key, from, to, first = 1, rtl = false] of keys) {
    it(`${key} leads from ${from} to ${to ?? 'nowhere'}${rtl ? ', right to left' : ''}`, () => {
      expect(dayByKey(key, from, first, rtl)).to.equal(to);
    });
  }
});
