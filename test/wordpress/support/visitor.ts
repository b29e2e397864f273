import type { Locator, Page } from 'playwright-core';
import { en } from '../../../packages/widget/src/translations/en.ts';

/** A visitor in front of the widget. Locators look through its shadow DOM by themselves. */
export class Visitor {
  readonly widget: Locator;

  constructor(page: Page) {
    this.widget = page.locator('unknot-booking');
  }

  /** Waits for a step by what its heading says. */
  async isAt(title: string | RegExp): Promise<void> {
    await this.widget.getByRole('heading', { level: 2, name: title }).waitFor();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.widget.getByRole('button', { name: button }).first().click();
  }

  /** From the first step to the confirmation, by the first free time. */
  async book(service: string, who: { name: string; email: string }): Promise<void> {
    await this.sendRequest(service, who, en.review.book);
    await this.isAt(/^See you/);
  }

  /** From the first step to the last button, pressed. */
  async sendRequest(
    service: string,
    who: { name: string; email: string },
    lastButton: string,
  ): Promise<void> {
    await this.isAt(en.needs.title);
    await this.press(en.needs.all);
    await this.choose(service, who, lastButton);
  }

  /** The same from the choice of a massage on. */
  async choose(
    service: string,
    who: { name: string; email: string },
    lastButton: string = en.review.book,
  ): Promise<void> {
    await this.isAt(en.services.title);
    await this.press(service);
    await this.isAt(en.times.title);
    await this.widget.getByRole('region', { name: en.times.next }).getByRole('button').first().click();
    await this.isAt(en.details.title);
    await this.widget.getByLabel(en.details.name).fill(who.name);
    await this.widget.getByLabel(en.details.email).fill(who.email);
    const agreement = this.widget.getByRole('checkbox', { name: en.details.agree });
    if (await agreement.count()) await agreement.check();
    await this.press(en.details.next);
    await this.isAt(en.review.title);
    await this.press(lastButton);
  }
}
