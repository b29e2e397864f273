import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Booking } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', notes: 'Slipped disc.' };
const ASKING = `<unknot-booking backend="/" analytics="data-layer" forward-params="utm_source utm_campaign referrer"
  prefill-params="name email=mail service"></unknot-booking>`;

declare global {
  interface Window {
    dataLayer?: { event: string; unknot: { step: string } }[];
  }
}

describe('a page that asks for statistics, and hands on where its visitors come from', atOnce, () => {
  it(
    'has both, and what its address says filled in; nobody is told who she is or what she needs',
    atTheSpa(async ({ spa, newcomer }) => {
      const her = await newcomer();
      const { form, page } = her;
      const path = await ownPage(page, ASKING);
      // She follows a link in a letter, on a page of somebody else's.
      await page.route('http://letter.example/**', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<a href="${spa.url}${path}?utm_source=letter&utm_campaign=Spring%20%3Cb%3E&mail=ada%40visitor.example&name=Ada%20Visitor">Book</a>`,
        }),
      );
      her.mayGo('http://letter.example');
      await page.goto('http://letter.example/spring?about=back-pain');
      await page.getByRole('link', { name: 'Book' }).click();
      await form.isAt(en.needs.title);
      assert.equal(new URL(page.url()).search, '?utm_source=letter&utm_campaign=Spring+%3Cb%3E');
      await form.press(en.needs.names.sleep!);
      await form.press(en.needs.show);
      await form.massage('Evening unwind').click();
      await form.isAt(en.times.title);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.email).inputValue(), ada.email);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();

      const [booking] = (await spa.bookingsOf(ada.email)) as readonly (Booking & { source?: object })[];
      assert.deepEqual(booking?.source, {
        utm_source: 'letter',
        utm_campaign: 'Spring <b>',
        referrer: 'http://letter.example',
      });
      const layer = () => page.evaluate(() => window.dataLayer ?? []);
      await until('the booking is told', async () => (await layer()).at(-1)?.event === 'unknot_booked');
      const told = await layer();
      assert.deepEqual(
        told.map(({ event, unknot }) => `${event} ${unknot.step}`),
        ['needs', 'services', 'times', 'details', 'review', 'confirmed']
          .map((step) => `unknot_step ${step}`)
          .concat('unknot_booked confirmed'),
      );
      assert.deepEqual(told.at(-1)?.unknot, {
        step: 'confirmed',
        service: 'evening-unwind',
        price: booking!.total / 100,
        currency: 'EUR',
      });
      const text = JSON.stringify(told);
      for (const secret of [ada.name, ada.email, 'Slipped', 'sleep', booking!.reference, booking!.id]) {
        assert.ok(!text.includes(secret), secret);
      }
      for (const url of her.asked.filter((url) => !url.includes('own.html'))) {
        assert.doesNotMatch(url, /ada|visitor\.example|letter\?|utm_/i);
      }
      for (const mail of await spa.mails()) {
        assert.doesNotMatch(`${mail.html}${mail.text}`, /letter\.example|utm_|Spring/);
      }
    }),
  );

  it(
    'has nothing of it loaded where it does not ask',
    atTheSpa(async ({ newcomer }) => {
      const her = await newcomer();
      const { form, page } = her;
      await page.goto(`${await ownPage(page, '<unknot-booking backend="/"></unknot-booking>')}?utm_source=x`);
      await form.book(ada);
      assert.deepEqual(her.requestsFor('unknot-page-side'), []);
      assert.equal(await page.evaluate(() => 'dataLayer' in window), false);
      assert.ok(her.requestsFor('unknot-form').length, 'Files go by such names.');
    }),
  );

  it(
    'is booked on also where the code for it cannot be loaded',
    atTheSpa(async ({ spa, newcomer }) => {
      const { form, page } = await newcomer();
      await page.route('**/unknot-page-side*', (route) => route.abort());
      await page.goto(await ownPage(page, ASKING));
      await form.book(ada);
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );
});
