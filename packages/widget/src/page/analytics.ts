import { type Catalog, quote } from '@unknot/core';
import type { Opening } from '../booking/opening.ts';
import type { UnknotBookedEvent } from '../events.ts';
import type { State, Step } from '../flow.ts';
import { whenIdle } from '../when-idle.ts';

/** One thing that happened, as statistics get it. It says nothing about who the visitor is, nor how they are. */
export interface AnalyticsEntry {
  readonly event: 'unknot_step' | 'unknot_booked';
  /** All names are always there, so that a tag manager that merges entries keeps nothing of an earlier one. */
  readonly unknot: {
    readonly step: Step;
    /** Id of the massage; of the first one, where there are several. */
    readonly service: string | undefined;
    /** What it costs, in the currency's major unit: `75` or `62.5`. Once booked, of all sessions of a course. */
    readonly price: number | undefined;
    /** ISO 4217. */
    readonly currency: string;
  };
}

/** `data-layer` for the array of tag managers (`window.dataLayer`), or what is called with each entry. */
export type AnalyticsTarget = 'data-layer' | ((entry: AnalyticsEntry) => void);

export interface AnalyticsWish {
  readonly analytics?: AnalyticsTarget;
}

/** Tells the page's statistics of the steps and of what is booked, as long as the page asks for it. */
export class Analytics {
  readonly #host: AnalyticsWish;
  readonly #opening: Opening;
  /** A page that is loaded ahead may never be seen; and the first price needs `Intl`, which no first paint waits for. */
  readonly #seen = new Promise<void>((done) => {
    const seen = () => {
      whenIdle(done);
      setTimeout(done, 1_000); // some pages are never idle
    };
    const page = document as { readonly prerendering?: boolean };
    if (page.prerendering) document.addEventListener('prerenderingchange', seen, { once: true });
    else seen();
  });

  constructor(host: HTMLElement & AnalyticsWish, opening: Opening) {
    this.#host = host;
    this.#opening = opening;
    const step = () => this.#tell('unknot_step');
    host.addEventListener('unknot-ready', step);
    host.addEventListener('unknot-step-changed', step);
    host.addEventListener('unknot-booked', ({ detail }) => this.#tell('unknot_booked', detail));
    // The page may ask only after the visitor has agreed to it: then the way is under way.
    if (isStep(opening.flow)) step();
  }

  async #tell(event: AnalyticsEntry['event'], booked?: UnknotBookedEvent['detail']): Promise<void> {
    const { analytics } = this.#host;
    if (!analytics) return;
    const { flow, session, answer } = this.#opening;
    const { catalog } = (session?.answer ?? answer)!;
    await this.#seen;
    const { service, price } = booked
      ? { service: booked.serviceId, price: booked.total }
      : of(catalog, flow);
    const { currency } = catalog.spa;
    const unknot = {
      step: flow.step,
      service,
      price: price === undefined ? undefined : major(price, currency),
      currency,
    };
    tell(analytics, { event, unknot });
  }
}

/** Whatever becomes of it, the form goes on. */
function tell(target: AnalyticsTarget, entry: AnalyticsEntry): void {
  try {
    if (typeof target === 'function') target(entry);
    else if (target === 'data-layer') {
      const page = window as { dataLayer?: AnalyticsEntry[] };
      page.dataLayer ??= [];
      page.dataLayer.push(entry);
    } else console.warn(`[unknot] analytics: “${target}” is not known. Use “data-layer”, or a function.`);
  } catch (error) {
    console.error('[unknot] analytics', error);
  }
}

function isStep({ step }: State): boolean {
  return step !== 'loading' && step !== 'broken' && step !== 'unreachable';
}

/** What is chosen, and what it costs in the currency's minor unit. */
function of(catalog: Catalog, flow: State): { service?: string; price?: number } {
  if ('visit' in flow) {
    const { serviceId: service } = flow.visit;
    try {
      return { service, price: quote(catalog, flow.visit).total };
    } catch {
      return { service }; // as it was offered when it was booked, and is no more
    }
  }
  return 'booking' in flow && flow.booking
    ? { service: flow.booking.serviceId, price: flow.booking.total }
    : {};
}

function major(minor: number, currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}
