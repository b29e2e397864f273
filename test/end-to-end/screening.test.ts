import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Email } from 'postal-mime';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { calendarEntry } from './support/calendar-file.ts';
import { demoCatalog } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import type { Spa } from './support/spa.ts';
import { until } from './support/until.ts';

/** A word of the rules' ids: the answers are known by it, wherever they come. */
const MARKER = 'zyxmarker';
const screening = [
  { id: `${MARKER}-fever`, question: 'Do you have a fever?', outcome: 'decline', text: 'Please rest first.' },
  { id: `${MARKER}-skin`, question: 'Anything on your skin?', outcome: 'allow' },
  {
    id: `${MARKER}-disc`,
    question: 'A herniated disc?',
    services: ['deep-back-release'],
    outcome: 'swap',
    swapTo: 'quiet-back',
    text: 'Deep pressure would not be right for you now.',
  },
];
const ada = { name: 'Ada Visitor', email: 'ada@visitor.example' };

const asks = (spa: Spa) => spa.askAsStaff('PUT', '/catalog', { ...demoCatalog(), screening });

describe('a spa that asks about health', atOnce, () => {
  it(
    'hears the answers, and nobody and nothing else does',
    atTheSpa(async ({ spa, newcomer }) => {
      await asks(spa);
      const her = await newcomer();
      await her.open();
      const { form, page } = her;
      const answer = (question: string, which: string) =>
        form.widget.getByRole('group', { name: question }).getByText(which, { exact: true }).click();
      await form.toMassages();
      await form.massage('Deep back release').click();
      await form.isAt(en.screening.title);
      await form.widget.getByRole('checkbox').check();
      await answer('Do you have a fever?', 'No');
      await answer('Anything on your skin?', 'Yes');
      await answer('A herniated disc?', 'Yes');
      // Back and here again: what was answered stands, as it does once it was gone on with.
      await form.press(en.back);
      await form.isAt(en.services.title);
      await form.massage('Deep back release').click();
      await form.isAt(en.screening.title);
      assert.equal(await form.widget.getByRole('radio', { checked: true }).count(), screening.length);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.screening.next);
      await form.isAt(en.screening.outcome.swap);
      await form.widget.getByText('Deep pressure would not be right for you now.').waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.screening.take('Quiet back'));
      await form.isAt(en.times.title);
      await form.press(en.screening.change);
      await form.isAt(en.screening.title);
      assert.ok(await form.widget.getByRole('checkbox').isChecked());
      await form.press(en.screening.next);
      await form.isAt(en.times.title);
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await form.fillIn(ada);
      await form.press(en.details.next);
      await form.isAt(en.review.title);
      await form.press(en.review.book);
      await form.isBooked();
      const downloading = page.waitForEvent('download');
      await form.link(en.confirmed.calendar).click();
      const entry = await calendarEntry(await downloading);

      const [booking] = await spa.bookingsOf(ada.email);
      assert.equal(booking?.serviceId, 'quiet-back');
      const { answers } = await spa.askAsStaff<{ answers: unknown }>(
        'GET',
        `/bookings/${booking.id}/screening`,
      );
      assert.deepEqual(answers, [
        { question: 'Do you have a fever?', answer: 'no' },
        { question: 'Anything on your skin?', answer: 'yes' },
      ]);

      const isHers = ({ messageId = '' }: Email) => messageId.startsWith(`<${booking.id}.`);
      await until('mails to her and to the spa', async () => (await spa.mails()).filter(isHers).length === 2);
      const mails = (await spa.mails()).filter(isHers);
      assert.deepEqual(mails.flatMap(({ to = [] }) => to.map(({ address }) => address)).sort(), [
        ada.email,
        'hello@lindenrast.example',
      ]);
      for (const { text = '', html = '' } of mails) {
        assert.doesNotMatch(text + html, /fever|skin|disc|health/i, 'A mail says nothing of health.');
      }

      const { stored, events } = await her.watched();
      const places = {
        'the addresses that were asked for': her.asked,
        'the events of the page': events,
        'what was ever written to a storage': stored,
        'what is in the storages': await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }]),
        cookies: await her.context.cookies(),
        'the history': await page.evaluate(() => [history.state, location.href]),
        'the calendar file': entry.text,
        'the links to calendars': await form.widget
          .locator('a')
          .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href)),
        'the page': await page.content(),
        'the server’s log': spa.log,
        'the booking': booking,
        mails: mails.map(({ attachments, ...mail }) => [
          mail,
          attachments.map(({ content }) => new TextDecoder().decode(content as Uint8Array<ArrayBuffer>)),
        ]),
      };
      for (const [name, place] of Object.entries(places)) {
        const text = JSON.stringify(place);
        assert.ok(text.length > 1, name);
        assert.ok(
          !text.includes(MARKER),
          `${name}: ${text.slice(Math.max(0, text.indexOf(MARKER) - 80), text.indexOf(MARKER) + 80)}`,
        );
      }
      // On the disk the rules are in the catalog; what was answered is not beside them.
      const disk = spa.kept();
      assert.ok(disk.includes(ada.name), 'It is the database that was looked at.');
      assert.doesNotMatch(disk, new RegExp(`${MARKER}-\\w+\\W{1,4}(yes|no)\\b`));
    }),
  );

  it(
    'asks again after a reload on the way, and whoever should not come is told so kindly',
    atTheSpa(async ({ spa, newcomer }) => {
      await asks(spa);
      const { form, page, open } = await newcomer().then((visitor) => ({
        form: visitor.form,
        page: visitor.page,
        open: () => visitor.open(),
      }));
      await open();
      const no = async () => {
        await form.widget.getByRole('checkbox').check();
        for (const label of await form.widget.getByText('No', { exact: true }).all()) await label.click();
      };
      await form.toMassages();
      await form.massage('Quiet back').click();
      await form.isAt(en.screening.title);
      await no();
      await form.press(en.screening.next);
      await form.isAt(en.times.title);
      await until('the keyboard is at the heading', () =>
        page.evaluate(() => {
          const step = document.querySelector('unknot-booking')?.shadowRoot?.activeElement;
          return step?.shadowRoot?.activeElement?.localName === 'h2';
        }),
      );
      await form.nextTimes.first().click();
      await form.isAt(en.details.title);
      await page.reload();
      await form.isAt(en.screening.title);
      await no();
      await form.widget
        .getByRole('group', { name: 'Do you have a fever?' })
        .getByText('Yes', { exact: true })
        .click();
      await form.press(en.screening.next);
      await form.isAt(en.screening.outcome.decline);
      await form.widget.getByText('Please rest first.').waitFor();
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.widget.getByRole('link', { name: /^Call/ }).waitFor();
      await form.press(en.back);
      await form.isAt(en.services.title);
    }),
  );
});
