import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const MOST_FOR_A_NEW_VISITOR = 14;

const phone = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } as const;

describe('on a phone, a visitor', atOnce, () => {
  it(
    'marks where it is tense and books what fits, with few taps',
    atTheSpa(async ({ spa, visitor }) => {
      const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
      const { form, page } = await visitor(phone);
      let taps = 0;
      form.pressing = async (target) => {
        taps++;
        await target.tap();
      };
      const begun = performance.now();
      await form.isAt(en.needs.title);
      await form.press(en.needs.names['chronic-back-pain']!);
      await form.press(new RegExp(`^${en.needs.where}`));
      await form.pressing(form.widget.getByRole('option', { name: 'Lower back, left' }));
      await form.press(en.needs.show);
      await form.isAt(en.services.fitting);
      const best = form.widget.locator('.card.best');
      assert.match((await best.textContent())!, /Lower back care/);
      assert.match((await best.textContent())!, /Works on lower back/);
      await form.pressing(best);
      await form.isAt(en.times.title);
      await form.pressing(form.nextTimes.first());
      await form.isAt(en.details.title);
      await form.fillIn(ada); // a tap into each field, and one on the agreement
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const seconds = (performance.now() - begun) / 1000;
      console.log(
        `A new visitor booked with ${taps} taps, in ${seconds.toFixed(1)} s of the machine’s time.`,
      );
      assert.ok(taps <= MOST_FOR_A_NEW_VISITOR, `It took ${taps} taps.`);

      const [booking, ...more] = await spa.bookingsOf(ada.email);
      assert.ok(booking && !more.length);
      assert.equal(booking.serviceId, 'lower-back-care');
      const kept = JSON.stringify(
        await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, history.state]),
      );
      assert.doesNotMatch(kept, /lower-back:/);
    }),
  );

  it(
    'keeps what is tense to the page: a reload on the way forgets it, and nothing else',
    atTheSpa(async ({ visitor }) => {
      const { form, page } = await visitor(phone);
      await form.isAt(en.needs.title);
      await form.press(en.needs.names.posture!);
      await form.press(new RegExp(`^${en.needs.where}`));
      await form.pressing(form.widget.getByRole('option', { name: 'Shoulders, right' }));
      await form.widget.getByText(en.needs.marked(1)).waitFor();
      await form.press(en.needs.show);
      await form.isAt(en.services.fitting);
      const kept = JSON.stringify(
        await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, history.state]),
      );
      assert.match(kept, /posture/);
      assert.doesNotMatch(kept, /shoulders/);
      await form.press(en.back);
      await form.isAt(en.needs.title);
      await form.widget.getByText(en.needs.marked(1)).waitFor();
      await page.reload();
      await form.isAt(en.needs.title);
      const { posture: name } = en.needs.names;
      await form.widget.getByRole('button', { name: name!, pressed: true }).waitFor({ timeout: 5000 });
      assert.equal(await form.widget.getByText(en.needs.marked(1)).count(), 0);
    }),
  );
});
