import { expect } from 'chai';
import fc from 'fast-check';
import { Language, language, wantedBy } from '../../packages/widget/src/localize.ts';
import { words as first } from '../../packages/widget/src/translations/en/first.ts';
import { en } from '../../packages/widget/src/translations/en.ts';

describe('The language of the widget', () => {
  it('is English at once: the first step’s words need no loading, the others’ come as they are needed', async () => {
    let came = 0;
    const english = new Language('en', 'GB', undefined, () => came++);
    expect(english.locale).to.equal('en-GB');
    const { words } = english;
    expect(words.needs.title).to.equal(first.needs.title);
    expect(words.needs.marked(2)).to.equal('2 places marked');
    await english.load();
    expect(came).to.equal(1);
    expect(english.words).not.to.equal(words);
    expect(english.words.services.best).to.equal(en.services.best);
    expect(english.words.review.failure.unreachable).to.equal(en.review.failure.unreachable);
    await english.load(true);
    expect(came).to.equal(2);
    expect(english.words.services.none).to.equal(en.services.none);
    expect(english.words.review.failure.refused).to.equal(en.review.failure.refused);
    expect(english.words.course.every(2)).to.equal('Every 2 weeks');
    expect(english.words.needs.names.nothing).to.equal(undefined);
  });

  it('says nothing where a word is still to come, and has it brought', async () => {
    const { words } = await new Promise<Language>((come) => {
      let english: Language;
      const brought = () => english.words.course.title && english.words.course.rule && come(english);
      english = new Language('en', '', undefined, brought);
      expect(
        `${english.words.course.every(2)}${english.words.course.rule}${english.words.course.title}`,
      ).to.equal('');
    });
    expect(words.course.every(2)).to.equal('Every 2 weeks');
    expect(words.course.rule).to.equal(en.course.rule);
  });

  it('says what the owner of the page wants said', async () => {
    const own = {
      course: { every: 'Again and again', title: 'Come often?' },
      needs: { marked: (n: number) => `${n}!` },
    };
    const english = new Language('en', '', own);
    expect(english.words.needs.marked(3)).to.equal('3!');
    expect(english.words.needs.title).to.equal(en.needs.title);
    await english.load(true);
    expect(english.words.course.every(3)).to.equal('Again and again');
    expect(english.words.course.title).to.equal('Come often?');
    expect(english.words.course.rule).to.equal(en.course.rule);
  });

  const asked: [wanted: string[], spa: string, locale: string][] = [
    [['en'], 'en-GB', 'en-GB'],
    [['en-US'], 'en-GB', 'en-US'],
    [['en-us'], 'de-DE', 'en-US'],
    [['EN-AU'], 'de-DE', 'en-AU'],
    [['en'], 'de-DE', 'en-DE'],
    [['en'], 'de', 'en'],
    [['xx', 'en-AU', 'en-US'], 'en-GB', 'en-AU'],
    // English, with dates as the spa writes them.
    [['sv-SE'], 'de-DE', 'en-DE'],
    [['xx'], 'en-US', 'en-US'],
    [[''], 'en-GB', 'en-GB'],
    [[], 'en-GB', 'en-GB'],
    [['en-Latn-US'], 'de-DE', 'en-US'],
    // What follows the region, or stands where there is none, is not one.
    [['en-u-ca-gregory'], 'de-DE', 'en-DE'],
    [['en-US-u-ca-gregory'], 'de-DE', 'en-US'],
    [['nonsense!'], 'en-GB', 'en-GB'],
  ];
  for (const [wanted, spa, locale] of asked) {
    it(`is ${locale} where “${wanted}” is wanted and the spa’s is ${spa}`, async () => {
      const chosen = await language(wanted, spa);
      expect(chosen.locale).to.equal(locale);
      await chosen.load(true);
      expect(chosen.words.course.rule).to.equal(en.course.rule);
    });
  }

  it('is asked for by the element, then by what is around it, then by the browser', () => {
    const outer = document.createElement('div');
    outer.lang = 'it';
    const inner = outer.appendChild(document.createElement('section'));
    const root = inner.attachShadow({ mode: 'open' });
    const element = root.appendChild(document.createElement('p')).appendChild(document.createElement('i'));
    expect(wantedBy(element)).to.deep.equal(['it', ...navigator.languages]);
    inner.lang = 'de-AT';
    element.lang = 'fr';
    expect(wantedBy(element)).to.deep.equal(['fr', 'de-AT', 'it', ...navigator.languages]);
  });

  it('is always one that the browser can write dates in, whatever a page asks for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,4}([-_][a-zA-Z0-9]{0,4}){0,3}$/)),
        fc.constantFrom('de', 'de-DE', 'zh-Hans-CN', 'en-US'),
        async (wanted, spa) => {
          const { locale, words } = await language([wanted], spa);
          expect(() => new Intl.DateTimeFormat(locale), locale).not.to.throw();
          expect(words.needs.title).to.be.a('string').and.not.equal('');
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});
