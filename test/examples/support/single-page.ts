import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { type Site, serveSite } from '../../../scripts/examples/serve-site.ts';
import { type BuiltExample, buildExample } from './built-example.ts';
import { type Guest, onPage, openBrowser } from './guest.ts';

/**
 * What every example of a single-page app is to do.
 * @param dist where its build puts the page
 * @param to goes to one of its two views, as its own navigation leads there
 */
export function describeSinglePage(
  name: string,
  dist: string,
  to: (guest: Guest, view: 'Stillwater' | 'Book') => Promise<void>,
): void {
  describe(`the example of ${name}`, () => {
    let example: BuiltExample;
    let site: Site;
    let browser: Browser;
    before(async () => {
      example = await buildExample(name);
      site = await serveSite({
        folders: [{ prefix: '/', path: join(example.folder, dist) }],
        singlePage: true,
      });
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await example?.remove();
    });

    it('is built without a warning', () => {
      assert.doesNotMatch(example.output, /\bwarn(?:ing)?\b/i);
    });

    it('books, and its own code hears of it', () =>
      onPage(browser, async (guest) => {
        await guest.page.goto(site.url);
        await to(guest, 'Book');
        await guest.books('Back massage');
        assert.equal(await guest.thanks.textContent(), `Booked: ${await guest.reference()}.`);
      }));

    it('has a form that goes on where it was left whenever its view is come back to, and books again', () =>
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
        assert.equal(await guest.thanks.textContent(), `Booked: ${first}.`);

        await to(guest, 'Stillwater');
        await to(guest, 'Book');
        await guest.books('Back massage');
        const second = await guest.reference();
        assert.notEqual(second, first);
        assert.equal(await guest.thanks.textContent(), `Booked: ${second}.`);
      }));

    it('keeps the browser’s back button to the steps of the form', () =>
      onPage(browser, async (guest) => {
        await guest.page.goto(site.url);
        await to(guest, 'Book');
        await guest.isAt(en.needs.title);
        await guest.press(en.needs.all);
        await guest.isAt(en.services.title);
        await guest.press('Back massage');
        await guest.isAt(en.times.title);
        await guest.page.goBack();
        await guest.isAt(en.services.title);
        await guest.page.goBack();
        await guest.isAt(en.needs.title);
      }));
  });
}

/** The view's button or link in the navigation. */
export async function press(guest: Guest, view: string): Promise<void> {
  await guest.page.getByRole('navigation').getByText(view, { exact: true }).click();
}
