import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayNumber, dayText } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 123456' };
const sameAgain = /^Same again in 3 weeks/;

describe('a visitor who has booked', atOnce, () => {
  it(
    'makes it regular with one tap: the same massage, three weeks on',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page, errors } = await visitor({ viewport: { width: 390, height: 844 } });
      await form.toTimes('The regular');
      await form.chip('60 min').click();
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn({ ...ada, notes: 'Please mind my left shoulder.' });
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      assert.match(
        (await form.row(en.review.what).textContent())!,
        /60 min of massage, about 1 h 10 in the house/,
      );
      assert.equal(await form.row(en.review.taxIncluded('19% VAT')).textContent(), '€11.18');
      await form.press(en.review.book);
      await form.isBooked();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.widget.getByText(en.confirmed.rhythm(3)).waitFor();
      const [first] = await spa.bookingsOf(ada.email);
      assert.ok(first);
      const day = dayText(dayNumber(first.start) + 21);
      const named = (await form.button(sameAgain).locator('bdi').textContent())!;
      assert.ok(named.includes(String(Number(day.slice(8)))), `${named} is ${day}.`);

      await form.press(sameAgain);
      await form.isAt(en.times.title);
      assert.ok(await form.chip('60 min').getByRole('radio').isChecked());
      await form.nextTimes.first().waitFor();
      await form.day(day).waitFor();
      // Of all days it may be one on which the house is closed.
      const closed = form.widget.getByText(en.times.noneOn(named));
      await closed
        .or(form.widget.getByRole('heading', { name: en.times.timesOn(named) }))
        .first()
        .waitFor();
      await form.times.last().click();
      await form.isAt(en.details.title);
      assert.equal(await form.field(en.details.name).inputValue(), ada.name);
      assert.equal(await form.field(en.details.notes).inputValue(), '');
      assert.equal(await form.agreement.isChecked(), false);
      await form.agreement.check();
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();

      const both = await spa.bookingsOf(ada.email);
      assert.equal(both.length, 2);
      const [one, other] = both.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
      assert.deepEqual([other?.serviceId, other?.minutes, other?.staff], [one?.serviceId, 60, one?.staff]);
      assert.deepEqual(one?.tax, { percent: 19, amount: 1118, included: true });
      assert.deepEqual(errors, []);
    }),
  );

  it(
    'comes back by the browser’s back button to where the second booking stands',
    atTheSpa(async ({ visitor }) => {
      const { form, page, errors } = await visitor();
      await form.book(ada, 'The regular');
      await form.press(sameAgain);
      await form.isAt(en.times.title);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await page.goBack();
      await form.isAt(en.times.title);
      await page.goBack();
      await form.isAt(en.services.title);
      assert.deepEqual(errors, []);
    }),
  );

  it(
    'is not invited to come back where the spa suggests no rhythm',
    atTheSpa(async ({ visitor }) => {
      const { form } = await visitor();
      await form.book(ada, 'Quiet back');
      assert.equal(await form.button(sameAgain).count(), 0);
    }),
  );
});
