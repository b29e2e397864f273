import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { WAY } from '../size/way.ts';
import { CATALOG } from './support/backend-routes.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

/** All of the widget's code that comes after the first question. */
const LATER = /\/unknot-[a-z-]+-[\w-]{8}\.js$/;

const scriptsOf = (urls: readonly string[]) =>
  urls.filter((url) => url.includes('unknot') || url.includes('define')).filter((url) => url.endsWith('.js'));

/** A file's name, without its hash. */
const nameOf = (url: string) =>
  url
    .split('/')
    .at(-1)!
    .replace(/-[\w-]{8}\.js$/, '.js');

async function withoutLater(page: Page): Promise<() => Promise<void>> {
  await page.route(LATER, (route) => route.abort());
  return () => page.unroute(LATER);
}

describe('the first load', atOnce, () => {
  it(
    'is the loader and one file, and the first question works with them alone',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      const again = await withoutLater(page);
      await visitor.open();
      await form.isAt(en.needs.title);
      const need = form.button(en.needs.names.sleep!);
      await need.click();
      assert.equal(await need.getAttribute('aria-pressed'), 'true');
      const loaded = scriptsOf(visitor.asked).filter((url) => !LATER.test(url));
      assert.deepEqual(
        loaded.map((url) => nameOf(url)),
        ['unknot.js', 'define.js'],
      );

      // What was pressed is said to wait for the connection, and is done once it is back.
      await form.press(en.needs.show);
      await form.widget.getByRole('alert').filter({ hasText: en.unreachable }).waitFor();
      await again();
      await form.press(en.tryAgain);
      await form.isAt(en.services.fitting);
      await page.goBack();
      await form.isAt(en.needs.title);
      assert.equal(await need.getAttribute('aria-pressed'), 'true');
    }),
  );

  it(
    'keeps what was chosen before the rest came, also over a reload',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      let go = () => {};
      const gate = new Promise<void>((resolve) => {
        go = resolve;
      });
      await page.route(LATER, async (route) => {
        await gate;
        await route.continue();
      });
      await visitor.open();
      const need = form.button(en.needs.names.sleep!);
      await need.click();
      go();
      await until('it is kept', () =>
        page.evaluate(() => Object.values(sessionStorage).some((kept) => String(kept).includes('"sleep"'))),
      );
      assert.equal(await need.getAttribute('aria-pressed'), 'true');
      await page.reload();
      await form.isAt(en.needs.title);
      assert.equal(await need.getAttribute('aria-pressed'), 'true');
    }),
  );

  it(
    'ends where the backend’s offsets make no sense, with the ways to reach the spa',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      await page.route(CATALOG, async (route) => {
        const answer = await (await route.fetch()).json();
        await route.fulfill({ json: { ...answer, offsets: { timeZone: 7 } } });
      });
      await visitor.open();
      await form.widget.getByRole('alert').filter({ hasText: en.unreachable }).waitFor();
      await form.widget.getByRole('link', { name: '+49 40 66969 120' }).waitFor();
    }),
  );
});

describe('the way to a confirmed booking', atOnce, () => {
  it(
    'loads just what its size is counted of',
    atTheSpa(async ({ visitor }) => {
      const one = await visitor();
      const { form, page } = one;
      await form.toMassages();
      await form.pressing(form.massage('Evening unwind'));
      await form.isAt(en.times.title);
      await form.toNextMonth(); // what is said of a time so soon that it cannot be cancelled comes besides
      await form.times.first().click();
      await form.isAt(en.details.title);
      await form.fillIn({ name: 'Ada Visitor', email: 'ada@visitor.example' });
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      await page.waitForLoadState('networkidle');
      const names = new Set(scriptsOf(one.asked).map(nameOf));
      assert.deepEqual([...names].sort(), [...WAY].sort());
    }),
  );
});
