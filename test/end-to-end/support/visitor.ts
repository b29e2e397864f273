import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { BookingPage } from './booking-page.ts';
import { type Watched, watch } from './watch.ts';

/** Somebody in front of the spa’s page, with a browser of their own. */
export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly form: BookingPage;
  /** Errors that nobody caught. */
  readonly uncaught: string[] = [];
  /** What the console was told as an error. */
  readonly errors: string[] = [];
  /** Every address that was asked for. */
  readonly asked: string[] = [];
  readonly #allowed: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.form = new BookingPage(page);
    page.on('pageerror', (error) => this.uncaught.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    context.on('request', (request) => this.asked.push(request.url()));
  }

  static async arrive(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(15_000);
    await watch(context);
    return new Visitor(context, await context.newPage());
  }

  /** Opens the spa’s page, down at the booking form. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await this.form.widget.scrollIntoViewIfNeeded();
  }

  /** Somewhere else the visitor may be led to. */
  mayGo(home: string): void {
    this.#allowed.push(home);
  }

  mayGoTo(url: string): boolean {
    return this.#allowed.some((home) => url.startsWith(`${home}/`));
  }

  /** What was noted in the page since it was opened. */
  watched(): Promise<Watched> {
    return this.page.evaluate(() => window.watched);
  }

  /** The widget's public events of one kind since the page was opened. */
  async events(type: string): Promise<Record<string, unknown>[]> {
    const { events } = await this.watched();
    return events.filter((event) => event.type === type).map(({ detail }) => detail ?? {});
  }

  /** The requests that asked for something of this address. */
  requestsFor(part: string): string[] {
    return this.asked.filter((url) => url.includes(part));
  }
}
