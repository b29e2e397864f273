import type { Locator, Page } from 'playwright-core';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { until } from './until.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly notes?: string;
}

type Pressing = (target: Locator) => Promise<void>;

/** The booking form as a visitor knows it. Locators look through its shadow roots by themselves. */
export class BookingPage {
  readonly page: Page;
  readonly widget: Locator;
  /** How things are pressed: with the mouse, or by a finger. */
  pressing: Pressing = (target) => target.click();

  constructor(page: Page, widget = page.locator('unknot-booking')) {
    this.page = page;
    this.widget = widget;
  }

  /** Waits until nothing moves any more, and every colour is the one it is to be. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const ends = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1);
      await Promise.allSettled(ends.map(({ finished }) => finished));
    });
  }

  button(name: string | RegExp): Locator {
    return this.widget.getByRole('button', { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.widget.getByRole('link', { name, exact: true });
  }

  /** A chip that is chosen or not: a length, an extra, a therapist. */
  chip(name: string | RegExp): Locator {
    return this.widget.locator('label').filter({ hasText: name });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.pressing(this.button(name));
  }

  /** Waits for a step, by what its heading says. */
  async isAt(title: string | RegExp): Promise<void> {
    await this.widget.getByRole('heading', { level: 2, name: title }).waitFor();
  }

  /** What the step's heading says. */
  async title(): Promise<string> {
    return ((await this.widget.getByRole('heading', { level: 2 }).textContent()) ?? '').trim();
  }

  /** Waits until something is said to whoever cannot see it, as soon as it happens. */
  async alerts(text: string): Promise<void> {
    await this.widget.getByRole('alert').filter({ hasText: text }).waitFor();
  }

  /** What the form as a whole last told a screen reader. */
  get announcement(): Locator {
    return this.widget.locator('.frame > [role=status]');
  }

  massage(name: string): Locator {
    return this.widget.getByRole('button').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The few times that are offered before the calendar. */
  get nextTimes(): Locator {
    return this.widget.getByRole('region', { name: en.times.next }).getByRole('button');
  }

  /** The times of the day that is chosen. */
  get times(): Locator {
    return this.widget.getByRole('list', { name: /^Times on/ }).getByRole('button');
  }

  /** The days of the month on view on which something is free. */
  get freeDays(): Locator {
    return this.widget.getByRole('grid').locator('button[aria-disabled=false]');
  }

  /** A day of the month on view, by its ISO 8601 date. */
  day(date: string): Locator {
    return this.widget.locator(`[data-day="${date}"]`);
  }

  /** Chooses a day, and waits for its times: they are listed once the calendar has been painted. */
  async choose(day: Locator): Promise<void> {
    await this.pressing(day);
    const pressed = this.widget.getByRole('grid').locator('[aria-pressed=true]');
    await until('the times of the day that was chosen', async () => {
      const name = (await pressed.getAttribute('aria-label')) ?? '';
      const date = name.slice(0, name.lastIndexOf(', ')); // what follows is how many times are free
      const title = (await this.widget.locator('#day-title').textContent()) ?? '';
      return date !== '' && title.includes(date);
    });
  }

  /** A free day of next month: there are always some, and they can be moved and cancelled for days. */
  async toNextMonth(day = 3): Promise<void> {
    await this.press(en.times.nextMonth);
    await this.choose(this.freeDays.nth(day));
  }

  /** What is being booked, on the details step. */
  get summary(): Locator {
    return this.widget.locator('.summary');
  }

  /** What a line of the review says. */
  row(term: string): Locator {
    return this.widget.locator('dl > div').filter({ hasText: term }).locator('dd').first();
  }

  field(label: string): Locator {
    return this.widget.getByLabel(label);
  }

  get agreement(): Locator {
    return this.widget.getByRole('checkbox', { name: en.details.agree });
  }

  async fillIn({ name, email, phone, notes }: Person): Promise<void> {
    const texts = [
      [en.details.name, name],
      [en.details.email, email],
      [en.details.phone, phone],
      [en.details.notes, notes],
    ] as const;
    for (const [label, text] of texts) {
      if (text === undefined) continue;
      await this.pressing(this.field(label));
      await this.page.keyboard.press('ControlOrMeta+A');
      await this.page.keyboard.insertText(text);
    }
    if (!(await this.agreement.isChecked())) await this.pressing(this.agreement);
  }

  async toMassages(): Promise<void> {
    await this.isAt(en.needs.title);
    await this.press(en.needs.all);
    await this.isAt(en.services.title);
  }

  async toTimes(massage = 'Quiet back'): Promise<void> {
    await this.toMassages();
    await this.pressing(this.massage(massage));
    await this.isAt(en.times.title);
    await this.nextTimes.first().waitFor();
  }

  async toDetails(massage?: string): Promise<void> {
    await this.toTimes(massage);
    await this.pressing(this.nextTimes.first());
    await this.isAt(en.details.title);
  }

  async toReview(who: Person, massage?: string): Promise<void> {
    await this.toDetails(massage);
    await this.fillIn(who);
    await this.press(en.details.next);
    await this.isAt(en.review.title);
  }

  async isBooked(): Promise<void> {
    await this.isAt(/^See you/);
  }

  async book(who: Person, massage?: string): Promise<void> {
    await this.toReview(who, massage);
    await this.press(en.review.book);
    await this.isBooked();
  }

  /** The code on the confirmation. */
  async reference(): Promise<string> {
    return ((await this.widget.locator('code').textContent()) ?? '').trim();
  }
}
