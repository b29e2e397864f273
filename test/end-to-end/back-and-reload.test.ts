import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { posts } from './support/backend-routes.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = {
  name: 'Ada Visitor',
  email: 'ada@visitor.example',
  phone: '+49 30 123456',
  notes: 'Slipped disc two years ago.',
};

describe('the back button', atOnce, () => {
  it(
    'leads through the steps, and away from the page only from the first',
    atTheSpa(async ({ spa, newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      await page.goto('/terms.html');
      await visitor.open();
      await form.toReview(ada);
      const address = page.url();
      for (const title of [en.details.title, en.times.title, en.services.title, en.needs.title]) {
        await page.goBack();
        await form.isAt(title);
        assert.equal(page.url(), address);
      }
      // What was typed is still there on the way forth.
      await form.toDetails();
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.notes).inputValue(), ada.notes);
      for (const title of [en.times.title, en.services.title, en.needs.title]) {
        await page.goBack();
        await form.isAt(title);
      }
      await page.goBack();
      assert.equal(page.url(), `${spa.url}/terms.html`);
    }),
  );

  it(
    'and the form’s own ways back keep step with one another',
    atTheSpa(async ({ visitor }) => {
      const { form, page } = await visitor();
      await form.toReview(ada);
      await form.press(en.back);
      await form.isAt(en.details.title);
      await form.press(en.change);
      await form.isAt(en.times.title);
      await form.nextTimes.first().waitFor();
      await page.goBack();
      await form.isAt(en.services.title);
      await page.goForward();
      await form.isAt(en.services.title);
      await page.goBack();
      await form.isAt(en.needs.title);
      await page.goForward();
      await form.toReview(ada);
    }),
  );

  it(
    'after the confirmation does not book again',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      const sent = posts(page, '/v1/bookings');
      await form.book(ada);
      const reference = await form.reference();
      for (let i = 0; i < 3; i++) {
        await page.goBack();
        await form.isBooked();
      }
      assert.equal(await form.reference(), reference);
      await page.reload();
      await form.isAt(/^Your appointment/);
      assert.equal(await form.reference(), reference, 'What was booked is not lost.');
      await form.press(en.confirmed.another);
      await form.isAt(en.needs.title);
      await page.reload();
      await form.isAt(en.needs.title);
      assert.equal(sent.length, 1);
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );

  it(
    'after “Book another massage” leads through the new walk, not the old one',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      await form.book(ada);
      await form.press(en.confirmed.another);
      await form.toTimes('The regular');
      await page.goBack();
      await form.isAt(en.services.title);
      await page.goBack();
      await form.isAt(en.needs.title);
      await form.book({ name: 'Ada Visitor', email: 'ada.again@visitor.example' }, 'The regular');
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
      assert.equal((await spa.bookingsOf('ada.again@visitor.example')).length, 1);
    }),
  );
});

describe('a reload', atOnce, () => {
  it(
    'in the details keeps choices, name and mail, but not the notes nor the answers',
    atTheSpa(async ({ spa, visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      await form.toDetails('Evening unwind');
      const [chosen] = await her.events('unknot-slot-selected');
      await form.fillIn(ada);
      await form.field('What would you like to hear').selectOption('Quiet music');
      const summary = await form.summary.textContent();
      await page.reload();
      await form.isAt(en.details.title);
      assert.equal(await form.summary.textContent(), summary);
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.email).inputValue(), ada.email);
      assert.equal(await form.field(en.details.phone).inputValue(), ada.phone);
      assert.equal(await form.field(en.details.notes).inputValue(), '');
      assert.equal(await form.field('What would you like to hear').inputValue(), '');
      assert.ok(await form.agreement.isChecked());
      // The way back is as long as it was.
      await page.goBack();
      await form.isAt(en.times.title);
      await page.goForward();
      await form.isAt(en.times.title);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      const [booking, ...more] = await spa.bookingsOf(ada.email);
      assert.ok(booking && !more.length);
      assert.equal(
        Date.parse(booking.start),
        Date.parse(String(chosen?.start)),
        'Their own hold was let go.',
      );
      assert.equal(booking.notes, undefined);
    }),
  );

  it(
    'finds no note in any storage, as none was ever put there',
    atTheSpa(async ({ spa, visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      const stored: string[] = [];
      const look = async () => {
        stored.push(...(await her.watched()).stored);
        stored.push(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }])));
      };
      await form.toDetails();
      await form.fillIn(ada);
      await form.field('What would you like to hear').selectOption('The rain on the roof');
      await look();
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await look();
      await page.goBack();
      await form.isAt(en.details.title);
      await look();
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      await look();
      assert.ok(
        stored.some((text) => text.includes(ada.email)),
        'The draft was kept meanwhile.',
      );
      const told = stored.filter((text) => text.includes('Slipped') || text.includes('rain on the roof'));
      assert.deepEqual(told, []);
      assert.equal((await spa.bookingsOf(ada.email))[0]?.notes, ada.notes);
      assert.equal((await page.context().cookies()).length, 0);
      const databases = await page.evaluate(() => indexedDB.databases());
      assert.deepEqual(databases, []);
      await until('nothing is left in storage but what a reload finds the booking by', async () => {
        const left = await page.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }));
        return left.join() === 'unknot:/:0:link';
      });
      await form.press(en.confirmed.another);
      await form.isAt(en.needs.title);
      const left = await page.evaluate(() => Object.keys({ ...sessionStorage, ...localStorage }));
      assert.deepEqual(left, ['unknot:/:0'], 'Nor is that, once another way is begun.');
    }),
  );
});
