import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { freePort } from '../wordpress/support/free-port.ts';
import { type Service, startService, until } from '../wordpress/support/processes.ts';
import { type BuiltExample, buildExample } from './support/built-example.ts';
import { type Guest, onPage, openBrowser } from './support/guest.ts';

describe('the example of Next.js', () => {
  let example: BuiltExample;
  let site: { url: string; server: Service };
  let browser: Browser;

  /** Next's own server, for production (`start`) or for who writes the page (`dev`). */
  async function serve(how: 'start' | 'dev'): Promise<typeof site> {
    const port = await freePort();
    const program = join(example.folder, 'node_modules/next/dist/bin/next');
    const server = startService(
      process.execPath,
      [program, how, example.folder, '--port', String(port), '--hostname', 'localhost'],
      { NEXT_TELEMETRY_DISABLED: '1' },
    );
    const url = `http://localhost:${port}/`;
    const answers = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    await until('Next', answers, 60_000);
    return { url, server };
  }

  const to = (guest: Guest, view: 'Stillwater' | 'Book') =>
    guest.page.getByRole('navigation').getByRole('link', { name: view }).click();

  before(async () => {
    example = await buildExample('next');
    site = await serve('start');
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.server.stop();
    await example?.remove();
  });

  it('is built without a warning, each page at build time', () => {
    const output = example.output.replace(/^.*No build cache found.*$/m, ''); // a copy has none
    assert.doesNotMatch(output, /\bwarn(?:ing)?\b|⚠/i);
    assert.match(example.output, /○ \/book/);
  });

  it('has the element, what it is told and the phone number in the server’s page', async () => {
    const page = await (await fetch(`${site.url}book`)).text();
    assert.match(page, /<unknot-booking backend="demo">Call us: .*<a href="tel:\+351210000000">/);
    assert.doesNotMatch(page, /\[object|onBooked=/i);
  });

  it('shows the phone number where no script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}book`);
    assert.ok(await page.getByRole('link', { name: '+351 21 000 0000' }).isVisible());
    await context.close();
  });

  it('wakes up in the browser, books, and its own code hears of it', () =>
    onPage(browser, async (guest) => {
      await guest.page.goto(`${site.url}book`);
      await guest.books('Back massage');
      assert.equal(await guest.thanks.textContent(), `Booked: ${await guest.reference()}.`);
    }));

  it('has a form that goes on where it was left whenever its page is come back to, and books again', () =>
    onPage(browser, async (guest) => {
      await guest.page.goto(site.url);
      await to(guest, 'Book');
      await guest.isAt(en.needs.title);
      await guest.press(en.needs.all);
      await guest.isAt(en.services.title);
      await to(guest, 'Stillwater');
      await guest.page.getByRole('heading', { name: 'Massage in Lisbon' }).waitFor();
      assert.equal(await guest.widget.count(), 0);
      await to(guest, 'Book');
      await guest.choose('Full body massage', { name: 'Ada Quill', email: 'ada@guest.example' });
      await guest.isAt(/^See you/);
      const first = await guest.reference();
      await to(guest, 'Stillwater');
      await to(guest, 'Book');
      await guest.books('Back massage');
      assert.notEqual(await guest.reference(), first);
    }));

  it('keeps the browser’s back button to the steps of the form', () =>
    onPage(browser, async (guest) => {
      await guest.page.goto(site.url);
      await to(guest, 'Book');
      await guest.isAt(en.needs.title);
      await guest.press(en.needs.all);
      await guest.isAt(en.services.title);
      await guest.page.goBack();
      await guest.isAt(en.needs.title);
      await guest.page.goBack();
      await guest.page.getByRole('heading', { name: 'Massage in Lisbon' }).waitFor();
    }));

  it('has nothing to complain of to who writes the page, hydration least of all', async () => {
    await site.server.stop();
    // Where it is written in one go it would take what was built for what is asked for.
    await rm(join(example.folder, '.next'), { recursive: true, force: true });
    site = await serve('dev');
    assert.ok((await fetch(`${site.url}book`)).ok); // It is made once it is asked for, which takes its time.
    await onPage(browser, async (guest) => {
      await guest.page.goto(`${site.url}book`);
      await guest.books('Back massage');
      assert.equal(await guest.thanks.textContent(), `Booked: ${await guest.reference()}.`);
    });
  });
});
