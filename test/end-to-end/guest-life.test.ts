import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { posts } from './support/backend-routes.ts';
import { BookingPage } from './support/booking-page.ts';
import { bookingServer, guestSite, page as pageWith } from './support/guest-site.ts';
import { demoCatalog, ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa, openBrowser } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = {
  name: 'Ada Visitor',
  email: 'ada@visitor.example',
  phone: '+49 30 123456',
  notes: 'Left shoulder',
};
const ELEMENT = '<unknot-booking backend="/"></unknot-booking>';

/** What has the focus, down through the shadow roots. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.localName} ${element?.id || element?.textContent?.trim()}`;
  });
}

describe('a form that the page moves about', atOnce, () => {
  it(
    'is at the same step elsewhere, with what was written and the time it keeps, and books once',
    atTheSpa(async ({ spa, newcomer }) => {
      const { form, page } = await newcomer();
      await page.goto(await ownPage(page, `<div id="a">${ELEMENT}</div><div id="b"></div>`));
      await form.toDetails();
      await form.fillIn(ada);
      const move = (to: string) =>
        page.evaluate((id) => {
          document.getElementById(id)!.append(document.querySelector('unknot-booking')!);
        }, to);
      await move('b');
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.notes).inputValue(), ada.notes);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await move('a');
      await form.isAt(en.review.title);
      // The browser's back button still leads through the steps.
      await page.goBack();
      await form.isAt(en.details.title);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      const reference = await form.reference();
      await move('b');
      await form.isBooked();
      assert.equal(await form.reference(), reference);
      const bookings = await spa.bookingsOf(ada.email);
      assert.equal(bookings.length, 1);
      assert.equal(bookings[0]?.notes, ada.notes);
    }),
  );

  it(
    'keeps the focus where the browser can move a thing in one go',
    atTheSpa(async ({ newcomer }) => {
      const { form, page } = await newcomer();
      await page.goto(await ownPage(page, `<div id="a">${ELEMENT}</div><div id="b"></div>`));
      await form.toDetails();
      await form.field(en.details.email).focus();
      const can = await page.evaluate(() => {
        const to = document.getElementById('b') as HTMLElement & { moveBefore?(node: Node, at: null): void };
        to.moveBefore?.(document.querySelector('unknot-booking')!, null);
        return 'moveBefore' in to;
      });
      assert.ok(can, 'Chromium has had it since 133.');
      await form.isAt(en.details.title);
      assert.equal(await focused(page), 'input email');
      await page.keyboard.insertText('ada@');
      assert.equal(await form.field(en.details.email).inputValue(), 'ada@');
    }),
  );

  it(
    'goes on where it was when a router takes it away and makes another in its place',
    atTheSpa(async ({ newcomer }) => {
      const { form, page } = await newcomer();
      await page.goto(await ownPage(page, `<main>${ELEMENT}</main>`));
      await form.toDetails();
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await page.evaluate(() => document.querySelector('main')!.replaceChildren());
      await page.evaluate(() => {
        const again = document.createElement('unknot-booking');
        again.setAttribute('backend', '/');
        document.querySelector('main')!.append(again);
      });
      // The note is kept nowhere, so it is asked for again.
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.notes).inputValue(), '');
    }),
  );
});

describe('two forms on a page', atOnce, () => {
  it(
    'do not get in each other’s way',
    atTheSpa(async ({ spa, newcomer }) => {
      const { page } = await newcomer();
      await page.goto(
        await ownPage(
          page,
          `<unknot-booking id="one" backend="/" service="quiet-back"></unknot-booking>
           <unknot-booking id="two" backend="/" service="evening-unwind"></unknot-booking>`,
        ),
      );
      const at = (id: string) => page.locator(`#${id}`);
      const heading = (id: string, name: string | RegExp) =>
        at(id).getByRole('heading', { level: 2, name }).waitFor();
      await at('one').getByRole('region', { name: en.times.next }).getByRole('button').first().click();
      await heading('one', en.details.title);
      await heading('two', en.times.title);
      await at('two').getByRole('region', { name: en.times.next }).getByRole('button').last().click();
      await heading('two', en.details.title);
      for (const [id, email] of [
        ['one', 'one@visitor.example'],
        ['two', 'two@visitor.example'],
      ] as const) {
        await at(id).getByLabel(en.details.name).fill('Ada');
        await at(id).getByLabel(en.details.email).fill(email);
        await at(id).getByRole('checkbox', { name: en.details.agree }).check();
        await at(id).getByRole('button', { name: en.details.next }).click();
        await at(id).getByRole('button', { name: en.review.book }).click();
        await heading(id, /^See you/);
      }
      assert.deepEqual(
        [
          (await spa.bookingsOf('one@visitor.example')).map(({ serviceId }) => serviceId),
          (await spa.bookingsOf('two@visitor.example')).map(({ serviceId }) => serviceId),
        ],
        [['quiet-back'], ['evening-unwind']],
      );
    }),
  );
});

describe('a page that the browser puts aside', atOnce, () => {
  it('is as it was when the visitor comes back to it, and the form goes on', async () => {
    await using server = await bookingServer();
    await using site = await guestSite({
      '/': { body: pageWith(`<unknot-booking backend="${server.url}"></unknot-booking>`) },
      '/other': { body: '<!doctype html><title>Other</title><h1>Another page</h1>' },
    });
    // Playwright has it switched off.
    const browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(15_000);
      const form = new BookingPage(page);
      const sent = posts(page, '/v1/bookings');
      await page.goto(site.url);
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
      });
      await form.toDetails();
      await form.fillIn(ada);
      await page.goto(`${site.url}/other`);
      await page.goBack({ waitUntil: 'commit' }); // a page that was kept loads no more
      await form.isAt(en.details.title);
      assert.equal(
        await page.evaluate(() => 'persisted' in window && window.persisted),
        true,
        'The browser kept the page: the form did not stand in its way.',
      );
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.notes).inputValue(), ada.notes);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      assert.equal(sent.length, 1);
    } finally {
      await browser.close();
    }
  });

  it(
    'and one that it loads ahead asks for no more than what can be booked, and counts for nothing until it is seen',
    atTheSpa(async ({ newcomer }) => {
      const her = await newcomer();
      const { form, page } = her;
      await page.addInitScript(() => {
        Object.defineProperty(Document.prototype, 'prerendering', {
          get: () => !('seen' in window),
          configurable: true,
        });
      });
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/v1/')) asked.push(`${request.method()} ${pathname}`);
      });
      await page.goto(
        await ownPage(
          page,
          '<unknot-booking backend="/" service="quiet-back" analytics="data-layer"></unknot-booking>',
        ),
      );
      await form.nextTimes.first().waitFor();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
      assert.deepEqual(asked, ['GET /v1/catalog', 'GET /v1/busy']);
      assert.equal(await page.evaluate(() => 'dataLayer' in window), false);
      await page.evaluate(() => {
        Object.assign(window, { seen: true });
        document.dispatchEvent(new Event('prerenderingchange'));
      });
      await until('it counts', () => page.evaluate(() => 'dataLayer' in window));
      assert.deepEqual(
        await page.evaluate(() =>
          (window as { dataLayer?: { unknot: { step: string } }[] }).dataLayer?.map(
            ({ unknot }) => unknot.step,
          ),
        ),
        ['times'],
      );
    }),
  );
});

describe('a connection that is lost on the way', atOnce, () => {
  it(
    'ends the way nowhere: it is said, and the visitor books once it is back',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page, context } = await visitor();
      await form.isAt(en.needs.title);
      await until('all of it is here', () =>
        page.evaluate(() => customElements.get('unknot-confirmation') !== undefined),
      );
      await form.toTimes();
      await context.setOffline(true);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.alerts(en.review.failure.unreachable!);
      await context.setOffline(false);
      await form.press(en.tryAgain);
      await form.isBooked();
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );
});

describe('what a form leaves behind', atOnce, () => {
  it(
    'is no cookie, and nothing that is written into the page around it',
    atTheSpa(async ({ newcomer }) => {
      const { form, page, context } = await newcomer();
      await page.goto(await ownPage(page, ELEMENT));
      await form.book(ada);
      assert.deepEqual(await context.cookies(), []);
      assert.equal(await page.evaluate(() => document.cookie), '');
      const written = 'style, iframe, [style], [onclick], body > :not(h1, unknot-booking, #count, script)';
      assert.equal(await page.locator(`css:light=${written}`).count(), 0);
    }),
  );

  it(
    'is nothing, however often it comes and goes',
    { timeout: 300_000 },
    atTheSpa(async ({ newcomer }) => {
      const { page, context } = await newcomer();
      await page.goto(await ownPage(page, `<main>${ELEMENT}</main>`));
      await until('all of it is here', () =>
        page.evaluate(() => customElements.get('unknot-confirmation') !== undefined),
      );
      await page.evaluate(() => document.querySelector('unknot-booking')!.remove());
      const client = await context.newCDPSession(page);
      await client.send('Performance.enable');
      const catalog = demoCatalog();
      const comeAndGo = (times: number) =>
        page.evaluate(
          async ([times, catalog]) => {
            const main = document.querySelector('main')!;
            for (let i = 0; i < times; i++) {
              sessionStorage.clear(); // or it would go on where one before it was
              const element = document.createElement('unknot-booking');
              Object.assign(element, { backend: 'demo', catalog, service: 'quiet-back' });
              const ready = new Promise((resolve) => element.addEventListener('unknot-ready', resolve));
              main.append(element);
              // Some go before they are there.
              if (i % 4) await ready;
              // Others have come as far as a time that they keep.
              if (i % 50 === 1) {
                const slot = () =>
                  element
                    .shadowRoot!.querySelector('unknot-slot-picker')
                    ?.shadowRoot?.querySelector<HTMLElement>('.slots button');
                while (!slot()) await new Promise(requestAnimationFrame);
                slot()!.click();
                await new Promise(requestAnimationFrame);
              }
              element.remove();
            }
          },
          [times, catalog] as const,
        );
      const measure = async () => {
        // What the test itself notes of each form is not left behind by it.
        await page.evaluate(() => window.watched.stored.splice(0));
        for (let i = 0; i < 3; i++) {
          await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
          await client.send('HeapProfiler.collectGarbage');
        }
        const { metrics } = await client.send('Performance.getMetrics');
        const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
        return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
      };
      // The first thousand: the browser compiles what runs so often. After it, what is left behind is left by a form.
      await comeAndGo(1_000);
      const before = await measure();
      await comeAndGo(1_000);
      // What was under way for the last of them ends by and by. One form has some hundred nodes.
      let grown = {};
      await until('all of them are gone', async () => {
        const after = await measure();
        const [nodes, listeners, bytes] = [
          after.nodes - before.nodes,
          after.listeners - before.listeners,
          after.heap - before.heap,
        ];
        grown = { nodes, listeners, bytes };
        return nodes < 200 && listeners < 20 && bytes < 128 * 1024;
      }).catch(() => assert.fail(JSON.stringify(grown)));
    }),
  );
});
