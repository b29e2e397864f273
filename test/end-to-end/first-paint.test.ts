import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

declare global {
  interface Window {
    /** What was used of `Intl`, and when the form's first step was on the screen. */
    firstPaint: { readonly early: string[]; readonly late: string[]; at: number };
  }
}

/** Notes each use of `Intl`: before the form's first step is painted, and after. */
async function watchIntl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Window['firstPaint'] = { early: [], late: [], at: 0 };
    window.firstPaint = noted;
    const note = (what: string) => {
      const from = new Error().stack?.split('\n').slice(2, 5).join(' ') ?? '';
      (noted.at ? noted.late : noted.early).push(`${what} ${from}`);
    };
    const wrap = (owner: object, name: string) => {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== 'function') return;
      const watched = new Proxy(original, {
        apply(target, self, args) {
          note(name);
          return Reflect.apply(target as () => unknown, self, args);
        },
        construct(target, args, self) {
          note(`new ${name}`);
          return Reflect.construct(target, args, self);
        },
      });
      Object.defineProperty(owner, name, { value: watched, writable: true, configurable: true });
    };
    for (const name of Object.getOwnPropertyNames(Intl)) wrap(Intl, name);
    for (const owner of [Date, Number, BigInt, Array, String]) {
      for (const name of Object.getOwnPropertyNames(owner.prototype)) {
        if (/^toLocale|^localeCompare$/.test(name)) wrap(owner.prototype, name);
      }
    }
    const look = () => {
      const step = document.querySelector('unknot-booking')?.shadowRoot?.querySelector('[exportparts]');
      if (!step?.shadowRoot?.querySelector('h2')) {
        requestAnimationFrame(look);
        return;
      }
      // What is there as a frame is made is painted with it; a task that is posted now runs after that.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        noted.at = performance.now();
      };
      port2.postMessage('');
    };
    requestAnimationFrame(look);
  });
}

describe('before the first step is painted', atOnce, () => {
  const pages = {
    'the demo, which begins with the needs': undefined,
    'a page that begins with the massages for a need':
      '<unknot-booking backend="/" need="sleep"></unknot-booking>',
    'a page that begins with the times of one massage':
      '<unknot-booking backend="/" service="quiet-back"></unknot-booking>',
  };
  for (const [name, element] of Object.entries(pages)) {
    it(
      `nothing touches Intl, and no code of the form step is fetched: ${name}`,
      atTheSpa(async ({ newcomer }) => {
        const visitor = await newcomer();
        const { form: steps, page } = visitor;
        await watchIntl(page);
        await (element === undefined ? visitor.open() : page.goto(await ownPage(page, element)));
        await until('the first step is painted', () => page.evaluate(() => window.firstPaint.at > 0));
        assert.deepEqual(await page.evaluate(() => window.firstPaint.early), []);

        // The watching works: prices and days are written with it afterwards.
        if (element === undefined) await steps.toMassages();
        await until('Intl is used in the end', () => page.evaluate(() => window.firstPaint.late.length > 0));
        await until('all steps are loaded', () =>
          page.evaluate(() => customElements.get('unknot-confirmation') !== undefined),
        );
        const fetched = await page.evaluate(() =>
          performance
            .getEntriesByType('resource')
            .filter((entry) => entry.name.endsWith('.js'))
            .map((entry) => ({ url: entry.name, early: entry.startTime < window.firstPaint.at })),
        );
        const texts = await Promise.all(
          fetched.map(async ({ url, early }) => ({ url, early, text: await (await fetch(url)).text() })),
        );
        const form = fetched.filter(({ url }) => url.includes('/unknot-form-'));
        assert.deepEqual(
          form.map(({ early }) => early),
          [false],
          'The form is loaded with the steps, after them.',
        );
        // `invalid_type` is a word of zod's, `BEGIN:VCALENDAR` one of what writes calendar files.
        assert.deepEqual(
          texts.filter(({ text }) => text.includes('invalid_type')).map(({ url }) => url),
          [],
        );
        assert.deepEqual(
          texts.filter(({ text }) => text.includes('BEGIN:VCALENDAR')).map(({ url }) => url),
          [],
        );
        assert.deepEqual(visitor.requestsFor('unknot-ics'), []);
      }),
    );
  }
});
