import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { axeFaults } from './support/axe.ts';
import { BOOKINGS, cutOff } from './support/backend-routes.ts';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 123456' };

describe('axe finds nothing', atOnce, () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      it(
        `on the whole way, ${colorScheme}, ${width} pixels wide`,
        atTheSpa(async ({ visitor }) => {
          const { form, page } = await visitor({ colorScheme, viewport: { width, height: 900 } });
          const faults: string[] = [];
          const check = async (step: string) => {
            await form.settled();
            for (const fault of await axeFaults(page)) faults.push(`${step}: ${fault}`);
          };
          await form.isAt(en.needs.title);
          await form.press(en.needs.names['stress-relief']!);
          await check('needs');
          if (width < 600) await form.press(new RegExp(`^${en.needs.where}`));
          await form.widget.getByRole('option', { name: 'Shoulders, right' }).click();
          await check('a place marked');
          await form.press(en.body.list);
          await check('places as a list');
          await form.press(en.needs.show);
          await form.isAt(en.services.fitting);
          await form.press(en.body.pressures.deep!);
          await check('services');
          await form.press(en.services.all);
          await form.widget.getByRole('heading', { name: en.services.others }).waitFor();
          await check('all services');
          await form.massage('Warm stone back').click();
          await form.nextTimes.first().waitFor();
          await form.widget.getByText(en.times.addOns).click();
          await form.chip('Aroma oil').click();
          await check('times');
          await form.nextTimes.first().click();
          await form.isAt(en.details.title);
          await check('details');
          await form.press(en.details.next);
          await form.widget.getByText(en.details.faults(3)).waitFor();
          await check('details with faults');
          await form.fillIn(ada);
          await form.press(en.details.next);
          await form.isAt(en.review.title);
          await check('review');
          await cutOff(page, BOOKINGS);
          await form.press(en.review.book);
          await form.alerts(en.review.failure.unreachable!);
          await check('failure');
          await page.unroute(BOOKINGS);
          await form.press(en.tryAgain);
          await form.isBooked();
          await check('confirmed');
          assert.deepEqual(faults, []);
        }),
      );
    }

    it(
      `where the form cannot work, ${colorScheme}`,
      atTheSpa(async ({ newcomer }) => {
        const broken = await newcomer({ colorScheme });
        await broken.page.goto(
          await ownPage(
            broken.page,
            '<unknot-booking backend="demo" catalog="/own.json"></unknot-booking>',
            {},
          ),
        );
        await broken.form.isAt(en.broken.title);
        assert.deepEqual(await axeFaults(broken.page), []);
        const away = await newcomer({ colorScheme });
        await cutOff(away.page, '**/v1/**');
        await away.open();
        await away.form.alerts(en.unreachable);
        assert.deepEqual(await axeFaults(away.page), []);
      }),
    );
  }
});
