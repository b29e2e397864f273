import type { Page } from 'playwright-core';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { BOOKINGS, cutOff } from './backend-routes.ts';
import type { BookingPage } from './booking-page.ts';

const ada = { name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 123456' };

/** Books a massage with all that a visitor can open or get wrong on the way; `look` is called with each state's name. */
export async function wholeWay(
  page: Page,
  form: BookingPage,
  look: (state: string) => Promise<void>,
): Promise<void> {
  const at = async (state: string) => {
    await form.settled();
    await look(state);
  };
  await form.isAt(en.needs.title);
  await form.press(en.needs.names['stress-relief']!);
  await at('needs');
  const fold = form.widget.getByRole('button', { name: new RegExp(`^${en.needs.where}`) });
  if (await fold.isVisible()) await fold.click();
  await form.widget.getByRole('option', { name: 'Shoulders, right' }).click();
  await at('a place marked');
  await form.press(en.body.list);
  await at('places as a list');
  await form.press(en.needs.show);
  await form.isAt(en.services.fitting);
  await form.press(en.body.pressures.deep!);
  await at('services');
  await form.press(en.services.all);
  await form.widget.getByRole('heading', { name: en.services.others }).waitFor();
  await at('all services');
  await form.massage('Warm stone back').click();
  await form.nextTimes.first().waitFor();
  await form.widget.getByText(en.times.addOns).click();
  await form.chip('Aroma oil').click();
  await at('times');
  await form.nextTimes.first().click();
  await form.isAt(en.details.title);
  await at('details');
  await form.press(en.details.next);
  await form.widget.getByText(en.details.faults(3)).waitFor();
  await at('details with faults');
  await form.fillIn(ada);
  await form.press(en.details.next);
  await form.isAt(en.review.title);
  await at('review');
  await cutOff(page, BOOKINGS);
  await form.press(en.review.book);
  await form.alerts(en.review.failure.unreachable!);
  await at('failure');
  await page.unroute(BOOKINGS);
  await form.press(en.tryAgain);
  await form.isBooked();
  await at('confirmed');
}
