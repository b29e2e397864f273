import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { BookingPage } from './support/booking-page.ts';
import { layout } from './support/layout.ts';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
const TRIGGER =
  '<p><button id="open" data-unknot-open data-unknot-backend="demo" data-unknot-catalog="/own.json">Book</button></p>';
const SMALLEST_TARGET = 44;

/** The form in the dialog that all of a page's triggers share. */
const inDialog = (page: Page) => new BookingPage(page, page.locator('#unknot-dialog'));
const dialogOf = (page: Page) => page.locator('#unknot-dialog dialog');

describe('the form in a dialog', atOnce, () => {
  it(
    'books the massage whose button was pressed, beside the form in the page',
    atTheSpa(async ({ spa, newcomer }) => {
      const visitor = await newcomer();
      const { page } = visitor;
      await page.goto('/');
      const link = page.getByRole('link', { name: 'Book Quiet back' });
      await link.click();
      const form = inDialog(page);
      await form.isAt(en.times.title);
      assert.equal(new URL(page.url()).hash, '');
      await form.nextTimes.first().click();
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const [booking, ...more] = await spa.bookingsOf(ada.email);
      assert.ok(booking && !more.length);
      assert.equal(booking.serviceId, 'quiet-back');

      await form.press(en.close!);
      await dialogOf(page).waitFor({ state: 'hidden' });
      assert.equal((await visitor.events('unknot-closed')).length, 1);
      await until('the focus is back', () => link.evaluate((element) => element === document.activeElement));
      assert.equal(await page.locator('unknot-booking').count(), 2);
      // Whoever opens it again begins anew.
      await link.click();
      await form.isAt(en.times.title);
    }),
  );

  it(
    'is left by the browser’s back button step by step, by Esc at once, and the page behind it stays where it was',
    atTheSpa(async ({ newcomer }) => {
      const { page } = await newcomer({ viewport: { width: 390, height: 740 } });
      await page.goto('/');
      const link = page.getByRole('link', { name: 'Book The regular' });
      await link.scrollIntoViewIfNeeded();
      const top = await page.evaluate(() => scrollY);
      await link.focus();
      await page.keyboard.press('Enter');
      const form = inDialog(page);
      await form.isAt(en.times.title);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await page.goBack();
      await form.isAt(en.times.title);
      await page.goBack();
      await dialogOf(page).waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter'); // what opened it has the focus again
      await form.isAt(en.times.title);
      await page.keyboard.press('Escape');
      await dialogOf(page).waitFor({ state: 'hidden' });
      assert.equal(await page.evaluate(() => scrollY), top);
      await until('the history is as before', () => page.evaluate(() => !history.state?.unknotOpen));
    }),
  );

  it(
    'keeps the keyboard inside',
    atTheSpa(async ({ newcomer }) => {
      const { page } = await newcomer();
      await page.goto(await ownPage(page, TRIGGER));
      await page.getByRole('button', { name: 'Book', exact: true }).press('Enter');
      const form = inDialog(page);
      await form.isAt(en.needs.title);
      const reached = new Set<string>();
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate(() => document.activeElement?.id || document.activeElement!.localName),
        );
      }
      // The browser's own controls are outside the page, and leave its body with the focus.
      reached.delete('body');
      assert.deepEqual([...reached], ['unknot-dialog']);
    }),
  );

  for (const width of [390, 820, 1280]) {
    it(
      `passes axe in every look and fits the screen, ${width} pixels wide`,
      atTheSpa(async ({ newcomer }) => {
        const { page } = await newcomer({ viewport: { width, height: 800 } });
        await page.goto(await ownPage(page, TRIGGER));
        await page.getByRole('button', { name: 'Book', exact: true }).click();
        const form = inDialog(page);
        const faults: string[] = [];
        const check = async (step: string) => {
          await form.settled();
          for (const fault of await faultsInEveryLook(page)) faults.push(`${step}: ${fault}`);
          const { overhang } = await layout(page);
          if (overhang > 0) faults.push(`${step}: ${overhang} pixels too wide`);
          const close = (await form.button(en.close!).boundingBox())!;
          if (Math.min(close.width, close.height) < SMALLEST_TARGET)
            faults.push(`${step}: the button that closes it is ${close.width} × ${close.height}`);
        };
        await form.isAt(en.needs.title);
        await check('needs');
        await form.press(en.needs.all);
        await form.isAt(en.services.title);
        await check('services');
        await form.massage('Quiet back').click();
        await form.nextTimes.first().waitFor();
        await check('times');
        await form.nextTimes.first().click();
        await form.isAt(en.details.title);
        await check('details');
        await form.fillIn(ada);
        await form.press(en.details.next);
        await form.isAt(en.review.title);
        await check('review');
        await form.press(en.review.book);
        await form.isBooked();
        await check('confirmed');
        assert.deepEqual(faults, []);
      }),
    );
  }

  it(
    'runs from right to left, and fits a screen of 320 pixels and one zoomed to four times',
    atTheSpa(async ({ newcomer }) => {
      for (const viewport of [
        { width: 320, height: 640 },
        { width: 320, height: 225 },
      ]) {
        const { page } = await newcomer({ viewport });
        await page.goto(
          await ownPage(page, TRIGGER.replace('data-unknot-open', 'data-unknot-open data-unknot-lang="ar"')),
        );
        await page.locator('#open').click();
        await page.locator('#unknot-dialog').getByRole('heading', { level: 2 }).waitFor();
        const { overhang } = await layout(page);
        assert.ok(overhang <= 0, `${overhang} pixels too wide`);
        const close = (await page.locator('#unknot-dialog .close').boundingBox())!;
        assert.ok(close.x < 100, 'It is where lines end.');
        assert.ok(close.y >= 0 && close.y + close.height <= viewport.height);
        await page.mouse.click(close.x + close.width / 2, close.y + close.height / 2);
        await dialogOf(page).waitFor({ state: 'hidden' });
      }
    }),
  );
});
