import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { type RunningExample, serveStaticExample } from '../../scripts/examples/static-example.ts';
import { onPage, openBrowser } from './support/guest.ts';

describe('the example of a static site without a server', () => {
  let site: RunningExample;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([serveStaticExample('static-site'), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), site.close()]));

  it('sends the request to the form service, says that it is not booked yet, and tells the page', () =>
    onPage(browser, async (guest) => {
      const sent: { reference: string; customer: { name: string }; serviceId: string }[] = [];
      // The form service is somebody else's: all that is made up here is its answer.
      await guest.page.route('https://forms.example/**', (route) => {
        sent.push(route.request().postDataJSON());
        return route.fulfill({ status: 200, json: {}, headers: { 'Access-Control-Allow-Origin': '*' } });
      });
      await guest.page.goto(site.url);
      await guest.sendRequest(
        'Back massage',
        { name: 'Ada Quill', email: 'ada@guest.example' },
        en.review.request,
      );
      await guest.isAt(en.confirmed.requested('Ada'));
      const reference = await guest.reference();
      assert.equal(await guest.thanks.textContent(), `Your request ${reference} is on its way.`);
      assert.deepEqual(
        sent.map(({ reference, customer, serviceId }) => [reference, customer.name, serviceId]),
        [[reference, 'Ada Quill', 'back']],
      );
    }));

  it('shows the phone number where no script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url);
    assert.ok(await page.getByRole('link', { name: '+351 21 000 0000' }).isVisible());
    await context.close();
  });
});
