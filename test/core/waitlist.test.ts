import { expect } from 'chai';
import { fitsWish, localSpan, type WishedTimes } from '../../packages/core/src/index.ts';

/** Thursday 26 November 2026, from 17:30 to 18:30. */
const THURSDAY = ['2026-11-26T17:30', '2026-11-26T18:30'] as const;

describe('A time that is wished for', () => {
  const cases: readonly (readonly [what: string, wish: WishedTimes, fits: boolean])[] = [
    ['any', {}, true],
    ['that day', { dates: ['2026-11-25', '2026-11-26'] }, true],
    ['another day', { dates: ['2026-11-25'] }, false],
    ['from that day on', { from: '2026-11-26' }, true],
    ['from the next day on', { from: '2026-11-27' }, false],
    ['until that day', { to: '2026-11-26' }, true],
    ['until the day before', { to: '2026-11-25' }, false],
    ['Thursdays and Fridays', { weekdays: [4, 5] }, true],
    ['Sundays', { weekdays: [7] }, false],
    ['from 17:30 to 18:30', { hours: { from: 1050, to: 1110 } }, true],
    ['from 17:31', { hours: { from: 1051, to: 1440 } }, false],
    ['over by 18:29', { hours: { from: 0, to: 1109 } }, false],
    [
      'all of it',
      { from: '2026-11-01', to: '2026-11-30', weekdays: [4], hours: { from: 1020, to: 1440 } },
      true,
    ],
  ];
  for (const [what, wish, fits] of cases) {
    it(`${fits ? 'fits' : 'does not fit'}: ${what}`, () => {
      expect(fitsWish(wish, localSpan(...THURSDAY))).to.equal(fits);
    });
  }

  it('may run past midnight, where it may end so late', () => {
    const late = ['2026-11-29T23:30', '2026-11-30T00:30'] as const;
    expect(fitsWish({ weekdays: [7], hours: { from: 1200, to: 1440 } }, localSpan(...late))).to.equal(false);
    expect(fitsWish({ weekdays: [7], hours: { from: 1200, to: 1470 } }, localSpan(...late))).to.equal(true);
    expect(fitsWish({ weekdays: [1] }, localSpan(...late))).to.equal(false);
  });
});
