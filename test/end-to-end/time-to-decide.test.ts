import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { posts } from './support/backend-routes.ts';
import { atTheSpa } from './support/scene.ts';
import { until } from './support/until.ts';

const MINUTE = 60_000;
let ahead = 0;
const clock = { now: () => Date.now() + ahead };

describe('a visitor who takes their time', () => {
  it(
    'is asked in good time whether theirs is to be kept on, and one press does it (WCAG 2.2, 2.2.1)',
    atTheSpa(async ({ visitor, spa }) => {
      const { form, page } = await visitor();
      await page.clock.install();
      await page.reload();
      const holds = posts(page, '/v1/holds');
      const pass = async (minutes: number) => {
        ahead += minutes * MINUTE;
        await page.clock.fastForward(minutes * MINUTE);
      };
      await form.toDetails();
      await until('the time is kept', () => holds.length === 1);
      await form.fillIn({ name: 'Ada Visitor', email: 'ada@visitor.example' });
      const { policy } = await (await fetch(`${spa.url}/v1/catalog`)).json().then(({ catalog }) => catalog);
      const asked = form.widget.getByRole('alert').filter({ hasText: en.details.keptSoon });

      // For nearly an hour nobody is disturbed.
      for (let renewal = 2; renewal <= 6; renewal++) {
        for (let minute = 0; minute < policy.holdMinutes; minute++) {
          if (holds.length < renewal) await pass(1);
        }
        await until('it is kept on', () => holds.length === renewal);
        assert.equal(await asked.count(), 0);
      }
      await until('the visitor is asked', async () => {
        if (!(await asked.count())) await pass(1);
        return asked.isVisible();
      });
      assert.deepEqual(await faultsInEveryLook(page), []);
      await page.clock.runFor(20_000); // so long there is at least to press it
      await form.button(en.details.keepOn).focus();
      await page.keyboard.press('Enter');
      await until('it is kept on', () => holds.length === 7);
      await asked.waitFor({ state: 'detached' });
      assert.match(
        await page.evaluate(() => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.localName ?? '';
        }),
        /^h2$/,
      );
      assert.equal(await form.field(en.details.name).inputValue(), 'Ada Visitor');
      await form.press(en.details.next);
      await form.press(en.review.book);
      await form.isBooked();
      assert.equal((await spa.bookingsOf('ada@visitor.example')).length, 1);
    }, clock),
  );
});
