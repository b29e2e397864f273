import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const guide = readFileSync(new URL('../../docs/guide/embedding.md', import.meta.url), 'utf8');
/** What the guide gives a page to keep the form's room from the first paint on. */
const ROOM = /```css\n(unknot-booking:not[^`]*)```/.exec(guide)![1]!;
/** So long the form’s code is on its way: the page has been painted without it. */
const SLOW = 700;

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

/** By how much things on the page have moved since it was opened, and where (Layout Instability API). */
const shifts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[]) {
            const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
              const { localName = '', className = '' } = (node ?? {}) as Element;
              return `${localName}.${className} ${from.y}, ${from.height} → ${to.y}, ${to.height}`;
            });
            found.push(`${value} ${moved.join(' | ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(found), 200);
      }),
  );

/** Opens a page with something beneath the form, and waits until all is there. */
async function open(page: Page, form: string, slow: boolean): Promise<string[]> {
  await page.route('**/room.css', (route) => route.fulfill({ contentType: 'text/css', body: ROOM }));
  if (slow) {
    await page.route('**/unknot/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW));
      await route.continue();
    });
  }
  await page.goto(
    await ownPage(page, `<link rel="stylesheet" href="/room.css">${form}<p>What comes after it.</p>`),
  );
  await page.locator('unknot-booking').first().getByRole('heading', { level: 2 }).waitFor();
  await page.waitForLoadState('networkidle');
  return shifts(page);
}

describe('the form comes to a page', atOnce, () => {
  for (const width of [280, 320, 360, 390, 414, 600, 768, 1280, 1400]) {
    it(
      `and moves nothing on it, ${width} pixels wide, in few and in many words`,
      atTheSpa(async ({ newcomer }) => {
        // So tall that all of it is on view: what moves beneath a screen's edge would not be noticed.
        const { page } = await newcomer({ viewport: { width, height: 1600 } });
        for (const lang of ['en', 'de', 'fr', 'ar', 'ja']) {
          const form = `<unknot-booking backend="/" lang="${lang}"></unknot-booking>`;
          assert.deepEqual(await open(page, form, false), [], lang);
        }
      }),
    );
  }

  it(
    'with the times of one service, and moves nothing that is on view',
    atTheSpa(async ({ newcomer }) => {
      for (const width of [320, 390, 1280]) {
        const { page } = await newcomer({ viewport: { width, height: 800 } });
        const form = '<unknot-booking backend="/" service="quiet-back"></unknot-booking>';
        assert.deepEqual(await open(page, form, false), []);
      }
    }),
  );

  it(
    'late, as the network is slow, and moves nothing on it',
    atTheSpa(async ({ newcomer }) => {
      for (const width of [320, 390, 1280]) {
        const { page } = await newcomer({ viewport: { width, height: 1600 } });
        assert.deepEqual(await open(page, '<unknot-booking backend="/"></unknot-booking>', true), []);
      }
    }),
  );

  for (const width of [390, 1280]) {
    it(
      `in the page and once more in a dialog, ${width} pixels wide, and moves nothing on it`,
      atTheSpa(async ({ newcomer }) => {
        const { page } = await newcomer({ viewport: { width, height: 800 } });
        const opener =
          '<p><button id="open" data-unknot-open data-unknot-backend="demo" data-unknot-catalog="/own.json">Book</button></p>';
        const form = '<unknot-booking backend="/"></unknot-booking>';
        await open(page, `${opener}${form}<p>Between them</p>${form}`, false);
        await page.locator('#open').focus();
        await page.keyboard.press('Enter');
        const dialog = page.locator('#unknot-dialog dialog');
        await dialog.getByRole('heading', { level: 2 }).waitFor();
        await page.waitForLoadState('networkidle');
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        assert.deepEqual(await shifts(page), []);
      }),
    );
  }
});
