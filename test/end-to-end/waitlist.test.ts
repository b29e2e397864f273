import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripePayments } from '../../packages/server/src/payments/stripe.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { STRIPE_KEY, StripeStandIn, WEBHOOK_SECRET } from '../server/stripe-stand-in.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { demoCatalog } from './support/own-page.ts';
import { atTheSpa } from './support/scene.ts';
import type { Spa } from './support/spa.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Booker', email: 'ada@visitor.example' };
const bea = { name: 'Bea Waiting', email: 'bea@visitor.example' };
const STAFF = ['mira', 'jonas', 'amara', 'teo'];
const DAY = 86_400_000;

describe('a spa that is booked out', () => {
  it(
    'tells who waits when somebody cancels: from the mail it is one tap to the booking',
    atTheSpa(async ({ spa, visitor, newcomer }) => {
      const first = await visitor();
      await first.form.toTimes();
      await first.form.toNextMonth();
      await first.form.times.first().click();
      await first.form.isAt(en.details.title);
      await first.form.fillIn(ada);
      await first.form.press(en.details.next);
      await first.form.press(en.review.book);
      await first.form.isBooked();
      await allElseIsTaken(spa);

      const second = await visitor({ viewport: { width: 390, height: 844 } });
      const { form, page } = second;
      await form.toMassages();
      await form.pressing(form.massage('Quiet back'));
      await form.widget.getByText(en.times.none).waitFor();
      await form.widget.getByText(en.waitlist.title).click();
      await form.field(en.details.name).fill(bea.name);
      await form.press(en.waitlist.send);
      await form.widget.getByText(en.details.fault.email).waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.field(en.details.email).fill(bea.email);
      await form.agreement.click();
      await form.press(en.waitlist.send);
      await form.widget.getByText(new RegExp(`^You are on the list until .*${bea.email}`)).waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);

      const [, confirmed] = await linkIn(spa, ada.email, /(\S+#unknot=[\w-]+\.\S+)/);
      await first.page.goto('about:blank');
      await first.page.goto(confirmed!);
      await first.form.press(new RegExp(`^${en.manage.cancel}`));
      await first.form.press(en.manage.doCancel);
      await first.form.isAt(en.manage.cancelledTitle);

      const [, link] = await linkIn(spa, bea.email, /(\S+#unknot=offer\.\S+)/);
      const [, token] = /offer\.(\S+)/.exec(link!)!;
      const third = await newcomer({ viewport: { width: 390, height: 844 } });
      await third.page.goto(link!);
      await third.form.isAt(en.offer.title);
      assert.ok(!third.page.url().includes('unknot'), 'The token has left the address.');
      await third.form.settled();
      assert.deepEqual(await faultsInEveryLook(third.page), []);
      assert.match(
        (await third.form.row(en.review.you).textContent()) ?? '',
        /Bea Waiting\s*bea@visitor\.example/,
      );
      await third.page.reload();
      await third.form.isAt(en.offer.title);
      await third.form.press(en.offer.take);
      await third.form.isBooked();
      assert.deepEqual(await faultsInEveryLook(third.page), []);
      const [booking, ...more] = await spa.bookingsOf(bea.email);
      assert.deepEqual([booking?.status, more.length], ['confirmed', 0]);
      assert.equal(booking?.start, (await spa.bookingsOf(ada.email))[0]?.start);
      const [, subject] = await linkIn(spa, bea.email, /(You are booked)/);
      assert.ok(subject);

      // Whoever opens the mail once more comes to the booking.
      await third.page.goto('about:blank');
      await third.page.goto(link!);
      await third.form.isAt(/^Your appointment/);
      assert.ok(!third.asked.some((url) => url.includes(token!)), 'No address has the token.');
    }),
  );

  it(
    'asks what is to be asked before it is booked, with the time kept and who comes filled in',
    atTheSpa(async ({ spa, visitor, newcomer }) => {
      const screening = [
        { id: 'fever', question: 'Do you have a fever?', outcome: 'decline', text: 'Rest.' },
      ];
      const questions = [{ id: 'visit', label: 'Is this your first visit?', kind: 'yes-no', required: true }];
      const first = await visitor();
      await first.form.toTimes();
      await first.form.widget.getByText(en.waitlist.title).click();
      await first.form.field(en.details.name).fill(bea.name);
      await spa.askAsStaff('PUT', '/catalog', { ...demoCatalog(), screening, questions });
      await first.form.field(en.details.email).fill(bea.email);
      await first.form.agreement.click();
      await first.form.press(en.waitlist.send);
      const [, link] = await linkIn(spa, bea.email, /(\S+#unknot=offer\.\S+)/);
      const { form, page } = await newcomer();
      await page.goto(link!);
      await form.isAt(en.offer.title);
      await form.widget.getByText(en.offer.more).waitFor();
      await form.press(en.offer.take);
      await form.isAt(en.screening.title);
      await form.widget.getByRole('checkbox').check();
      await form.widget.getByText(en.details.no, { exact: true }).click();
      await form.press(en.screening.next);
      await form.isAt(en.details.title);
      await form.widget.getByText(en.details.kept).waitFor();
      assert.equal(await form.field(en.details.email).inputValue(), bea.email);
      // One step back and the time is still kept: the link leads to it again.
      await page.goto('about:blank');
      await page.goto(link!);
      await form.isAt(en.offer.title);
      await form.press(en.offer.take);
      await form.widget.getByRole('checkbox').check();
      await form.widget.getByText(en.details.no, { exact: true }).click();
      await form.press(en.screening.next);
      await form.isAt(en.details.title);
      await form.field('Is this your first visit?').selectOption('yes');
      await form.agreement.click();
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const { wishes } = await spa.askAsStaff<{ wishes: unknown[] }>('GET', '/waitlist');
      assert.deepEqual(wishes, [], 'Who has it waits no more.');
    }),
  );

  it('leads to the payment page where a deposit is paid ahead', async (test) => {
    await using stripe = await StripeStandIn.start();
    const provider = stripePayments({ key: STRIPE_KEY, webhookSecret: WEBHOOK_SECRET, url: stripe.url });
    await atTheSpa(
      async ({ spa, visitor, newcomer }) => {
        const first = await visitor();
        await first.form.toTimes('Side by side');
        await first.form.widget.getByText(en.waitlist.title).click();
        await first.form.field(en.details.name).fill(bea.name);
        await first.form.field(en.details.email).fill(bea.email);
        await first.form.agreement.click();
        await first.form.press(en.waitlist.send);
        const [, link] = await linkIn(spa, bea.email, /(\S+#unknot=offer\.\S+)/);
        const one = await newcomer();
        one.mayGo(stripe.url);
        const { form, page } = one;
        await page.goto(link!);
        await form.press(en.offer.take);
        await form.isAt(en.details.title);
        await form.agreement.click();
        await form.press(en.details.next);
        await form.isAt(en.review.title);
        await form.press(en.payment.book('€30'));
        await page.waitForURL(`${stripe.url}/pay/*`);
        await page.getByRole('button', { name: 'Pay' }).click();
        await form.isBooked();
        const [booking] = await spa.bookingsOf(bea.email);
        assert.deepEqual([booking?.status, booking?.payment?.status], ['confirmed', 'paid']);
      },
      { provider },
    )(test);
  });

  it(
    'offers what is let go to nobody twice, and says so kindly',
    atTheSpa(async ({ spa, visitor, newcomer }) => {
      const first = await visitor();
      await first.form.toTimes();
      await first.form.widget.getByText(en.waitlist.title).click();
      await first.form.widget.getByText(/^There is a time that suits already/).waitFor();
      await first.form.field(en.details.name).fill(bea.name);
      await first.form.field(en.details.email).fill(bea.email);
      await first.form.agreement.click();
      await first.form.press(en.waitlist.send);
      const [, link] = await linkIn(spa, bea.email, /(\S+#unknot=offer\.\S+)/);
      const second = await newcomer();
      await second.page.goto(link!);
      await second.form.press(en.offer.leave);
      await second.form.isAt(en.offer.declined);
      await second.form.widget.getByText(en.offer.ended).waitFor();
      assert.deepEqual(await faultsInEveryLook(second.page), []);
      await second.form.press(en.offer.calendar);
      await second.form.isAt(en.needs.title);

      await second.page.goto('about:blank');
      await second.page.goto(`${link!.slice(0, -1)}!`);
      await second.form.isAt(en.offer.unknown);
      assert.deepEqual(await faultsInEveryLook(second.page), []);
    }),
  );
});

/** Nobody works in all the weeks that can be booked, but for what is booked. */
async function allElseIsTaken(spa: Spa): Promise<void> {
  const [booking] = await spa.bookingsOf(ada.email);
  const { start, end, staff } = booking!;
  const own = staff.map(({ id }) => id);
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  // The buffers go with the booking.
  const local = (iso: string, minutes: number) =>
    new Date(Date.parse(`${iso.slice(0, 16)}Z`) + minutes * 60_000).toISOString().slice(0, 16);
  const [first, last] = [`${day(-2)}T00:00`, `${day(62)}T00:00`];
  await spa.block({ from: first, to: local(start, -15), resourceIds: own });
  await spa.block({ from: local(end, 30), to: last, resourceIds: own });
  await spa.block({ from: first, to: last, resourceIds: STAFF.filter((id) => !own.includes(id)) });
}

/** Waits for a mail to an address that has something in it. */
async function linkIn(spa: Spa, address: string, pattern: RegExp): Promise<RegExpExecArray> {
  let found: RegExpExecArray | undefined;
  await until(`${address} has a mail with ${pattern}`, async () => {
    for (const { to, text = '' } of await spa.mails()) {
      if (to?.some((one) => one.address === address)) found = pattern.exec(text) ?? found;
    }
    return found !== undefined;
  });
  return found!;
}
