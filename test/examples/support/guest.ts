import assert from 'node:assert/strict';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../scripts/lib/find-browser.mjs';
import { axeFaults } from '../../end-to-end/support/axe.ts';
import { Visitor } from '../../wordpress/support/visitor.ts';

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: install one, or name it in UNKNOT_CHROMIUM.');
  return chromium.launch({ executablePath, args: browserArguments });
}

/** Somebody on an example's page, and all that the page had to complain of meanwhile. */
export class Guest extends Visitor {
  readonly page: Page;
  readonly #complaints: string[] = [];

  constructor(page: Page) {
    super(page);
    this.page = page;
    page.on('pageerror', (error) => this.#complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const isComplaint = ['error', 'warning'].includes(message.type());
      if (isComplaint && !/^Lit is in dev mode/.test(message.text())) this.#complaints.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.#complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  /** What the page's own code says after it has heard `unknot-booked`. */
  get thanks(): Locator {
    return this.page.locator('#thanks');
  }

  /** The code on the widget's confirmation. */
  async reference(): Promise<string> {
    return ((await this.widget.locator('code').textContent()) ?? '').trim();
  }

  async books(service: string): Promise<void> {
    await this.book(service, { name: 'Ada Quill', email: 'ada@guest.example' });
    assert.match(await this.reference(), /^\w{6}$/);
  }

  /** No error, no warning, nothing that could not be loaded. */
  hasNothingToComplainOf(): void {
    assert.deepEqual(this.#complaints, []);
  }
}

/** Runs a test on a page of its own, which is looked at by axe in the end. */
export async function onPage(browser: Browser, test: (guest: Guest) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ timezoneId: 'Europe/Lisbon', locale: 'en-GB' });
  context.setDefaultTimeout(45_000);
  try {
    const guest = new Guest(await context.newPage());
    await test(guest);
    guest.hasNothingToComplainOf();
    assert.deepEqual(await axeFaults(guest.page, 'html'), []);
  } finally {
    await context.close();
  }
}
