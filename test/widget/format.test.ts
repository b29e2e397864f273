import { expect } from 'chai';
import { Format } from '../../packages/widget/src/format.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { british } from './british.ts';

const format = (locale = 'en-GB', currency = 'EUR') => new Format(locale, currency, en);
/** Some browsers' data have narrow spaces where others have plain ones. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('a price', () => {
  const prices: [minor: number, currency: string, locale: string, text: string][] = [
    [7800, 'EUR', 'en-GB', '€78'],
    [7850, 'EUR', 'en-GB', '€78.50'],
    [7805, 'EUR', 'en-GB', '€78.05'],
    [0, 'EUR', 'en-GB', '€0'],
    [123_456_789, 'EUR', 'en-GB', '€1,234,567.89'],
    [7850, 'EUR', 'de-DE', '78,50 €'],
    [7800, 'JPY', 'en-GB', 'JP¥7,800'],
    [7800, 'KWD', 'en-GB', 'KWD 7.800'],
    [7000, 'KWD', 'en-GB', 'KWD 7'],
    [4200, 'CHF', 'en-GB', 'CHF 42'],
  ];
  for (const [minor, currency, locale, text] of prices) {
    it(`of ${minor} in the smallest unit of ${currency} is written ${text}`, () => {
      expect(plain(format(locale, currency).price(minor))).to.equal(text);
    });
  }
});

describe('a time', () => {
  it('has 24 hours or 12, as is the custom where the visitor is', () => {
    expect(format('en-GB').time('2026-11-26T14:05')).to.equal('14:05');
    expect(plain(format('en-US').time('2026-11-26T14:05'))).to.equal('2:05 PM');
    expect(plain(format('en-US').time('2026-11-26T00:00'))).to.equal('12:00 AM');
  });

  it('is the spa’s, also in an hour that the clocks leave out elsewhere', () => {
    for (const local of ['2026-03-29T02:30', '2026-10-25T02:30', '2026-03-08T02:30']) {
      expect(format().time(local)).to.equal('02:30');
    }
  });

  it('is read from a text that has seconds and an offset as well', () => {
    expect(format().time('2026-11-26T14:05:00+01:00')).to.equal('14:05');
    expect(british(format().dayAndTime('2026-11-26T23:30:00-05:00'))).to.equal('Thursday 26 November, 23:30');
  });
});

describe('a day', () => {
  it('is written with its weekday, long or short', () => {
    expect(british(format().day('2026-11-26'))).to.equal('Thursday 26 November');
    expect(british(format().shortDay('2026-11-26T12:15'))).to.equal('Thu 26 Nov');
    expect(british(format().day('2028-02-29'))).to.equal('Tuesday 29 February');
    expect(format('en-US').day('2026-11-26')).to.equal('Thursday, November 26');
  });

  it('stays the same from its first minute to its last', () => {
    for (const minute of ['00:00', '12:00', '23:59']) {
      expect(british(format().day(`2026-11-26T${minute}`))).to.equal('Thursday 26 November');
    }
  });

  it('belongs to a month with its year', () => {
    expect(format().month('2026-11-01')).to.equal('November 2026');
  });
});

describe('a week', () => {
  it('has seven days, Monday the first of them by number', () => {
    const names = [1, 2, 3, 4, 5, 6, 7].map((day) => format().weekday(day, 'long'));
    expect(names.join(' ')).to.equal('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
    expect(format().weekday(7, 'short')).to.equal('Sun');
  });

  const starts: [locale: string, day: number][] = [
    ['en-GB', 1],
    ['en-DE', 1],
    ['en-US', 7],
    ['ja-JP', 7],
    ['ar-EG', 6],
  ];
  for (const [locale, day] of starts) {
    it(`starts with ${format().weekday(day, 'long')} in ${locale}`, () => {
      expect(format(locale).firstWeekday).to.equal(day);
    });
  }
});
