import type { Opening } from '../booking/opening.ts';
import { Analytics, type AnalyticsWish } from './analytics.ts';
import { type PrefillWish, prefill } from './prefill.ts';
import { sourceOf } from './source.ts';

/** What the page asks for besides a form; without a wish of it none of this is loaded. */
export interface PageWishes extends AnalyticsWish, PrefillWish {
  readonly forwardParams?: string;
}

/** What is done for the page around the form, as far as it asks for it. */
export class PageSide {
  readonly #host: HTMLElement & PageWishes;
  // As they are now: a page with a router of its own may be at another address by the time something is booked.
  readonly #search = location.search;
  readonly #referrer = document.referrer;

  constructor(host: HTMLElement & PageWishes, opening: Opening) {
    this.#host = host;
    new Analytics(host, opening);
  }

  /** Has what the page's address may fill in, as the form is about to begin. */
  prefill(): void {
    prefill(this.#host, this.#search);
  }

  /** Where the visitor came from, as the page wants it handed on with the booking. */
  get source(): Record<string, string> | undefined {
    return sourceOf(this.#host.forwardParams, this.#search, this.#referrer);
  }
}
