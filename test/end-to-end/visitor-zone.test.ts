import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { axeFaults } from './support/axe.ts';
import { HOLDS, posts } from './support/backend-routes.ts';
import type { BookingPage } from './support/booking-page.ts';
import { layout } from './support/layout.ts';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 123456' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What this machine knows of a zone, as an oracle: the widget never asks for a zone by name. */
const clock = (timeZone: string, locale: string) => {
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    return (instant: number) => read(format.format(instant));
  };
  return {
    time: written({ timeStyle: 'short' }),
    weekday: written({ weekday: 'short' }),
    day: written({ weekday: 'long', day: 'numeric', month: 'long' }),
  };
};

function read(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The times of the chosen day: what each button shows large, small, and what a screen reader says. */
const slots = (form: BookingPage) =>
  form.times.evaluateAll((buttons) =>
    buttons.map((button) => {
      const small = button.querySelector('small')?.textContent;
      const large = button.textContent.trim().slice(0, -(small?.length ?? 0) || undefined);
      const name = button.getAttribute('aria-label');
      return { large: large.trim(), small, name };
    }),
  );

const step = async (form: BookingPage) => read(await form.widget.locator('.step').textContent());

describe('a visitor elsewhere sees both times, and which is which', atOnce, () => {
  for (const [timezoneId, locale, colorScheme, width] of [
    ['America/New_York', 'en-GB', 'light', 1280],
    ['Asia/Kathmandu', 'en-GB', 'dark', 390],
    ['Pacific/Auckland', 'en-US', 'light', 320],
  ] as const) {
    it(
      `from the times to the confirmation, in ${timezoneId} at ${width} pixels, ${colorScheme}`,
      atTheSpa(async ({ spa, newcomer }) => {
        const { page, form } = await newcomer({
          timezoneId,
          colorScheme,
          viewport: { width, height: 800 },
        });
        const element = `<unknot-booking backend="/" lang="${locale}"></unknot-booking>`;
        await page.goto(await ownPage(page, element));
        const faults: string[] = [];
        const check = async (name: string) => {
          await form.settled();
          faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
          const { overhang, outside } = await layout(page);
          if (overhang > 0) faults.push(`${name} is ${overhang} px too wide`);
          faults.push(...outside.map((what) => `${name}: ${what} reaches outside`));
        };
        await form.toTimes();
        await form.widget.getByText(en.times.zone('Lindenrast')).waitFor();
        await form.toNextMonth(2);
        await check('times');
        const all = await slots(form);
        assert.ok(all.length && all.every(({ small }) => small), 'Each time has the visitor’s beneath it.');
        const { large, small, name } = all.at(-1)!; // in the evening: further east it is the next day
        await form.times.last().click();
        await form.isAt(en.details.title);
        await check('details');
        const summary = await form.summary.locator('bdi').allTextContents();
        await form.fillIn(ada);
        await form.press(en.details.next);
        await form.isAt(en.review.title);
        await check('review');
        const rows = [en.review.when, en.review.arrive].map((term) =>
          form.row(term).locator('bdi').allTextContents(),
        );
        const [when, arrive] = await Promise.all(rows);
        const review = await step(form);
        await form.press(en.review.book);
        await form.isBooked();
        await check('confirmed');

        const [booking] = await spa.bookingsOf(ada.email);
        assert.ok(booking);
        const [start, end] = [Date.parse(booking.start), Date.parse(booking.end)];
        const early = start - 10 * MINUTE;
        const here = clock('Europe/Berlin', locale);
        const there = clock(timezoneId, locale);
        const day = here.day(start) === there.day(start) ? '' : `${there.day(start)}, `;
        if (timezoneId === 'Pacific/Auckland') assert.notEqual(day, '', 'There it is the next day.');
        if (timezoneId === 'America/New_York') assert.equal(day, '');
        const time = there.time(start);
        const shown = day ? `${there.weekday(start)} ${time}` : time;
        assert.deepEqual(
          [large, small, name].map((text) => read(text ?? null)),
          [here.time(start), shown, `${here.time(start)}, ${shown} where you are`],
        );
        assert.deepEqual(summary.map(read), [
          `${here.day(start)}, ${here.time(start)}`,
          `${day}${time} where you are`,
        ]);
        assert.deepEqual(when?.map(read), [
          `${here.day(start)}, ${here.time(start)}–${here.time(end)}`,
          `${day}${time}–${there.time(end)} where you are`,
        ]);
        assert.deepEqual(arrive?.map(read), [here.time(early), `${there.time(early)} where you are`]);
        const until = Date.parse(booking.cancelUntil);
        assert.ok(review.includes(`${there.time(until)} where you are).`), review);
        const confirmed = await step(form);
        for (const sentence of [
          `See you ${here.day(start)} at ${here.time(start)}, Ada`,
          en.confirmed.clocks(here.time(start), 'Lindenrast', `${day}${time}`),
          `Please arrive at ${here.time(early)} (${there.time(early)} where you are).`,
          `${there.time(until)} where you are). Name the reference`,
        ]) {
          assert.ok(confirmed.includes(sentence), `${sentence} – in: ${confirmed}`);
        }
        assert.deepEqual(faults, []);
      }),
    );
  }

  it(
    'and nothing more where both clocks are one, whatever the zone is called',
    atTheSpa(async ({ visitor }) => {
      const { form } = await visitor({ timezoneId: 'Europe/Vienna' });
      await form.toTimes();
      await form.toNextMonth(1);
      const all = await slots(form);
      assert.ok(all.length);
      assert.ok(all.every(({ small, name }) => small === undefined && name === null));
      const texts = [await step(form)];
      await form.times.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      texts.push(await step(form));
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      texts.push(await step(form));
      await form.press(en.review.book);
      await form.isBooked();
      texts.push(await step(form));
      for (const text of texts) {
        assert.ok(text.length > 100, text);
        assert.doesNotMatch(text, /where you are|the time at/i);
      }
    }),
  );
});

describe('where only one of the two zones has changed its clock', atOnce, () => {
  // Berlin ends its summer time on 25 October 2026, New York a week later.
  const opened = Date.UTC(2026, 9, 20, 7);
  const started = Date.now();
  const now = () => opened + Date.now() - started;

  it(
    'each day has its own difference, and so has the booking',
    atTheSpa(
      async ({ newcomer }) => {
        const her = await newcomer({ timezoneId: 'America/New_York' });
        await her.context.clock.setSystemTime(now());
        await her.open();
        const { form, page } = her;
        await form.toTimes();
        const hours: Record<string, number[]> = {};
        const lookAt = async (day: string) => {
          await form.choose(form.day(day));
          const minutes = (text = '') => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
          const all = await slots(form);
          hours[day] = [...new Set(all.map(({ large, small }) => (minutes(large) - minutes(small)) / 60))];
        };
        for (const day of ['2026-10-23', '2026-10-24', '2026-10-26', '2026-10-27', '2026-10-30']) {
          await lookAt(day);
        }
        await form.press(en.times.nextMonth);
        await lookAt('2026-11-03');
        assert.deepEqual(hours, {
          '2026-10-23': [6],
          '2026-10-24': [6],
          '2026-10-26': [5],
          '2026-10-27': [5],
          '2026-10-30': [5],
          '2026-11-03': [6],
        });

        await form.press(en.times.previousMonth);
        await form.choose(form.day('2026-10-27'));
        const [{ large = '' } = {}] = await slots(form);
        await form.times.first().click();
        await form.isAt(en.details.title);
        await form.fillIn(ada);
        await form.press(en.details.next);
        await form.isAt(en.review.title);
        await form.press(en.review.book);
        await form.isBooked();
        const there = `${String(Number(large.slice(0, 2)) - 5).padStart(2, '0')}${large.slice(2)}`;
        await form.widget.getByText(en.confirmed.clocks(large, 'Lindenrast', there)).waitFor();
        assert.deepEqual(await axeFaults(page), []);
      },
      { now },
    ),
  );
});

describe('a visitor’s clock that is wrong', atOnce, () => {
  for (const [wrong, off, visits] of [
    ['an hour fast', HOUR, ['at first', 'after a reload']],
    ['an hour slow', -HOUR, ['at first', 'after a reload']],
    // By this clock a time of today is over: what the page remembers of it is forgotten by a reload.
    ['a day fast', DAY, ['at first']],
  ] as const) {
    it(
      `${wrong}, keeps the chosen time as long as a right one: ${visits.join(' and ')}`,
      atTheSpa(async ({ newcomer }) => {
        const his = await newcomer();
        const { context, page, form } = his;
        await context.clock.install({ time: Date.now() + off });
        const holds = posts(page, HOLDS.slice(2));
        await his.open();
        await form.toDetails();
        await form.widget.getByText(en.details.kept).waitFor();
        for (const visit of visits) {
          if (visit !== 'at first') {
            await his.open();
            await form.isAt(en.details.title);
            await form.widget.getByText(en.details.kept).waitFor();
          }
          const before = holds.length;
          await context.clock.runFor(9 * MINUTE);
          assert.equal(holds.length, before, 'It is not asked for all the time.');
          await context.clock.runFor(MINUTE);
          await until('it is kept on', () => holds.length === before + 1);
        }
        assert.deepEqual(his.errors, []);
      }),
    );
  }
});
