import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ParseError, parseCatalog } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { calendarEntry } from './support/calendar-file.ts';
import { type DemoCatalog, demoCatalog, ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const TRY_OUT =
  '<unknot-booking backend="demo" catalog="/own.json"><a href="tel:+1">Call us</a></unknot-booking>';

/** The faults that core finds in a catalog. */
function faultsOf(catalog: unknown): ParseError['faults'] {
  try {
    parseCatalog(catalog);
  } catch (error) {
    if (error instanceof ParseError) return error.faults;
    throw error;
  }
  return [];
}

describe('a page with a catalog of its own', atOnce, () => {
  const broken = {
    'that are in its values': (catalog: DemoCatalog) => {
      const [service, second] = catalog.services;
      service!.durations = [{ minutes: 45, price: 62.5 }];
      service!.colour = 'blue';
      delete second!.name;
      catalog.spa.timeZone = 'Europe/Atlantis';
      return ['services[0].durations[0].price', 'services[0].colour', 'services[1].name', 'spa.timeZone'];
    },
    'that are in what refers to something': (catalog: DemoCatalog) => {
      const [service, second] = catalog.services;
      service!.staff = ['mira', 'nobody'];
      service!.addOns = ['gold-leaf'];
      second!.roomType = 'cellar';
      catalog.staff[0]!.hours = [{ day: 1, from: 720, to: 600 }];
      return [
        'services[0].staff[1]',
        'services[0].addOns[0]',
        'services[1].roomType',
        'staff[0].hours[0].to',
      ];
    },
  };
  for (const [which, spoil] of Object.entries(broken)) {
    it(
      `is told every fault of it with its place, on the page and in the console, and is unharmed: faults ${which}`,
      atTheSpa(async ({ newcomer }) => {
        const catalog = demoCatalog();
        const places = spoil(catalog);
        const faults = faultsOf(catalog);
        const visitor = await newcomer();
        const { form, page, errors } = visitor;
        await page.goto(await ownPage(page, TRY_OUT, catalog));
        await form.isAt(en.broken.title);
        const items = await form.widget.getByRole('listitem').allTextContents();
        const shown = items.map((text) => text.replace(/\s+/g, ' ').trim());
        for (const place of places) {
          assert.ok(
            shown.some((text) => text.startsWith(`${place} `)),
            `${place} in ${shown.join('; ')}`,
          );
        }
        assert.deepEqual(
          shown,
          faults.map(({ path, message }) => `${path} ${message}`),
          'They are the ones that core finds.',
        );
        const said = errors.join('\n');
        for (const { path, message } of faults) assert.ok(said.includes(`${path}: ${message}`), path);
        // Visitors are not left alone with it, and the page goes on.
        await form.widget.getByRole('link', { name: 'Call us' }).waitFor();
        await page.locator('#count').click();
        assert.equal(await page.locator('#count').textContent(), '1');
        assert.deepEqual(await visitor.events('unknot-failed'), [{ code: 'broken' }]);
      }),
    );
  }

  it(
    'hears what is missing when the element says too little',
    atTheSpa(async ({ newcomer }) => {
      for (const [element, word] of [
        ['<unknot-booking></unknot-booking>', 'backend'],
        ['<unknot-booking backend="demo"></unknot-booking>', 'catalog'],
        ['<unknot-booking backend="demo" catalog="/nowhere.json"></unknot-booking>', '/nowhere.json'],
      ] as const) {
        const { form, page, errors } = await newcomer();
        await page.goto(await ownPage(page, element));
        await form.isAt(en.broken.title);
        await form.widget.getByRole('listitem').filter({ hasText: word }).waitFor();
        assert.ok(errors.some((text) => text.includes(word)));
        await page.locator('#count').click();
        assert.equal(await page.locator('#count').textContent(), '1');
      }
    }),
  );

  it(
    'tries the form out within the page: it books, and makes the calendar file once it is asked for',
    atTheSpa(async ({ newcomer }) => {
      const visitor = await newcomer();
      const { form, page } = visitor;
      await page.goto(await ownPage(page, TRY_OUT));
      await form.toTimes('Evening unwind');
      await form.chip('Amara').click();
      const time = form.nextTimes.filter({ hasText: 'Amara' }).first();
      const first = await time.textContent();
      await time.click();
      await form.isAt(en.details.title);
      await form.fillIn({ name: 'Ada Visitor', email: 'ada@visitor.example', notes: 'Slipped disc.' });
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      assert.deepEqual(visitor.requestsFor('/v1/'), [], 'No server is asked.');
      assert.deepEqual(visitor.requestsFor('unknot-ics'), [], 'The calendar file’s code is not there yet.');
      const reference = await form.reference();
      const [chosen] = await visitor.events('unknot-slot-selected');
      const downloading = page.waitForEvent('download');
      await form.press(en.confirmed.calendar);
      const entry = await calendarEntry(await downloading);
      assert.equal(visitor.requestsFor('unknot-ics').length, 1);
      assert.equal(entry.startsAt, Date.parse(String(chosen?.start)));
      assert.ok(entry.description.includes(reference));
      assert.match(entry.summary, /Evening unwind at Lindenrast/);
      const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      assert.ok(stored.includes(reference) && !stored.includes('Slipped'));

      // The browser keeps the booking: what is taken is taken, also after a reload.
      await page.reload();
      await form.toTimes('Evening unwind');
      await form.chip('Amara').click();
      await time.waitFor();
      assert.notEqual(await time.textContent(), first);
    }),
  );
});

describe('the demo’s page', atOnce, () => {
  it(
    'is asked for its calendar file’s code by nobody, as its server makes the file',
    atTheSpa(async ({ visitor }) => {
      const her = await visitor();
      const { form, page } = her;
      await form.book({ name: 'Ada Visitor', email: 'ada@visitor.example' });
      const downloading = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      await downloading;
      assert.deepEqual(her.requestsFor('unknot-ics'), []);
      const scripts = her.asked.filter((url) => url.endsWith('.js'));
      assert.ok(
        scripts.some((url) => url.includes('/unknot/unknot-form')),
        'Others have been loaded.',
      );
      for (const url of scripts) {
        assert.ok(!(await (await fetch(url)).text()).includes('BEGIN:VCALENDAR'), url);
      }
    }),
  );
});
