import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { calendarEntry } from './support/calendar-file.ts';
import {
  bookingServer,
  guestSite,
  guidePolicy,
  page as pageWith,
  type ServedPage,
} from './support/guest-site.ts';
import { demoCatalog } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };

/** What isolates a page from all other origins, so that it may use what is dangerous otherwise. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** A page that may do nothing but what the guide lists. */
function strictPage(element: string, server: string): ServedPage {
  const policy = guidePolicy(server);
  assert.doesNotMatch(policy, /unsafe|nonce|\*|\bdata:|\bblob:/);
  return {
    body: pageWith(element),
    headers: {
      'Content-Security-Policy': `default-src 'none'; base-uri 'none'; form-action 'none'; ${policy}`,
      ...ISOLATED,
    },
  };
}

describe('a page under the policy of the guide, alone with itself', atOnce, () => {
  it(
    'is booked on at a server of another origin, by all that the form has, and breaks nothing of it',
    atTheSpa(async ({ newcomer }) => {
      await using server = await bookingServer();
      const element = `<unknot-booking backend="${server.url}" analytics="data-layer" forward-params="utm_source"
        prefill-params="name"></unknot-booking>`;
      await using site = await guestSite({ '/': strictPage(element, server.url) });
      const her = await newcomer();
      her.mayGo(site.url);
      her.mayGo(server.url);
      const { form, page } = her;
      await page.goto(`${site.url}/?utm_source=x&name=Ada`);
      await form.isAt(en.needs.title);
      assert.equal(await page.evaluate(() => crossOriginIsolated), true);
      await form.press(en.needs.names['stress-relief']!);
      await form.widget.getByRole('option', { name: 'Shoulders, right' }).click();
      await form.press(en.needs.show);
      await form.isAt(en.services.fitting);
      await form.press(en.services.all);
      await form.massage('Warm stone back').click();
      await form.nextTimes.first().waitFor();
      await form.widget.getByText(en.times.addOns).click();
      await form.chip('Aroma oil').click();
      await form.widget.getByText(en.more.title).click();
      await form.press(en.times.nextMonth);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.widget.getByText(en.card.title).click();
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.widget.getByText(en.course.title).click();
      await form.widget.getByText(en.code.title).click();
      await form.press(en.review.book);
      await form.isBooked();
      const downloading = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const entry = await calendarEntry(await downloading);
      assert.match(entry.summary, /Lindenrast/);
      // The booking by itself, as a link in a mail leads to it.
      await page.reload();
      await form.isAt(/^Your appointment/);
      const { violations } = await her.watched();
      assert.deepEqual(violations, []);
      assert.deepEqual(her.errors, []);
      assert.deepEqual(await her.context.cookies(), []);
    }),
  );

  it(
    'makes a calendar file by itself where no server does',
    atTheSpa(async ({ newcomer }) => {
      await using site = await guestSite({
        '/': strictPage('<unknot-booking backend="demo" catalog="/catalog.json"></unknot-booking>', "'self'"),
        '/catalog.json': { type: 'application/json', body: JSON.stringify(demoCatalog()) },
      });
      const her = await newcomer();
      her.mayGo(site.url);
      const { form, page } = her;
      await page.goto(site.url);
      await form.book(ada, 'Evening unwind');
      const downloading = page.waitForEvent('download');
      await form.press(en.confirmed.calendar);
      assert.match((await calendarEntry(await downloading)).summary, /Evening unwind at Lindenrast/);
      assert.deepEqual((await her.watched()).violations, []);
      assert.deepEqual(her.errors, []);
    }),
  );

  it(
    'would hear of it if the form did anything else',
    atTheSpa(async ({ newcomer }) => {
      await using site = await guestSite({
        '/': strictPage('<unknot-booking></unknot-booking>', "'self'"),
      });
      const her = await newcomer();
      her.mayGo(site.url);
      const { page } = her;
      await page.goto(site.url);
      await page.evaluate(async () => {
        const heard = (what: string) =>
          new Promise<void>((resolve) => {
            document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
              if (violatedDirective.startsWith(what)) resolve();
            });
          });
        const style = heard('style-src');
        document.body.setAttribute('style', 'color: red');
        await style;
        const inline = heard('style-src');
        document.head.append(document.createElement('style'));
        document.head.lastElementChild!.textContent = 'body { color: red }';
        await inline;
        const image = heard('img-src');
        new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        await image;
      });
      const { violations } = await her.watched();
      assert.ok(violations.length >= 3, violations.join());
      // That was us: what the test looks at in the end is a page of its own.
      await page.goto('about:blank');
    }),
  );
});
