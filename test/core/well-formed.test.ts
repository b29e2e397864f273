import { expect } from 'chai';
import { icsFile } from '../../packages/core/src/ics.ts';
import { calendarLinks, parseCatalog } from '../../packages/core/src/index.ts';
import { isWellFormed, wellFormed } from '../../packages/core/src/well-formed.ts';
import { eventWith } from './support/bookings.ts';
import { catalogWith } from './support/catalogs.ts';
import { whole } from './support/whole.ts';

describe('Half of a character', () => {
  it('is replaced, whatever stands before and after it', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const other = String.fromCharCode(code);
      for (const text of [`\ud83d${other}`, `${other}\ud83d`, `\udc86${other}`, `${other}\udc86`]) {
        const right = whole(text);
        if (wellFormed(text) !== right || isWellFormed(text) !== (text === right))
          wrong.push(code.toString(16));
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('leaves whole characters as they are', () => {
    const text = 'Rücken 💆‍♀️\ufeff \uffff \u{10ffff}';
    expect(wellFormed(text)).to.equal(text);
  });

  // In Safari a regular expression took it for a whole one there: no link into a calendar could be made.
  const half = 'Neck \ud83d\ufeff back';

  it('does not keep a booking from the visitor’s calendar', () => {
    const event = eventWith({ title: half, description: half });
    expect(new URL(calendarLinks(event).google).searchParams.get('text')).to.equal(whole(half));
    expect(icsFile([event])).to.include('SUMMARY:Neck \ufffd back\r\n');
  });

  it('is a fault in a catalog', () => {
    const catalog = catalogWith();
    const named = (name: string) => () => parseCatalog({ ...catalog, spa: { ...catalog.spa, name } });
    for (const name of [
      half,
      '\udc86 back',
      'Neck\udc86',
      'Neck\ud83d',
      '\ud83d\ud83d\udc86',
      '\ud83d\udc86\udc86',
    ]) {
      expect(named(name)).to.throw('spa.name: contains control characters.');
    }
    expect(named('💆💆‍♀️ Neck 💆')).not.to.throw();
  });
});
