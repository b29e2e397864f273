import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Email } from 'postal-mime';
import type { Booking } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import type { BookingPage } from './support/booking-page.ts';
import { Keyboard } from './support/keyboard.ts';
import { atOnce, atTheSpa, type Scene } from './support/scene.ts';
import type { Spa } from './support/spa.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 123456' };

/** The last mail to an address whose subject has these words, once it is there. */
async function mailTo(spa: Spa, address: string, subject: RegExp) {
  let found: Awaited<ReturnType<Spa['mails']>>[number] | undefined;
  await until(`a mail to ${address} is ${subject}`, async () => {
    const mails = await spa.mails();
    found = mails.findLast((mail) => isTo(mail, address) && subject.test(mail.subject ?? ''));
    return !!found;
  });
  return found!;
}

const isTo = ({ to }: Email, address: string) =>
  to?.some((one) => 'address' in one && one.address === address);

/** Where the mail leads to. */
function linkIn(text = ''): string {
  const [link = ''] = /https?:\/\/\S+#unknot=\S+/.exec(text) ?? [];
  assert.ok(link, text);
  return link;
}

/** Books a time of next month, which can be moved and cancelled for days. */
async function bookLater(form: BookingPage): Promise<void> {
  await form.toTimes();
  await form.toNextMonth();
  await form.pressing(form.times.first());
  await form.isAt(en.details.title);
  await form.fillIn(ada);
  await form.press(en.details.next);
  await form.press(en.review.book);
  await form.isBooked();
}

/** Ada books, and has the link of her mail. */
async function booked({ spa, visitor }: Scene) {
  const { form } = await visitor();
  await bookLater(form);
  const reference = await form.reference();
  const mail = await mailTo(spa, ada.email, /^Booked/);
  return { reference, link: linkIn(mail.text) };
}

const only = async (spa: Spa, email = ada.email): Promise<Booking> => {
  const bookings = await spa.bookingsOf(email);
  assert.equal(bookings.length, 1);
  return bookings[0]!;
};

