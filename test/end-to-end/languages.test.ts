import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Dictionary, en } from '../../packages/widget/src/translations/en.ts';
import { loadPart } from '../../packages/widget/src/translations/index.ts';
import { together } from '../../packages/widget/src/translations/together.ts';
import { axeFaults } from './support/axe.ts';
import { layout } from './support/layout.ts';
import { demoCatalog, ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';
import type { Visitor } from './support/visitor.ts';

/** All words of a language. */
async function wordsOf(code: string): Promise<Dictionary> {
  const parts = await Promise.all(([0, 1] as const).map((part) => loadPart(code, part)));
  return together(parts.map(({ words }) => words)) as unknown as Dictionary;
}

/** From the needs to the confirmation, in the words of a language. */
async function book(
  { form, page }: Visitor,
  words: Dictionary,
  check: (step: string) => Promise<void> = async () => {},
): Promise<void> {
  const heading = form.widget.getByRole('heading', { level: 2 });
  await form.isAt(words.needs.title);
  await check('needs');
  await form.press(words.needs.all);
  await form.isAt(words.services.title);
  await check('services');
  await form.massage('Quiet back').click();
  await form.isAt(words.times.title);
  await form.press(words.times.nextMonth); // so far off that it can be cancelled free of charge
  await form.choose(form.freeDays.nth(1));
  await check('times');
  await form.widget.locator('.slots button').first().click();
  await form.isAt(words.details.title);
  await form.press(words.details.next);
  await form.widget.getByText(words.details.faults(3)).waitFor();
  await check('details');
  await form.field(words.details.name).fill('Ada Visitor');
  await form.field(words.details.email).fill('ada@visitor.example');
  await form.widget.locator('#agreed').check();
  await form.press(words.details.next);
  await form.isAt(words.review.title);
  await check('review');
  await form.press(words.review.book);
  await form.widget.getByText(words.confirmed.reference, { exact: true }).waitFor();
  assert.match((await heading.textContent()) ?? '', /Ada/);
  await check('confirmed');
  await page.evaluate(() => scrollTo(0, 0));
}

describe('a visitor books in their language', atOnce, () => {
  for (const [locale, dir, width, colorScheme] of [
    ['ar-EG', 'rtl', 280, 'light'],
    ['de-DE', 'ltr', 280, 'dark'],
    ['he-IL', 'rtl', 390, 'dark'],
    ['ja-JP', 'ltr', 320, 'light'],
    ['uk-UA', 'ltr', 280, 'light'],
    ['fr-FR', 'ltr', 1280, 'light'],
  ] as const) {
    const code = locale.slice(0, 2);
    it(
      `${locale}, at ${width} pixels, ${colorScheme}: every step fits and is accessible, and the mail is in it too`,
      atTheSpa(async ({ spa, newcomer }) => {
        const words = await wordsOf(code);
        const visitor = await newcomer({ locale, colorScheme, viewport: { width, height: 800 } });
        const { page, form } = visitor;
        const element = `<unknot-booking backend="/" lang="${locale}"></unknot-booking>`;
        await page.goto(await ownPage(page, element));
        const faults: string[] = [];
        await book(visitor, words, async (step) => {
          await form.settled();
          faults.push(...(await axeFaults(page)).map((fault) => `${step}: ${fault}`));
          const { overhang, outside } = await layout(page);
          if (overhang > 0) faults.push(`${step} is ${overhang} px too wide`);
          faults.push(...outside.map((what) => `${step}: ${what} reaches outside`));
        });
        assert.deepEqual(faults, []);
        const frame = form.widget.locator('.frame');
        assert.equal(await frame.getAttribute('lang'), locale);
        assert.equal(await frame.evaluate((one) => getComputedStyle(one).direction), dir);

        const mine = async () =>
          (await spa.mails()).find(({ to }) => to?.[0]?.address === 'ada@visitor.example');
        await until('the mail has been written', async () => !!(await mine()));
        const mail = (await mine())!;
        assert.doesNotMatch(mail.subject ?? '', /Booked/);
        assert.match(mail.html ?? '', new RegExp(`<html lang="${locale}" dir="${dir}">`));
        if (code === 'de') assert.match(mail.text ?? '', /^Ihr Termin ist gebucht, Ada Visitor\./);
      }),
    );
  }
});

describe('the words of a language', atOnce, () => {
  /** A catalog without questions about health: what is asked there is not asked of everybody. */
  const usual = () => ({ ...demoCatalog(), screening: undefined });
  const isWords = (url: string) => !url.includes('details');
  const element = '<unknot-booking backend="demo" catalog="/own.json" lang="de"></unknot-booking>';

  it(
    'are one file for the usual way, asked for before the catalog has come',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { page } = visitor;
      const address = await ownPage(page, element, usual());
      let early: string[] = [];
      await page.route('**/own.json', async (route) => {
        await new Promise((later) => setTimeout(later, 1_000));
        early = visitor.requestsFor('/unknot-de').filter(isWords);
        await route.fallback();
      });
      await page.goto(address);
      await book(visitor, await wordsOf('de'));
      assert.equal(early.length, 1);
      assert.deepEqual(
        visitor.requestsFor('/unknot-de').filter(isWords),
        early,
        'Nothing more of it is needed.',
      );
      assert.deepEqual(visitor.requestsFor('/unknot-en-'), [], 'Nobody speaks English here.');
    }),
  );

  it(
    'are the English ones where they cannot be loaded',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { page, form } = visitor;
      await page.route('**/unknot-de-*.js', (route) => route.abort());
      await page.goto(await ownPage(page, element, usual()));
      await book(visitor, en);
      assert.equal(await form.widget.locator('.frame').getAttribute('lang'), 'en-GB');
    }),
  );

  it(
    'few come to see are loaded when they are needed',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { page, form } = visitor;
      const words = await wordsOf('de');
      await page.goto(await ownPage(page, element, usual()));
      await form.isAt(words.needs.title);
      await form.press(words.needs.all);
      await form.massage('Quiet back').click();
      await form.isAt(words.times.title);
      assert.deepEqual(visitor.requestsFor('/unknot-de-more'), []);
      await form.widget.getByText(words.more.title).click();
      await form.button(words.more.me).waitFor();
      assert.equal(visitor.requestsFor('/unknot-de-more').length, 1);
    }),
  );

  it(
    'change with the language, wherever the visitor is',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { page, form } = visitor;
      await page.goto(await ownPage(page, element, usual()));
      const [german, arabic] = await Promise.all([wordsOf('de'), wordsOf('ar')]);
      await form.press(german.needs.all);
      await form.massage('Quiet back').click();
      await form.isAt(german.times.title);
      const speak = (lang: string) =>
        page.evaluate((to) => document.querySelector('unknot-booking')!.setAttribute('lang', to), lang);
      await speak('ar');
      await form.isAt(arabic.times.title);
      assert.equal(await form.widget.locator('.frame').getAttribute('dir'), 'rtl');
      await speak('en');
      await form.isAt(en.times.title);
      await speak('de');
      await form.isAt(german.times.title);
      assert.equal(await form.widget.locator('.frame').getAttribute('dir'), 'ltr');
    }),
  );
});
