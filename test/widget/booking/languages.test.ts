import { expect } from 'chai';
import '../../../packages/widget/src/define.ts';
import { words as german } from '../../../packages/widget/src/translations/de/way.ts';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { words as hebrew } from '../../../packages/widget/src/translations/he/way.ts';
import { words as polish } from '../../../packages/widget/src/translations/pl/way.ts';
import { until } from '../support.ts';
import { at, cleanPage, heading, inFrame, inStep, press, put, write } from './support.ts';

const CATALOG = '/examples/script-tag/catalog.json';
const FORM = `<unknot-booking backend="demo" catalog="${CATALOG}"></unknot-booking>`;

/** What the visitor's browser asks pages for. */
function browserAsksFor(...languages: string[]): void {
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
}

/** What the console was told while something went on. */
async function warnings(during: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (text: string) => said.push(text);
  try {
    await during();
  } finally {
    console.warn = warn;
  }
  return said;
}

describe('The language of <unknot-booking>', () => {
  const pages = document.documentElement.lang;
  beforeEach(cleanPage);
  afterEach(() => {
    document.documentElement.lang = pages;
    Reflect.deleteProperty(navigator, 'languages');
    cleanPage();
  });

  it('is its own, whatever those of the page and of the browser are', async () => {
    browserAsksFor('pl');
    document.documentElement.lang = 'he';
    const element = put({ lang: 'de-AT' });
    await at(element, german.needs.title);
    expect(inFrame(element, '.frame')!.lang).to.equal('de-AT');
  });

  it('is that of the page, whatever the browser’s is', async () => {
    browserAsksFor('pl');
    document.documentElement.lang = 'he';
    const element = write(FORM);
    await at(element, hebrew.needs.title);
    expect(inFrame(element, '.frame')!.dir).to.equal('rtl');
  });

  it('is the first of the browser’s that there are words of, where the page has none', async () => {
    browserAsksFor('sv-SE', 'pl-PL', 'de');
    document.documentElement.lang = '';
    const element = write(FORM);
    await at(element, polish.needs.title);
    expect(inFrame(element, '.frame')!.lang).to.equal('pl-PL');
  });

  it('is the spa’s where there are words of none of those', async () => {
    browserAsksFor('sv-SE');
    document.documentElement.lang = 'fi';
    const { spa, ...rest } = (await (await fetch(CATALOG)).json()) as { spa: object };
    const element = put({ catalog: { ...rest, spa: { ...spa, locale: 'de-DE' } } });
    await at(element, german.needs.title);
  });

  it('is English where there are words of none', async () => {
    browserAsksFor('sv-SE');
    document.documentElement.lang = 'fi';
    const { spa, ...rest } = (await (await fetch(CATALOG)).json()) as { spa: object };
    await at(put({ catalog: { ...rest, spa: { ...spa, locale: 'fi-FI' } } }), en.needs.title);
  });

  it('has its direction, unless the page says otherwise on the element itself', async () => {
    const element = put({ lang: 'he' });
    await at(element, hebrew.needs.title);
    expect(getComputedStyle(inFrame(element, '.frame')!).direction).to.equal('rtl');
    element.dir = 'ltr';
    element.lang = 'de';
    await at(element, german.needs.title);
    element.lang = 'he';
    await at(element, hebrew.needs.title);
    expect(getComputedStyle(inFrame(element, '.frame')!).direction).to.equal('ltr');
  });

  it('changes on a later step too, and back, with what was chosen', async () => {
    const element = put({ lang: 'en' });
    await press(element, '.chip');
    element.lang = 'de';
    await at(element, german.needs.title);
    expect(inStep(element, '.chip')!.getAttribute('aria-pressed')).to.equal('true');
    await press(element, '.primary');
    await at(element, german.services.fitting);
    element.setAttribute('lang', 'pl');
    await at(element, polish.services.fitting);
    element.setAttribute('lang', 'en');
    await at(element, en.services.fitting);
  });

  it('speaks as the owner of the page wants, and goes on so when that changes', async () => {
    const element = put({ lang: 'de' });
    await at(element, german.needs.title);
    element.words = { needs: { title: 'Na, was zwickt?' } };
    await at(element, 'Na, was zwickt?');
    expect(inStep(element, '.primary')!.textContent!.trim()).to.equal(german.needs.all);
    element.words = {};
    await at(element, german.needs.title);
  });

  it('tells the owner once of words there are none of', async () => {
    const words = {
      needs: { titel: 'Na?', title: 'Na, was zwickt?' },
      review: 'x',
      course: { every: 'Oft' },
    };
    const said = await warnings(async () => {
      const element = Object.assign(put({ lang: 'de' }), { words: words as never });
      await at(element, 'Na, was zwickt?');
      await until(() => heading(element) && performance.now());
      const other = Object.assign(put({ lang: 'pl', id: 'other' }), { words: words as never });
      await at(other, 'Na, was zwickt?');
      await new Promise((later) => setTimeout(later, 1_000));
    });
    expect(said).to.deep.equal(['[unknot] There are no words called needs.titel, review.']);
  });
});
