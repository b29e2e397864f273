import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionCard } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { BOOKINGS } from './support/backend-routes.ts';
import { calendarEntry } from './support/calendar-file.ts';
import { Keyboard } from './support/keyboard.ts';
import { layout } from './support/layout.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';
import type { Visitor } from './support/visitor.ts';

const MOST_FOR_A_RETURNING_VISITOR = 9;

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };
const card: SessionCard = {
  pressure: 'firm',
  workOn: ['lower-back:left'],
  avoid: ['neck:right'],
  allergies: 'Almond oil',
  sound: 'quiet',
};
/** Whom she asked for with the time is remembered too. */
const remembered = { ...card, staffGender: 'woman' } as const;
/** What of the card would show it anywhere, in the widget’s words and in the contract’s. */
const told = /almond|lower[- ]back[:,]|neck[:,]|"card"|"firm"|firm pressure|"quiet"/i;

/** All that a page leaves behind where others could read it. */
async function traces(visitor: Visitor) {
  const { page, asked } = visitor;
  const { events } = await visitor.watched();
  const [tab, kept, state] = await page.evaluate(() => [
    { ...sessionStorage },
    { ...localStorage },
    history.state,
  ]);
  return { tab, kept, state, events, asked, address: page.url() };
}

describe('a visitor who says how they like to be massaged', atOnce, () => {
  it(
    'is heard by the therapist, has it kept, and says it again with one tap',
    atTheSpa(async ({ spa, visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      await form.toTimes('Deep back release');
      await form.chip(en.card.staffGenders.woman).click();
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      assert.equal(her.requestsFor('session-card').length, 0, 'Its code comes when it is asked for.');
      await form.press(new RegExp(`^${en.card.title}`));
      await form.press(en.body.pressures.firm);
      assert.equal(her.requestsFor('session-card').length, 1);
      await form.widget.getByRole('option', { name: 'Lower back, left' }).click();
      await form.press(en.card.avoid);
      await form.widget.getByRole('option', { name: 'Neck, right' }).click();
      await form.widget.getByLabel(en.card.allergies, { exact: true }).fill('Almond oil');
      await form.press(en.card.sounds.quiet);
      // As assistive technology ticks it: in one go, without a mouse between what it does and what follows.
      const remember = form.widget.getByRole('checkbox', { name: en.card.remember });
      await remember.evaluate((box) => (box as HTMLInputElement).click());
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.widget
        .getByText('Firm pressure · Stay longer here: lower back (left) · Leave alone: neck (right)')
        .waitFor();
      await form.press(en.review.book);
      await form.isBooked();

      const [booking, ...more] = await spa.bookingsOf(ada.email);
      assert.ok(booking && !more.length);
      assert.deepEqual(booking.card, card);
      assert.ok(['mira', 'amara'].includes(booking.staff[0]!.id), 'It is with a woman.');
      const downloading = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const { text } = await calendarEntry(await downloading);
      assert.match(text, new RegExp(booking.reference));
      assert.doesNotMatch(text, told);
      const links = await form.widget
        .getByRole('link')
        .evaluateAll((all) => all.map((one) => decodeURIComponent((one as HTMLAnchorElement).href)));
      assert.ok(links.length);
      assert.doesNotMatch(links.join('\n'), told);

      const { kept, ...left } = await traces(her);
      assert.deepEqual(kept, { 'unknot-card:Lindenrast': JSON.stringify({ version: 1, card: remembered }) });
      assert.ok(left.events.length > 4 && left.asked.length > 4);
      assert.doesNotMatch(JSON.stringify(left), told);
      const { stored } = await her.watched();
      const elsewhere = stored.filter((text) => !text.startsWith('unknot-card:'));
      assert.ok(elsewhere.length, 'There were drafts.');
      assert.doesNotMatch(elsewhere.join('\n'), told);

      // Some weeks later, in the same browser.
      await page.evaluate(() => sessionStorage.clear());
      let taps = 0;
      form.pressing = async (target) => {
        taps++;
        await target.click();
      };
      await her.open();
      await form.toTimes('Deep back release');
      await form.chip(en.times.asLastTime(en.card.staffGenders.woman)).waitFor();
      await form.pressing(form.nextTimes.first());
      await form.isAt(en.details.title);
      await form.widget.getByText(/^Firm pressure · Stay longer here: lower back \(left\)/).waitFor();
      const before = taps;
      await form.press(en.card.use);
      assert.equal(taps, before + 1);
      assert.equal(her.requestsFor('session-card').length, 1, 'No code of it is needed for that.');
      await form.fillIn(ada); // a tap into each field, and one on the agreement
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      console.log(`A returning visitor booked with the card of last time in ${taps} taps.`);
      assert.ok(taps <= MOST_FOR_A_RETURNING_VISITOR, `It took ${taps} taps.`);
      const cards = (await spa.bookingsOf(ada.email)).map((one) => one.card);
      assert.deepEqual(cards, [card, card]);
    }),
  );

  it(
    'leaves nothing behind without having said so, and a reload forgets it',
    atTheSpa(async ({ spa, visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      await form.toDetails('Deep back release');
      await form.press(new RegExp(`^${en.card.title}`));
      await form.press(en.body.pressures.firm);
      await form.widget.getByLabel(en.card.allergies, { exact: true }).fill('Almond oil');
      await form.fillIn(ada);
      await form.widget.getByText(/^Firm pressure · Allergies: Almond oil/).waitFor();
      await page.reload();
      await form.widget.scrollIntoViewIfNeeded(); // the page is shorter now, and comes back further down
      await form.isAt(en.details.title);
      await form.button(`${en.card.title} ${en.details.optional}`).waitFor();
      assert.equal(await form.field(en.details.name).inputValue(), ada.name, 'The rest is still there.');
      await form.press(new RegExp(`^${en.card.title}`));
      await form.press(en.body.pressures.firm);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const { stored } = await her.watched();
      assert.doesNotMatch(stored.join('\n'), told);
      assert.deepEqual((await traces(her)).kept, {});
      const [booking] = await spa.bookingsOf(ada.email);
      assert.deepEqual(booking?.card, { pressure: 'firm' });
    }),
  );

  it(
    'says and forgets it by keyboard',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      const keys = new Keyboard(page);
      await page.evaluate(() =>
        localStorage.setItem('unknot-card:Lindenrast', '{"version":1,"card":{"talk":"silence"}}'),
      );
      await form.toDetails('Deep back release');
      await form.fillIn(ada);
      await keys.tabAndPress(en.card.forget);
      await until('the keyboard is led on to the fold', async () => {
        return (await keys.focused()).name.startsWith(en.card.title);
      });
      assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
      await keys.press('Enter');
      await form.button(en.body.pressures.deep).waitFor();
      await keys.tabAndPress(en.body.pressures.deep, 'Space');
      await keys.tabAndPress(en.card.avoid, 'Space');
      await keys.tabTo('Neck, left');
      await keys.press('ArrowDown', 'Space');
      await keys.tabAndPress(en.details.next);
      await form.isAt(en.review.title);
      await keys.tabAndPress(en.review.book);
      await form.isBooked();
      const [booking] = await spa.bookingsOf(ada.email);
      assert.deepEqual(booking?.card, { pressure: 'deep', avoid: ['shoulders:left'] });
    }),
  );

  it(
    'is led back to it where the spa cannot take what they wrote',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      await form.toDetails('Deep back release');
      await form.press(new RegExp(`^${en.card.title}`));
      await form.widget.getByLabel(en.card.allergies, { exact: true }).fill('Almond oil');
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      const faults = [{ path: 'card.allergies', message: 'is not taken.' }];
      await page.route(
        BOOKINGS,
        (route) =>
          route.fulfill({
            status: 422,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: 'about:blank', title: 'No', status: 422, code: 'invalid', faults }),
          }),
        { times: 1 },
      );
      await form.press(en.review.book);
      await form.isAt(en.details.title);
      await form.link(en.details.fault.card).click();
      assert.match((await new Keyboard(page).focused()).name, /Almond oil$/);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      const [booking] = await spa.bookingsOf(ada.email);
      assert.deepEqual(booking?.card, { allergies: 'Almond oil' });
    }),
  );

  it(
    'is told where it cannot be loaded, and books without it',
    atTheSpa(async ({ spa, visitor }) => {
      const { form, page } = await visitor();
      await form.isAt(en.needs.title);
      await form.widget.getByRole('option', { name: 'Lower back, left' }).click();
      await form.press(en.needs.show);
      await form.pressing(form.massage('Deep back release'));
      await form.isAt(en.times.title);
      await form.pressing(form.nextTimes.first());
      await form.isAt(en.details.title);
      await page.route('**/unknot-session-card-*.js', (route) => route.abort('connectionrefused'));
      await form.press(new RegExp(`^${en.card.title}`));
      await form.alerts(en.card.missing);
      const fold = form.button(new RegExp(`^${en.card.title}`));
      assert.equal(await fold.getAttribute('aria-expanded'), 'false');
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      const [booking] = await spa.bookingsOf(ada.email);
      // What was marked at the start stands on the fold, and goes along.
      assert.deepEqual(booking?.card, { workOn: ['lower-back:left'] });
    }),
  );

  it(
    'finds everything on a phone of 320 by 568, large enough for a thumb',
    atTheSpa(async ({ visitor }) => {
      const { form, page } = await visitor({
        viewport: { width: 320, height: 568 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      });
      form.pressing = (target) => target.tap();
      await form.toDetails('Deep back release');
      await form.press(new RegExp(`^${en.card.title}`));
      await form.press(en.body.pressures.firm);
      const { overhang, outside, targets } = await layout(page);
      assert.ok(overhang <= 0, `The page is ${overhang} px too wide.`);
      assert.deepEqual(outside, []);
      const small = targets.filter(
        ({ width, height, inline }) => height < (inline ? 24 : 43.5) || width < 24,
      );
      assert.deepEqual(small, []);
    }),
  );
});
