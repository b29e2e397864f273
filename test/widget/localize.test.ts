import { expect } from 'chai';
import fc from 'fast-check';
import { type Language, languageBy, languageOf, loadWords } from '../../packages/widget/src/localize.ts';
import { words as first } from '../../packages/widget/src/translations/en/first.ts';
import { en } from '../../packages/widget/src/translations/en.ts';

describe('The language of the widget', () => {
  it('is English at once: the first step’s words need no loading, the others’ come as they are needed', async () => {
    let came = 0;
    const english: Language = { ...languageBy('en-GB'), changed: () => came++ };
    expect(english.locale).to.equal('en-GB');
    expect(english.words).to.equal(first);
    await loadWords(english);
    expect(came).to.equal(1);
    const { words } = english;
    expect(words.needs.marked(2)).to.equal('2 places marked');
    expect(words.services.best).to.equal(en.services.best);
    expect(words.review.failure.unreachable).to.equal(en.review.failure.unreachable);
    await loadWords(english);
    expect(came).to.equal(1);
    await loadWords(english, true);
    expect(came).to.equal(2);
    expect(english.words).not.to.equal(words);
    expect(english.words.services.none).to.equal(en.services.none);
    expect(english.words.review.failure.refused).to.equal(en.review.failure.refused);
    expect(english.words.course.every(2)).to.equal('Every 2 weeks');
    expect(english.words.needs.names.nothing).to.equal(undefined);
  });

  it('says nothing where a word is still to come, and has it brought', async () => {
    const later: Language = languageBy();
    await loadWords(later);
    expect(`${later.words.course.every(2)}${later.words.course.rule}${later.words.screening.title}`).to.equal(
      '',
    );
    while (!later.parts?.[1]) await new Promise((soon) => setTimeout(soon));
    expect(later.words.course.every(2)).to.equal('Every 2 weeks');
    expect(later.words.course.rule).to.equal(en.course.rule);
  });

  it('says what the owner of the page wants said', async () => {
    const own = {
      course: { every: 'Again and again', title: 'Come often?' },
      needs: { marked: (n: number) => `${n}!` },
    };
    const english: Language = { ...languageBy(), own };
    await loadWords(english);
    expect(english.words.needs.marked(3)).to.equal('3!');
    expect(english.words.needs.title).to.equal(en.needs.title);
    await loadWords(english, true);
    expect(english.words.course.every(3)).to.equal('Again and again');
    expect(english.words.course.title).to.equal('Come often?');
    expect(english.words.course.rule).to.equal(en.course.rule);
  });

  const asked: [wanted: string, spa: string, locale: string][] = [
    ['en', 'en-GB', 'en-GB'],
    ['en-US', 'en-GB', 'en-US'],
    ['en-us', 'de-DE', 'en-US'],
    ['EN-AU', 'de-DE', 'en-AU'],
    ['en', 'de-DE', 'en-DE'],
    ['en', 'de', 'en'],
    ['en-Latn-US', 'de-DE', 'en-US'],
    // What follows the region, or stands where there is none, is not one.
    ['en-u-ca-gregory', 'de-DE', 'en-DE'],
    ['en-US-u-ca-gregory', 'de-DE', 'en-US'],
  ];
  for (const [wanted, spa, locale] of asked) {
    it(`is ${locale} where “${wanted}” is wanted and the spa’s is ${spa}`, () => {
      const element = Object.assign(document.createElement('p'), { lang: wanted });
      expect(languageOf(element, spa)).to.include({ code: 'en', locale });
    });
  }

  it('is asked for by the element, then by what is around it, then by the browser', () => {
    const outer = document.createElement('div');
    const inner = outer.appendChild(document.createElement('section'));
    const root = inner.attachShadow({ mode: 'open' });
    const element = root.appendChild(document.createElement('p')).appendChild(document.createElement('i'));
    const browsers = languageOf(element).locale;
    expect(navigator.languages).to.include(browsers);
    outer.lang = 'en-IE';
    expect(languageOf(element).locale).to.equal('en-IE');
    inner.lang = 'en-NZ';
    expect(languageOf(element).locale).to.equal('en-NZ');
    inner.lang = 'xx';
    expect(languageOf(element).locale).to.equal('en-IE');
    element.lang = 'en-AU';
    expect(languageOf(element).locale).to.equal('en-AU');
  });

  it('is always one that the browser can write dates in, whatever a page asks for', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-zA-Z]{1,4}([-_][a-zA-Z0-9]{0,4}){0,3}$/)),
        fc.constantFrom('de', 'de-DE', 'zh-Hans-CN', 'en-US'),
        (wanted, spa) => {
          const { locale } = languageOf(Object.assign(document.createElement('p'), { lang: wanted }), spa);
          expect(() => new Intl.DateTimeFormat(locale), locale).not.to.throw();
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });
});
