import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { httpBackend, isoWithOffset, nextSlots, type Slot } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { BOOKINGS, cutOff, HOLDS, loseAnswers, posts } from './support/backend-routes.ts';
import type { BookingPage } from './support/booking-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
const ben = { name: 'Ben Visitor', email: 'ben@visitor.example' };

/** As far as the next time with Amara, who can be with one visitor at a time. */
async function toAmara(form: BookingPage): Promise<string> {
  await form.toTimes('Evening unwind');
  await form.pressing(form.chip('Amara'));
  await form.nextTimes.filter({ hasText: 'Amara' }).first().waitFor();
  return (await form.nextTimes.first().textContent()) ?? '';
}

describe('one time is booked once', atOnce, () => {
  it(
    'of two visitors who press at the same moment one gets it, the other is led to the next free time and books that',
    atTheSpa(async ({ spa, visitor }) => {
      const visitors = [
        { who: ada, ...(await visitor()) },
        { who: ben, ...(await visitor()) },
      ];
      // Neither can have the time kept, so that it is the booking itself they race for.
      for (const { page } of visitors) await cutOff(page, HOLDS);
      const chosen = await Promise.all(visitors.map(({ form }) => toAmara(form)));
      assert.equal(chosen[0], chosen[1], 'Both are offered the same time.');
      for (const { form, who } of visitors) {
        await form.nextTimes.first().click();
        await form.isAt(en.details.title);
        await form.fillIn(who);
        await form.press(en.details.next);
        await form.isAt(en.review.title);
      }
      await Promise.all(visitors.map(({ form }) => form.press(en.review.book)));
      const won = await Promise.all(
        visitors.map(({ form }) =>
          Promise.race([form.isBooked().then(() => true), form.alerts(en.times.taken).then(() => false)]),
        ),
      );
      assert.deepEqual([...won].sort(), [false, true], 'One of them got it.');
      const winner = visitors[won.indexOf(true)]!;
      const { form, who } = visitors[won.indexOf(false)]!;
      assert.equal((await spa.bookingsOf(winner.who.email)).length, 1);
      assert.equal((await spa.bookingsOf(who.email)).length, 0);

      assert.equal(await form.title(), en.times.title);
      const next = (await form.nextTimes.first().textContent()) ?? '';
      assert.notEqual(next, chosen[0], 'Another time is offered.');
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.name).inputValue(), who.name, 'Nothing is to be typed again.');
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const [first] = await spa.bookingsOf(winner.who.email);
      const [second, ...more] = await spa.bookingsOf(who.email);
      assert.ok(first && second && !more.length);
      assert.deepEqual([first.staff[0]?.id, second.staff[0]?.id], ['amara', 'amara']);
      assert.ok(first.end <= second.start || second.end <= first.start, 'They do not overlap.');
    }),
  );

  it(
    'while one visitor fills in the form, the time is kept, and another who wants it hears so at once',
    atTheSpa(async ({ spa, visitor }) => {
      const { form: first } = await visitor();
      const { form: late, page } = await visitor();
      const times = [await toAmara(first), await toAmara(late)];
      assert.equal(times[0], times[1]);
      await first.nextTimes.first().click();
      await first.widget.getByText(en.details.kept).waitFor();
      await late.nextTimes.first().click();
      await late.alerts(en.times.taken);
      assert.notEqual(await late.nextTimes.first().textContent(), times[0]);
      // The way back is not longer for it.
      await page.goBack();
      await late.isAt(en.services.title);
      await first.fillIn(ada);
      await first.press(en.details.next);
      await first.press(en.review.book);
      await first.isBooked();
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );

  it(
    'kill −9 loses nothing that was acknowledged, and whoever had the page open goes on',
    atTheSpa(
      async ({ spa, visitor }) => {
        const { form: done } = await visitor();
        await done.book(ada);
        const reference = await done.reference();
        const { form: midway } = await visitor();
        await midway.toDetails('Side by side');
        await midway.widget.getByText(en.details.kept).waitFor();

        // Others are being booked just as it happens.
        const backend = httpBackend(spa.url);
        const { catalog, offsets } = await backend.catalog();
        const now = Date.now();
        const { busy, to } = await backend.busy({ from: now, to: now + 50 * 86_400_000 });
        const choice = { serviceId: 'desk-shoulders', minutes: 30 };
        const day = ({ localStart }: Slot) => localStart.slice(0, 10);
        const free = nextSlots({ catalog, offsets, busy, ...choice, from: now, to, now }, 2_000);
        const slots = free.filter((slot, i) => i === 0 || day(slot) !== day(free[i - 1]!));
        assert.ok(slots.length >= 10);
        const acknowledged: string[] = [];
        const others = slots.slice(0, 10).map(async ({ start }, i) => {
          const request = {
            ...choice,
            start: isoWithOffset(offsets, start),
            customer: { name: `Other ${i}`, email: 'others@visitor.example' },
            agreed: true,
          };
          const booking = await backend.book(request, `end-to-end-other-${i}`).catch(() => undefined);
          if (booking) acknowledged.push(booking.reference);
        });
        await until('some of the others are booked', () => acknowledged.length >= 3);
        await spa.kill();
        await Promise.all(others);
        await spa.start();

        const stored = await spa.bookingsOf('others@visitor.example');
        const references = stored.map((booking) => booking.reference);
        assert.deepEqual(
          acknowledged.filter((one) => !references.includes(one)),
          [],
        );
        assert.deepEqual(
          (await spa.bookingsOf(ada.email)).map((booking) => booking.reference),
          [reference],
        );
        await midway.fillIn(ben);
        await midway.press(en.details.next);
        await midway.press(en.review.book);
        await midway.isBooked();
        assert.equal((await spa.bookingsOf(ben.email)).length, 1);
      },
      { ownProcess: true },
    ),
  );
});

describe('a request that is sent again makes one booking', atOnce, () => {
  it(
    'where the first answer gets lost, the form asks once more by itself',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      const sent = posts(page, '/v1/bookings');
      await loseAnswers(page, BOOKINGS, 1);
      await form.book(ada);
      const keys = sent.map((request) => request.headers()['idempotency-key']);
      assert.equal(keys.length, 2);
      assert.ok(keys[0] && keys[0] === keys[1], 'Both have one key.');
      const bookings = await spa.bookingsOf(ada.email);
      assert.deepEqual(
        bookings.map((booking) => booking.reference),
        [await form.reference()],
      );
    }),
  );

  for (const notes of [undefined, 'Please mind my left shoulder.']) {
    it(
      `where no answer comes and the visitor loads the page again and tries again${notes ? ', also where they had left a note' : ''}`,
      atTheSpa(async ({ spa, visitor }) => {
        const { form, page } = await visitor();
        await loseAnswers(page, BOOKINGS);
        await form.toReview({ ...ada, ...(notes ? { notes } : {}) });
        await form.press(en.review.book);
        await form.alerts(en.review.failure.unreachable!);
        await page.reload();
        await form.isAt(en.review.title);
        await page.unroute(BOOKINGS);
        await form.press(en.tryAgain);
        await form.isBooked();
        const bookings = await spa.bookingsOf(ada.email);
        assert.deepEqual(
          bookings.map((booking) => booking.reference),
          [await form.reference()],
        );
      }),
    );
  }

  it(
    'where the answer to the keeping of the time gets lost, the visitor still books it',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      await loseAnswers(page, HOLDS);
      await toAmara(form);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      assert.equal((await spa.bookingsOf(ada.email)).length, 1);
    }),
  );
});
