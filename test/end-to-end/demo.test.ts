import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { type Demo, startDemo } from '../../examples/script-tag/demo.ts';
import { type Catalog, parseCatalog } from '../../packages/core/src/index.ts';
import { browserArguments, findBrowser } from '../../scripts/lib/find-browser.mjs';

const example = fileURLToPath(new URL('../../examples/script-tag/', import.meta.url));
const read = (path: string) => readFileSync(join(example, path), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const readCatalog = () => parseCatalog(JSON.parse(read('catalog.json')));

/** The page as a reader sees it: its text, without tags and line ends. */
const pageText = () =>
  read('site/index.html')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const money = (cents: number) => `€${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2)}`;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('the demo’s studio', () => {
  it('has a catalog without a fault, large enough to show what a studio needs', () => {
    const { services, staff, rooms = [], addOns = [], closures = [], extraOpenings = [] } = readCatalog();
    assert.ok(services.length >= 8);
    assert.equal(staff.length, 4);
    assert.equal(rooms.length, 3);
    assert.ok(addOns.length >= 4);
    assert.ok(closures.length && extraOpenings.length && staff.every(({ breaks }) => breaks?.length));
    assert.equal(new Set(staff.map(({ hours }) => JSON.stringify(hours))).size, 4, 'each works other hours');
    assert.ok(services.some(({ people }) => people === 2));
  });

  it('says why for each need that a massage answers', () => {
    for (const { id, needs = {}, reasons = {} } of readCatalog().services) {
      assert.deepEqual(Object.keys(reasons).sort(), Object.keys(needs).sort(), id);
    }
  });

  it('tells on its page what the booking will say: massages, prices, people, hours', () => {
    const text = pageText();
    const { services, addOns = [], staff, rooms = [], hours, spa }: Catalog = readCatalog();
    for (const { name, durations } of services) {
      const at = text.indexOf(` ${name} `);
      assert.ok(at > 0, name);
      const menu = durations.map(({ minutes, price }) => `${minutes} min ${money(price)}`).join(' ');
      assert.ok(text.slice(at, at + 260).includes(menu), `${name}: ${menu}`);
    }
    for (const { price } of addOns) assert.ok(text.includes(money(price)));
    for (const { name = '?' } of [...staff, ...rooms]) assert.ok(text.includes(name), name);
    for (const { from, to } of hours) assert.ok(text.includes(`${clock(from)} – ${clock(to)}`));
    assert.ok(text.includes(`${spa.phone}`) && text.includes(`${spa.email}`));
  });

  it('has every picture and page that it names', () => {
    const { services, staff, policy } = readCatalog();
    const named = [
      ...services.map(({ image }) => image),
      ...staff.map(({ photo }) => photo),
      policy.terms,
      policy.privacy,
      ...['index.html', 'terms.html', 'privacy.html'].flatMap((page) =>
        [...read(`site/${page}`).matchAll(/(?:href|src)="(\/[^"#]+)/g)].map(([, path]) => path),
      ),
    ];
    for (const path of named) {
      assert.ok(
        path?.startsWith('/unknot/') || existsSync(join(example, `site${path}`)),
        `${path} is missing`,
      );
    }
  });

  it('needs no inline code or styles, and nothing from elsewhere', () => {
    for (const page of ['index.html', 'terms.html', 'privacy.html']) {
      const html = read(`site/${page}`);
      assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]+src=)/, page);
      assert.doesNotMatch(html, /(?:href|src)="(?:https?:)?\/\//, page);
    }
    assert.doesNotMatch(read('site/styles/lindenrast.css'), /@import|url\(/);
  });
});

describe('the demo, served', () => {
  let folder: string;
  let demo: Demo;
  let browser: Browser;
  const start = () =>
    startDemo({ dataFolder: folder, host: '127.0.0.1', port: 0, now: Date.now, log: () => undefined });

  const bookings = async (): Promise<readonly unknown[]> => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const answer = await fetch(`${demo.url}/v1/agenda?from=${day(-1)}&to=${day(60)}`, {
      headers: { Authorization: `Bearer ${demo.staffToken}` },
    });
    assert.equal(answer.status, 200);
    const agenda: { bookings: readonly unknown[] } = await answer.json();
    return agenda.bookings;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unknot-demo-'));
    demo = await start();
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArguments });
  });

  after(async () => {
    await browser?.close();
    await demo?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a calendar with bookings in it, made once', async () => {
    const first = await bookings();
    assert.ok(first.length >= 18, `${first.length} bookings`);
    await demo.close();
    demo = await start();
    assert.equal((await bookings()).length, first.length);
  });

  it('gives out its own files alone', async () => {
    for (const path of [
      '/..%2fcatalog.json',
      '/%2e%2e/catalog.json',
      '/catalog.json',
      '/serve.ts',
      '/images/',
      '/.data/',
    ]) {
      assert.equal((await fetch(`${demo.url}${path}`)).status, 404, path);
    }
    assert.equal((await fetch(demo.url, { method: 'POST' })).status, 405);
  });

  for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    it(`asks nobody else for anything and passes axe at ${width} pixels, ${colorScheme}`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme,
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(demo.url)) faults.push(`asked ${request.url()}`);
      });
      for (const path of ['/', '/terms.html', '/privacy.html', '/look.html']) {
        await page.goto(`${demo.url}${path}`, { waitUntil: 'networkidle' });
        if (path === '/') {
          await page.locator('#book').scrollIntoViewIfNeeded();
          await page.getByRole('heading', { name: 'What would do you good?' }).waitFor();
        }
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(tooWide <= 0, `${path} is ${tooWide} pixels too wide`);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { axe: checker } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const { violations: found } = await checker.run();
          return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
        assert.deepEqual(violations, [], path);
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('shows the form in an owner’s colours, and what their page needs for it', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${demo.url}/look.html`);
    await page.getByRole('heading', { name: 'What would do you good?' }).waitFor();
    await page.getByRole('button', { name: 'Sleep better' }).click();
    const primary = page.locator('unknot-booking').getByRole('button', { name: 'Show what fits' });
    const look = (name: 'backgroundColor' | 'borderRadius' | 'fontFamily') =>
      primary.evaluate((button, style) => getComputedStyle(button)[style], name);
    const before = await look('backgroundColor');
    await page.getByLabel('Accent').fill('#ffd54a');
    await page.getByLabel('Corners').fill('4');
    await page.getByLabel('Font').selectOption('Serif');
    await page.getByLabel('Light or dark').selectOption('Dark');
    assert.deepEqual(
      [await look('backgroundColor'), await look('borderRadius'), await look('fontFamily')],
      ['rgb(255, 213, 74)', '4px', 'Georgia, "Times New Roman", serif'],
    );
    const code = page.locator('.look-code code');
    const text = (await code.textContent()) ?? '';
    for (const line of [
      '--unknot-accent: #ffd54a;',
      '--unknot-radius: 4px;',
      '<unknot-booking backend="https://book.your-spa.example" theme="dark">',
    ]) {
      assert.ok(text.includes(line), line);
    }
    assert.ok(!text.includes('--unknot-surface'), 'What was not set follows from the rest.');
    await page.getByRole('button', { name: 'As it is' }).click();
    await page.getByLabel('Light or dark').selectOption('As the page');
    assert.equal(await look('backgroundColor'), before);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.waitForFunction(
      () => !document.querySelector('.look-code code')?.textContent?.includes('<style>'),
    );
    await page.close();
  });

  it('fits a screen of 280 pixels, and reads from right to left', async () => {
    const page = await browser.newPage({ viewport: { width: 280, height: 700 } });
    await page.goto(demo.url, { waitUntil: 'networkidle' });
    for (const direction of ['ltr', 'rtl']) {
      const overhang = await page.evaluate((dir) => {
        document.documentElement.dir = dir;
        return document.documentElement.scrollWidth - window.innerWidth;
      }, direction);
      assert.ok(overhang <= 0, `${direction}: ${overhang} pixels`);
    }
    await page.close();
  });
});