describe('the link in a mail', atOnce, () => {
  it(
    'opens the booking, which is moved with the keyboard alone; the address keeps nothing of it',
    atTheSpa(async (scene) => {
      const { spa, newcomer } = scene;
      const { reference, link } = await booked(scene);
      const before = await only(spa);
      const one = await newcomer({ viewport: { width: 390, height: 844 } });
      const { form, page } = one;
      await page.goto(link);
      await form.isAt(/^Your appointment/);
      assert.equal(await form.reference(), reference);
      assert.equal(page.url(), `${spa.url}/`);
      assert.deepEqual(await faultsInEveryLook(page), []);
      const token = link.slice(link.lastIndexOf('.') + 1);
      assert.deepEqual(one.requestsFor(token), [], 'It is in no address that was asked for.');
      const inView = await form.widget
        .getByRole('heading', { level: 2 })
        .evaluate((title) => title.getBoundingClientRect().top < innerHeight && title.matches(':focus'));
      assert.ok(inView, 'Who follows the link is led to it, wherever on the page it is.');

      const keys = new Keyboard(page);
      await keys.tabAndPress(/^Move to another time/);
      await form.isAt(en.manage.moveTitle);
      await form.times.first().waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);
      assert.equal(await form.chip(/45 min/).count(), 0, 'What it is of stays.');
      const other = ((await form.times.nth(1).textContent()) ?? '').trim();
      await keys.tabAndPress(new RegExp(`^${other}$`));
      await form.isAt(en.manage.moveToTitle);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await keys.tabAndPress(en.manage.doMove);
      await form.widget.getByText(en.manage.news.moved).waitFor();
      const after = await only(spa);
      assert.notEqual(after.start, before.start);
      assert.deepEqual([after.reference, after.total, after.sequence], [reference, before.total, 1]);
      const [event] = await one.events('unknot-rescheduled');
      assert.deepEqual(event, { reference, serviceId: after.serviceId, start: after.start });

      const mail = await mailTo(spa, ada.email, /^Moved/);
      assert.equal(linkIn(mail.text), link, 'The same link leads there later.');
      await page.goto(link);
      await form.isAt(new RegExp(after.start.slice(11, 16)));
    }),
  );

  it(
    'can be followed on the page that is open already, and the browser’s back button leads through what is done',
    atTheSpa(async (scene) => {
      const { link } = await booked(scene);
      const { form, page } = await scene.visitor();
      await form.toMassages();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, new URL(link).hash);
      await form.isAt(/^Your appointment/);
      assert.equal(new URL(page.url()).hash, '');
      await form.pressing(form.widget.getByRole('button', { name: /^Move to another time/ }));
      await form.isAt(en.manage.moveTitle);
      await form.pressing(form.times.nth(1));
      await form.isAt(en.manage.moveToTitle);
      await page.goBack();
      await form.isAt(en.manage.moveTitle);
      await page.goBack();
      await form.isAt(/^Your appointment/);
      await page.goForward();
      await page.waitForTimeout(200);
      await form.isAt(/^Your appointment/);
      await page.reload();
      await form.isAt(/^Your appointment/);
    }),
  );

  it(
    'cancels it, asked once; the time is free again, and the link says so from then on',
    atTheSpa(async (scene) => {
      const { spa, newcomer } = scene;
      const { link, reference } = await booked(scene);
      const one = await newcomer({ colorScheme: 'dark' });
      const { form, page } = one;
      await page.goto(link);
      await form.isAt(/^Your appointment/);
      await form.pressing(form.widget.getByRole('button', { name: /^Cancel it/ }));
      await form.isAt(en.manage.cancelTitle);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.manage.keep);
      await form.isAt(/^Your appointment/);
      assert.equal((await only(spa)).status, 'confirmed');
      await form.pressing(form.widget.getByRole('button', { name: /^Cancel it/ }));
      await form.press(en.manage.doCancel);
      await form.isAt(en.manage.cancelledTitle);
      assert.deepEqual(await faultsInEveryLook(page), []);
      assert.equal((await only(spa)).status, 'cancelled');
      assert.equal((await one.events('unknot-cancelled'))[0]?.reference, reference);
      const mail = await mailTo(spa, ada.email, /cancel/i);
      assert.ok(mail.attachments.some(({ mimeType }) => mimeType === 'text/calendar'));
      await page.goto(link);
      await form.isAt(en.manage.cancelledTitle);
      await form.press(en.manage.again);
      await form.isAt(en.times.title);
      await form.pressing(form.nextTimes.first());
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.email).inputValue(), ada.email);
    }),
  );

  it(
    'changes how the visitor is reached; both addresses are told, and the link stays good',
    atTheSpa(async (scene) => {
      const { spa, newcomer } = scene;
      const { link, reference } = await booked(scene);
      const { form, page } = await newcomer();
      await page.goto(link);
      await form.isAt(/^Your appointment/);
      await form.press(en.manage.contact);
      await form.isAt(en.manage.contactTitle);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.field(en.details.email).fill('ada@new.example');
      await form.press(en.manage.save);
      await form.widget.getByText(en.manage.news['contact-changed']).waitFor();
      assert.deepEqual((await only(spa, 'ada@new.example')).customer, { ...ada, email: 'ada@new.example' });
      const told = await mailTo(spa, ada.email, /^Another address/);
      assert.ok(!JSON.stringify([told.text, told.html]).includes('ada@new.example'));
      const fresh = await mailTo(spa, 'ada@new.example', /^New contact details/);
      assert.equal(linkIn(fresh.text), link);
      assert.equal(await form.reference(), reference);
    }),
  );

  it(
    'that was cut short, or is of somebody else, opens nothing, and says so kindly',
    atTheSpa(async (scene) => {
      const { newcomer } = scene;
      const { link } = await booked(scene);
      const { form, page } = await newcomer();
      for (const wrong of [
        link.slice(0, -4),
        `${scene.spa.url}/#unknot=`,
        `${scene.spa.url}/#unknot=a.b%3Cimg%3E`,
      ]) {
        await page.goto('about:blank');
        await page.goto(wrong);
        if (wrong.endsWith('=')) await form.isAt(en.needs.title);
        else {
          await form.isAt(en.manage.unknownTitle);
          assert.deepEqual(await faultsInEveryLook(page), []);
          await form.press(en.confirmed.another);
          await form.isAt(en.needs.title);
        }
      }
    }),
  );

  it(
    'waits for a server that cannot be reached, and leads on once it can',
    atTheSpa(async (scene) => {
      const { link } = await booked(scene);
      const { form, page } = await scene.newcomer();
      await page.route('**/v1/booking', (route) => route.abort());
      await page.goto(link);
      await form.button(en.tryAgain).waitFor();
      await page.unroute('**/v1/booking');
      await form.press(en.tryAgain);
      await form.isAt(/^Your appointment/);
      await page.route('**/v1/booking/cancel', (route) => route.abort());
      await form.pressing(form.widget.getByRole('button', { name: /^Cancel it/ }));
      await form.press(en.manage.doCancel);
      await form.alerts('nothing is changed');
      assert.deepEqual(await faultsInEveryLook(page), []);
      await page.unroute('**/v1/booking/cancel');
      await form.press(en.manage.doCancel);
      await form.isAt(en.manage.cancelledTitle);
    }),
  );

  it(
    'can be done without by who has just booked',
    atTheSpa(async ({ spa, visitor }) => {
      const { form } = await visitor();
      await bookLater(form);
      await form.press(en.confirmed.change);
      await form.isAt(/^Your appointment/);
      await form.pressing(form.widget.getByRole('button', { name: /^Cancel it/ }));
      await form.press(en.manage.doCancel);
      await form.isAt(en.manage.cancelledTitle);
      assert.equal((await only(spa)).status, 'cancelled');
    }),
  );
});
