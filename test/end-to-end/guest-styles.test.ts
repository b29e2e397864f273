import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { bookingServer, guestSite, page as pageWith } from './support/guest-site.ts';
import { layout } from './support/layout.ts';
import { type Look, looks } from './support/looks.ts';
import { atTheSpa } from './support/scene.ts';
import type { Visitor } from './support/visitor.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
const FOLDER = join(tmpdir(), 'unknot-guest-styles');
mkdirSync(FOLDER, { recursive: true });

/** What every page here has: a column of a width that does not go by fonts. */
const COLUMN = 'html, body { margin: 0 } body { font-family: serif } main { width: 800px; padding: 20px }';

/** Style sheets that are out there, with all they do to a form that they know nothing of. */
const SHEETS: Readonly<Record<string, string>> = {
  'a reset that insists': `
    * { margin: 0 !important; padding: 0 !important; border: 0 !important; outline: 0 !important;
      box-sizing: content-box !important; background: none !important; list-style: none !important;
      line-height: 1 !important; vertical-align: baseline !important; border-radius: 0 !important }
    main { padding: 20px !important }`,
  'rules for everything there is': `
    * { color: red !important; font-weight: 800 !important; font-style: italic !important; font-variant: small-caps !important;
      letter-spacing: 4px !important; word-spacing: 1em !important; text-transform: uppercase !important;
      text-indent: 3em !important; text-align: right !important; text-shadow: 2px 2px lime !important;
      white-space: nowrap !important; word-break: break-all !important; cursor: crosshair !important;
      -webkit-text-fill-color: blue !important; line-height: 3 !important; font-size: 9px !important }`,
  'rules for all that forms are made of': `
    button, input, select, textarea, label, fieldset, legend, dl, dt, dd, ul, li, h1, h2, h3, p, a, svg {
      all: unset !important; display: none !important }
    .chip, .card, .primary, .frame, .hidden, .step, [part], [role] { display: none !important; float: left !important }`,
  'a root of ten pixels': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'a small print': 'body { font-size: 10px; line-height: 1 }',
  'a flex box around it':
    'main { display: flex; flex-direction: column; align-items: center; justify-content: center }',
  'a grid around it': 'main { display: grid; place-items: center; grid-template-columns: 1fr }',
  'a table around it': 'main { display: table; table-layout: auto }',
  'writing from the right around it': 'body { direction: rtl; text-align: right }',
};

/** What does change its size, on purpose, and must not break it. */
const SCALED: Readonly<Record<string, string>> = {
  'a page that is zoomed in': 'body { zoom: 1.4 }',
  'a page that is zoomed out': 'html { zoom: 0.8 }',
  'a box that is scaled and turned': 'main { transform: scale(0.9) rotate(0.5deg); transform-origin: 0 0 }',
  'a box that moves things along':
    'main { perspective: 500px; filter: saturate(1.1); will-change: transform; contain: layout paint }',
  'a narrow column': 'main { width: 300px; padding: 4px }',
  'everything unset':
    '* { all: unset !important } main { display: block !important; width: 800px !important; padding: 20px !important } head, script, style, title { display: none !important }',
  'large letters': 'html { font-size: 200% }',
};

async function open(her: Visitor, css: string, server: string, query = ''): Promise<AsyncDisposable> {
  const site = await guestSite({
    '/': {
      body: pageWith(
        `<main><h1>Our spa</h1><unknot-booking backend="${server}"></unknot-booking></main>`,
        '<link rel="stylesheet" href="/page.css">',
      ),
    },
    '/page.css': { body: `${COLUMN}\n${css}`, type: 'text/css' },
  });
  her.mayGo(site.url);
  her.mayGo(server);
  await her.page.goto(`${site.url}/${query}`);
  return site;
}

/** Goes through the steps, and looks at each. */
async function walk({ form, page }: Visitor, look: (step: string) => Promise<void>): Promise<void> {
  const see = async (step: string) => {
    await form.settled();
    await page.mouse.move(0, 0);
    await look(step);
  };
  await form.isAt(en.needs.title);
  await see('needs');
  await form.toMassages();
  await see('services');
  await form.massage('Quiet back').click();
  await form.nextTimes.first().waitFor();
  await see('times');
  await form.toNextMonth(); // what is said of a time so soon changes with the clock
  await form.times.first().click();
  await form.isAt(en.details.title);
  await form.press(en.details.next);
  await form.widget.getByText(en.details.faults(3)).waitFor();
  await see('details');
  await form.fillIn(ada);
  await form.press(en.details.next);
  await form.isAt(en.review.title);
  await see('review');
}

async function seen(her: Visitor, name: string): Promise<Map<string, readonly Look[]>> {
  const all = new Map<string, readonly Look[]>();
  await walk(her, async (step) => {
    if (step === 'needs') await her.form.widget.getByRole('option').first().waitFor();
    all.set(step, await looks(her.page));
    const path = join(FOLDER, `${name.replace(/\W+/g, '-')}-${step}.png`);
    await her.page.screenshot({ path, fullPage: true });
  });
  return all;
}

describe('a page’s style sheet', { concurrency: 1 }, () => {
  it(
    'that knows nothing of the form changes nothing of it',
    { timeout: 400_000 },
    atTheSpa(async ({ newcomer }) => {
      const look = async (name: string, css: string) => {
        await using server = await bookingServer(); // with the same times free each time
        const her = await newcomer();
        await using _site = await open(her, css, server.url);
        const all = await seen(her, name);
        await her.page.goto('about:blank');
        return all;
      };
      const plain = await look('plain', '');
      assert.ok((plain.get('times')?.length ?? 0) > 50, 'There is a lot to be seen.');
      for (const [name, css] of Object.entries(SHEETS)) {
        const there = await look(name, css);
        for (const [step, expected] of plain) {
          const found = there.get(step)!;
          const changed = expected.flatMap((one, i) => {
            const other = found[i];
            if (!other || other.what !== one.what) return [`${one.what} is ${other?.what}`];
            const styles = Object.keys(one.style)
              .filter((key) => one.style[key] !== other.style[key])
              .map((key) => `${one.what} { ${key}: ${one.style[key]} → ${other.style[key]} }`);
            const [w, h] = one.size;
            const moved = Math.abs(w - other.size[0]) > 1 || Math.abs(h - other.size[1]) > 1;
            return moved ? [...styles, `${one.what} ${one.size} → ${other.size}`] : styles;
          });
          assert.deepEqual(changed.slice(0, 12), [], `${name}: ${step}`);
        }
      }
    }),
  );

  for (const [name, css] of Object.entries(SCALED)) {
    it(
      `that makes another size of it leaves all of it within reach: ${name}`,
      atTheSpa(async ({ newcomer }) => {
        await using server = await bookingServer();
        const her = await newcomer();
        await using _site = await open(her, css, server.url);
        const outside: string[] = [];
        await walk(her, async (step) => {
          const path = join(FOLDER, `${name.replace(/\W+/g, '-')}-${step}.png`);
          await her.page.screenshot({ path, fullPage: true });
          const { outside: past } = await layout(her.page);
          outside.push(...past.map((what) => `${step}: ${what}`));
        });
        assert.deepEqual(outside, []);
        await her.form.press(en.review.book);
        await her.form.isBooked();
        await her.page.goto('about:blank');
      }),
    );
  }
});
