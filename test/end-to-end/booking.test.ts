import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayNumber, dayText } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { calendarEntry } from './support/calendar-file.ts';
import { Keyboard } from './support/keyboard.ts';
import { layout } from './support/layout.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const spaClock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' });

describe('a visitor books', atOnce, () => {
  it(
    'with the mouse, from a need to the confirmation, and takes the calendar file along',
    atTheSpa(async ({ spa, visitor }) => {
      const ada = {
        name: 'Ada Visitor',
        email: 'ada@visitor.example',
        phone: '+49 30 123456',
        notes: 'Please mind my left shoulder.',
      };
      // Ada is far from the spa; the times are the spa’s all the same.
      const her = await visitor({ timezoneId: 'America/New_York' });
      const { form, page } = her;
      await form.isAt(en.needs.title);
      await form.press(en.needs.names.sleep!);
      await form.press(en.needs.show);
      await form.isAt(en.services.fitting);
      await form.massage('Evening unwind').click();
      await form.isAt(en.times.title);
      await form.chip('75 min').click();
      await form.widget.getByText(en.times.addOns).click();
      await form.chip('Aroma oil').click();
      await form.chip('Mira').click();
      await form.widget.getByText(en.times.zone('Lindenrast')).waitFor();
      await form.choose(form.freeDays.last());
      await form.times.last().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.widget.getByLabel('What would you like to hear').selectOption('Quiet music');
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.widget.getByText('€100').waitFor();
      await form.press(en.review.book);
      await form.isBooked();

      const [booking, ...more] = await spa.bookingsOf(ada.email);
      assert.ok(booking && !more.length, 'One booking is stored.');
      assert.equal(booking.status, 'confirmed');
      assert.equal(booking.serviceId, 'evening-unwind');
      assert.deepEqual(booking.addOnIds, ['aroma-oil']);
      assert.deepEqual(booking.staff, [{ id: 'mira', name: 'Mira Kovač' }]);
      assert.equal(booking.total, 10_000);
      assert.equal(booking.notes, ada.notes);
      assert.equal(booking.customer.phone, ada.phone);
      assert.deepEqual(booking.answers, { sound: 'Quiet music' });
      const [chosen] = await her.events('unknot-slot-selected');
      const startsAt = Date.parse(booking.start);
      assert.equal(startsAt, Date.parse(String(chosen?.start)), 'It is the time that was pressed.');
      const title = await form.title();
      assert.ok(title.includes(` ${spaClock.format(startsAt)}, Ada`), title);
      assert.equal(await form.reference(), booking.reference);

      const downloading = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const entry = await calendarEntry(await downloading);
      assert.equal(entry.method, 'PUBLISH');
      assert.equal(entry.start, new Date(startsAt).toISOString().replace(/[-:]|\.000/g, ''));
      assert.equal(entry.startsAt, startsAt);
      assert.equal(entry.endsAt, Date.parse(booking.end));
      assert.equal(entry.alarms, 2);
      assert.match(entry.summary, /Evening unwind/);
      assert.ok(entry.description.includes(booking.reference));
      assert.ok(!entry.text.includes('shoulder'), 'The notes are not in it.');
      assert.match(entry.text, /^TRIGGER:-PT1H\r$/m, 'The spa’s reminder to leave.');

      // 25 minutes on the way, and ten early.
      await form.widget.getByLabel(en.confirmed.travel).fill('25');
      await form.widget.getByText(en.confirmed.leave(35)).waitFor();
      const again = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const later = await calendarEntry(await again);
      assert.equal(later.alarms, 2);
      assert.match(later.text, /^TRIGGER:-PT35M\r$/m);
      assert.doesNotMatch(later.text, /^TRIGGER:-PT1H\r$/m);

      const kept = await page.evaluate(() => ({ ...sessionStorage, ...localStorage }));
      // Of it all there is left what a reload finds the booking by.
      assert.deepEqual(Object.keys(kept), ['unknot:/:0:link']);
      assert.ok(!/ada/i.test(JSON.stringify(kept)), 'The draft is gone.');
      const [booked] = await her.events('unknot-booked');
      assert.equal(booked?.reference, booking.reference);
      assert.ok(!JSON.stringify((await her.watched()).events).includes('Ada'), 'Events name nobody.');
      assert.deepEqual(her.errors, []);
    }),
  );

  it(
    'with the keyboard alone, and every step says that it is there',
    atTheSpa(async ({ spa, visitor }) => {
      const { page, form } = await visitor();
      const keys = new Keyboard(page);
      const announced = async (step: number) => {
        await until(`step ${step} is announced`, async () =>
          ((await form.announcement.textContent()) ?? '').includes(en.stepOf(step, 5)),
        );
      };
      await form.isAt(en.needs.title);
      await keys.tabAndPress(en.needs.names.posture!, 'Space');
      await keys.tabAndPress(en.needs.show);
      await keys.isAtHeading(en.services.fitting);
      await announced(2);

      // The way back and forth again, and the full list.
      await keys.press('Shift+Tab');
      assert.equal((await keys.focused()).name, en.back);
      await keys.press('Enter');
      await keys.isAtHeading(en.needs.title);
      await announced(1);
      await keys.tabAndPress(en.needs.show, 'Space');
      await keys.isAtHeading(en.services.fitting);
      await keys.tabAndPress(en.services.all);
      await until('the focus is at the other massages', async () => {
        return (await keys.focused()).name === en.services.others;
      });
      await keys.tabAndPress('Quiet back');
      await keys.isAtHeading(en.times.title);
      await announced(3);

      // Another length by arrow, an extra by space.
      await form.nextTimes.first().waitFor();
      assert.equal((await keys.tabTo('30 min')).type, 'radio');
      await keys.press('ArrowRight');
      assert.match((await keys.focused()).name, /^60 min/);
      await keys.tabAndPress(en.times.addOns);
      await keys.tabAndPress('Hot towel', 'Space');

      // The grid is one stop of Tab; the arrows move within it.
      await keys.tabTo(en.times.nextMonth);
      await keys.press('Tab');
      const { day: first = '' } = await keys.focused();
      assert.match(first, /^\d{4}-\d\d-\d\d$/);
      const shifted = (days: number) => dayText(dayNumber(first) + days);
      for (const [key, days] of [
        ['ArrowRight', 1],
        ['ArrowDown', 8],
        ['ArrowLeft', 7],
        ['ArrowUp', 0],
      ] as const) {
        await keys.press(key);
        await until(`${key} leads to ${shifted(days)}`, async () => {
          return (await keys.focused()).day === shifted(days);
        });
      }
      await keys.press('PageDown');
      const nextMonth = dayText(dayNumber(`${first.slice(0, 7)}-28`) + 7).slice(0, 7);
      await until('the next month is on view', async () => {
        return ((await keys.focused()).day ?? '').startsWith(nextMonth);
      });
      while ((await keys.focused()).disabled) await keys.press('ArrowRight');
      const { day: chosen = '', name: said } = await keys.focused();
      assert.match(said, /\d+ times? free$/);
      await keys.press('Enter');
      await form.times.first().waitFor();
      assert.equal((await keys.focused()).day, chosen, 'The focus stays with the day.');
      await keys.press('Tab');
      const { name: time } = await keys.focused();
      assert.match(time, /^\d\d:\d\d$/);
      await keys.press('Enter');

      await keys.isAtHeading(en.details.title);
      await announced(4);
      // First in vain: the faults are told, and each leads to its field.
      await keys.tabTo(en.details.next);
      await keys.press('Enter');
      await until('the focus is at the faults', async () => {
        return (await keys.focused()).name.startsWith(en.details.faults(3));
      });
      await keys.tabAndPress(en.details.fault.name);
      assert.equal((await keys.focused()).name, en.details.name);
      await keys.type('Kim Keys');
      await keys.tabTo(en.details.email);
      await keys.type('kim@visitor.example');
      await keys.tabTo(en.details.agree);
      await keys.press('Space');
      await keys.tabTo(en.details.next, 'Tab');
      await keys.press('Enter');
      await keys.isAtHeading(en.review.title);
      await announced(5);
      await keys.tabAndPress(en.review.book);
      await keys.isAtHeading(/^See you/);

      const [booking, ...more] = await spa.bookingsOf('kim@visitor.example');
      assert.ok(booking && !more.length);
      assert.equal(booking.start.slice(0, 16), `${chosen}T${time}`);
      assert.equal(booking.minutes, 60);
      assert.deepEqual(booking.addOnIds, ['hot-towel']);
    }),
  );

  it(
    'on a phone of 320 by 568, where every step fits and every target is large enough for a thumb',
    atTheSpa(async ({ spa, visitor }) => {
      const { page, form } = await visitor({
        viewport: { width: 320, height: 568 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      });
      form.pressing = (target) => target.tap();
      const faults: string[] = [];
      const measure = async (step: string) => {
        const { overhang, outside, targets } = await layout(page);
        if (overhang > 0) faults.push(`${step}: the page is ${overhang} px too wide`);
        faults.push(...outside.map((what) => `${step}: ${what} reaches outside`));
        assert.ok(targets.length, `${step} has something to press.`);
        for (const { what, width, height, inline } of targets) {
          const least = inline ? 24 : 44;
          // Seven days beside one another leave 36 px each; WCAG 2.2 asks for 24 (2.5.8).
          if (height < least - 0.5 || width < 24) faults.push(`${step}: ${what} is ${width} × ${height}`);
        }
      };
      await form.isAt(en.needs.title);
      await form.press(en.needs.names['stress-relief']!);
      await measure('needs');
      await form.press(en.needs.show);
      await form.isAt(en.services.fitting);
      await measure('services');
      await form.press(en.services.all);
      await form.widget.getByRole('heading', { name: en.services.others }).waitFor();
      await measure('all services');
      await form.pressing(form.massage('Warm stone back'));
      await form.nextTimes.first().waitFor();
      await form.pressing(form.widget.getByText(en.times.addOns));
      await measure('times');
      await form.pressing(form.nextTimes.first());
      await form.isAt(en.details.title);
      await form.press(en.details.next);
      await form.widget.getByText(en.details.faults(3)).waitFor();
      await measure('details');
      await form.fillIn({
        name: 'Bartholomäus Donaudampfschifffahrtsgesellschaftskapitän',
        email: 'bartholomaeus.donaudampfschifffahrtsgesellschaftskapitaen@visitor.example',
      });
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await measure('review');
      await form.press(en.review.book);
      await form.isBooked();
      await measure('confirmed');
      assert.deepEqual(faults, []);
      const email = 'bartholomaeus.donaudampfschifffahrtsgesellschaftskapitaen@visitor.example';
      assert.equal((await spa.bookingsOf(email)).length, 1);
    }),
  );
});
