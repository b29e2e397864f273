import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { BOOKINGS, BUSY, CATALOG, HOLDS, posts } from './support/backend-routes.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { Gate, until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };

/** Answers are under way, and arrive once the gate is open. */
async function holdBack(page: Page, path: string): Promise<Gate> {
  const gate = new Gate();
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await gate.opened;
    await route.fulfill({ response });
  });
  return gate;
}

/** What a link to the spa says: `tel:` has no text, `mailto:` and WhatsApp have the request in them. */
function written(href: string): string {
  const { searchParams } = new URL(href);
  return `${searchParams.get('subject') ?? ''}\n${searchParams.get('body') ?? searchParams.get('text') ?? ''}`;
}

describe('a slow backend', atOnce, () => {
  it(
    'shows that it is being waited for, at every step, and the visitor books once it answers',
    atTheSpa(async ({ spa, newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      const gates = {
        catalog: await holdBack(page, CATALOG),
        busy: await holdBack(page, BUSY),
        hold: await holdBack(page, HOLDS),
        booking: await holdBack(page, BOOKINGS),
      };
      await visitor.open();
      await form.widget.getByRole('status').filter({ hasText: en.loading }).waitFor();
      await form.widget.getByRole('status').filter({ hasText: en.slow }).waitFor();
      await form.widget.getByRole('link', { name: '+49 40 66969 120' }).waitFor();
      gates.catalog.open();
      await form.toMassages();
      await form.pressing(form.massage('Evening unwind'));
      await form.isAt(en.times.title);
      await form.widget.getByRole('status', { name: en.loading }).waitFor();
      assert.equal(await form.nextTimes.count(), 0);
      gates.busy.open();
      await form.chip('Amara').click();
      await form.nextTimes.first().click();
      // Filling in the form waits for nothing.
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      const sent = posts(page, '/v1/bookings');
      await form.press(en.review.book);
      await form.button(en.review.sending).waitFor();
      gates.hold.open();
      await until('the booking is sent', () => sent.length === 1);
      // Impatience books nothing twice, and leads nowhere.
      await form.button(en.review.sending).click({ force: true });
      await page.goBack();
      await form.button(en.review.sending).waitFor();
      assert.equal(
        (await visitor.events('unknot-booked')).length,
        0,
        'Nothing is confirmed before the answer.',
      );
      gates.booking.open();
      await form.isBooked();
      assert.equal(sent.length, 1);
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );
});

describe('a backend that cannot be reached', atOnce, () => {
  it(
    'while the form is loaded: what the page says instead is shown, and “Try again” works once it is back',
    atTheSpa(async ({ spa, newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      // The page and the form come; when the catalog is asked for, nobody is there any more.
      const gone = new Gate();
      await page.route(CATALOG, async (route) => {
        await gone.opened;
        await route.continue();
      });
      const asked = page.waitForRequest(CATALOG);
      await visitor.open();
      await asked;
      await spa.stop();
      gone.open();
      await form.alerts(en.unreachable);
      await form.widget.getByRole('link', { name: '+49 40 66969 120' }).waitFor();
      await form.press(en.tryAgain);
      await form.alerts(en.unreachable);
      const failed = await visitor.events('unknot-failed');
      assert.deepEqual(failed[0], { code: 'unreachable' });
      await spa.start();
      await form.press(en.tryAgain);
      await form.book(ada);
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );

  it(
    'when the times are asked for: there are ways to reach the spa, and the times once it is back',
    atTheSpa(async ({ spa, visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      await until('the code of all steps is loaded', () =>
        page.evaluate(() => customElements.get('unknot-confirmation') !== undefined),
      );
      assert.deepEqual(her.requestsFor('/v1/busy'), [], 'The times are asked for only when they are near.');
      await spa.stop();
      await form.toMassages();
      await form.massage('Quiet back').click();
      await form.isAt(en.times.title);
      await form.alerts(en.times.failed);
      const mail = (await form.link(en.contact.mail).getAttribute('href')) ?? '';
      assert.ok(mail.startsWith('mailto:hello@lindenrast.example?'), mail);
      assert.match(written(mail), /Quiet back \(30 min\)/);
      assert.match(written(mail), new RegExp(en.contact.anyTime.replace('?', '\\?')));
      await spa.start();
      await form.press(en.tryAgain);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
    }),
  );

  it(
    'when the booking is sent: the visitor can send their request by hand, or try again once it is back',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      const sent = posts(page, '/v1/bookings');
      await form.toReview({ ...ada, phone: '+49 30 123456', notes: 'Slipped disc.' }, 'Evening unwind');
      const when = (await form.row(en.review.when).textContent())?.split('–')[0] ?? '';
      assert.match(when, /^\w+ \d+ \w+, \d\d:\d\d$/);
      await spa.stop();
      await form.press(en.review.book);
      await form.alerts(en.review.failure.unreachable!);
      assert.equal(sent.length, 2, 'It was tried twice.');

      const ways = [form.link(/^Call/), form.link(en.contact.mail), form.link(en.contact.whatsapp)];
      const [call = '', mail = '', chat = ''] = await Promise.all(
        ways.map(async (way) => (await way.getAttribute('href')) ?? ''),
      );
      assert.equal(call, 'tel:+494066969120');
      assert.ok(mail.startsWith('mailto:hello@lindenrast.example?'));
      assert.ok(chat.startsWith('https://wa.me/4917604069012?'));
      for (const text of [written(mail), written(chat)]) {
        for (const part of ['Evening unwind', '60 min', when, ada.name]) assert.ok(text.includes(part), part);
        assert.ok(!text.includes('Slipped'), 'What may be about health is theirs to add.');
      }
      assert.match(mail, /%0D%0A/, 'Lines of a mail end as mails’ lines do (RFC 6068 §5).');

      await form.press(en.tryAgain);
      await form.button(en.review.sending).waitFor();
      await form.alerts(en.review.failure.unreachable!);
      await spa.start();
      await form.press(en.tryAgain);
      await form.isBooked();
      assert.equal(new Set(sent.map((request) => request.headers()['idempotency-key'])).size, 1);
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );
});
