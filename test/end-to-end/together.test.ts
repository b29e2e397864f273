import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { BOOKINGS } from './support/backend-routes.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
const ben = { name: 'Ben Another', email: 'ben@visitor.example' };
const WEEK = 7 * 86_400_000;

describe('more than one massage', atOnce, () => {
  it(
    'two guests come one after the other, each with a card, and the therapists know which is whose',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page, errors } = await visitor({ viewport: { width: 390, height: 844 } });
      await form.toTimes('Quiet back');
      await form.widget.getByText(en.more.title).click();
      await form.press(en.more.guest);
      await form.widget.getByRole('group', { name: en.more.after }).getByRole('button').first().click();
      await form.chip(en.card.staffGenders.woman).last().click();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.field(en.details.guestName).fill('Ben');
      await form.press(new RegExp(`^${en.card.theirs.replace('?', '\\?')}`));
      await form.press(en.body.pressures.light);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.widget.getByText('Light pressure', { exact: true }).waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.review.book);
      await form.isBooked();
      assert.deepEqual(await faultsInEveryLook(page), []);
      const [booking] = await spa.bookingsOf(ada.email);
      assert.deepEqual(
        booking?.parts?.map(({ serviceId, guests }) => [serviceId, guests]),
        [
          ['quiet-back', [1]],
          ['quiet-back', [2]],
        ],
      );
      assert.ok(['mira', 'amara'].includes(booking!.parts![1]!.staff[0]!.id));
      assert.deepEqual(booking?.secondGuest, { name: 'Ben', card: { pressure: 'light' } });
      assert.equal(booking?.total, 8400);
      assert.deepEqual(errors, []);
    }),
  );

  it(
    'a course is booked as a whole; where a session is taken meanwhile, nothing is, and the next best is offered',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      await form.toTimes('The regular');
      // The last of its kind: nobody else gives a massage at that time.
      await form.chip('Teo').click();
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(/^Come regularly/);
      await form.field(en.course.howOften).selectOption('2');
      await form.field(en.course.howMany).selectOption('3');
      await form.button(en.course.book(3)).waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);

      // What is asked for is seen on its way; then somebody else takes one of the sessions.
      let asked: { start: string; courseStarts: string[] } | undefined;
      await page.route(
        BOOKINGS,
        async (route) => {
          asked = route.request().postDataJSON();
          const answer = await fetch(`${spa.url}/v1/bookings`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-of-ben-0123456789' },
            body: JSON.stringify({
              serviceId: 'the-regular',
              minutes: 45,
              staffId: 'teo',
              start: asked!.courseStarts[1],
              customer: ben,
              agreed: true,
            }),
          });
          assert.equal(answer.status, 201, await answer.text());
          await route.continue();
        },
        { times: 1 },
      );
      await form.press(en.course.book(3));
      await form.alerts(en.course.taken);
      assert.deepEqual(await spa.bookingsOf(ada.email), []);
      await form.widget
        .getByText(/^Instead of .*, which is not free\.$/)
        .first()
        .waitFor();
      await form.press(en.course.book(3));
      await form.isBooked();

      const sessions = await spa.bookingsOf(ada.email);
      const starts = sessions.map(({ start }) => Date.parse(start)).sort((a, b) => a - b);
      assert.equal(starts.length, 3);
      assert.equal(starts[0], Date.parse(asked!.start));
      assert.equal(starts[1], Date.parse(asked!.courseStarts[0]!));
      assert.notEqual(starts[2], Date.parse(asked!.courseStarts[1]!));
      assert.ok(Math.abs(starts[2]! - starts[0]! - 4 * WEEK) < 4 * 86_400_000);
      assert.deepEqual([...new Set(sessions.map(({ course }) => course?.of))], [3]);

      const file = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const text = await (await (await file).createReadStream()).toArray();
      assert.equal(
        Buffer.concat(text)
          .toString()
          .match(/^BEGIN:VEVENT/gm)?.length,
        3,
      );
    }),
  );
});
