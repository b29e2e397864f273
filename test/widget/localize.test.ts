import { expect } from 'chai';
import fc from 'fast-check';
import { english, language, loadWords } from '../../packages/widget/src/localize.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { first } from '../../packages/widget/src/translations/en-first.ts';

describe('The language of the widget', () => {
  it('is English at once: the first step’s words need no loading, the others’ come once', async () => {
    expect(english()).to.deep.equal({ locale: 'en', words: { ...first } });
    const { words } = english();
    await loadWords();
    expect(words).to.deep.equal(en);
    expect(english().words).to.equal(words);
    expect(english('GB').locale).to.equal('en-GB');
  });

  const asked: [wanted: string, spa: string, locale: string][] = [
    ['en', 'en-GB', 'en-GB'],
    ['en-US', 'en-GB', 'en-US'],
    ['en-us', 'de-DE', 'en-US'],
    ['EN-AU', 'de-DE', 'en-AU'],
    ['en', 'de-DE', 'en-DE'],
    ['en', 'de', 'en'],
    // There is no dictionary for these yet: English, with dates as the spa writes them.
    ['de-AT', 'de-DE', 'en-DE'],
    ['fr', 'en-US', 'en-US'],
    ['zh-Hans-CN', 'en', 'en'],
    ['', 'en-GB', 'en-GB'],
    ['en-Latn-US', 'de-DE', 'en-US'],
    // What follows the region, or stands where there is none, is not one.
    ['en-u-ca-gregory', 'de-DE', 'en-DE'],
    ['en-US-u-ca-gregory', 'de-DE', 'en-US'],
    ['nonsense!', 'en-GB', 'en-GB'],
  ];
  for (const [wanted, spa, locale] of asked) {
    it(`is ${locale} where “${wanted}” is wanted and the spa’s is ${spa}`, async () => {
      expect(await language(wanted, spa)).to.deep.equal({ locale, words: en });
    });
  }

  it('is always one that the browser can write dates in, whatever a page asks for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,4}([-_][a-zA-Z0-9]{0,4}){0,3}$/)),
        fc.constantFrom('de', 'de-DE', 'zh-Hans-CN', 'en-US'),
        async (wanted, spa) => {
          const { locale, words } = await language(wanted, spa);
          expect(() => new Intl.DateTimeFormat(locale), locale).not.to.throw();
          expect(words).to.deep.equal(en);
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});
