import type { BrowserContext } from 'playwright-core';

/** What is noted in the page while the visitor uses it. */
export interface Watched {
  /** Ways in which the page broke its own content policy. */
  readonly violations: string[];
  /** The widget's public events, in order. */
  readonly events: { readonly type: string; readonly detail: Record<string, unknown> | null }[];
  /** Every text that was ever written to a storage. */
  readonly stored: string[];
}

declare global {
  interface Window {
    watched: Watched;
  }
}

const EVENTS = [
  'unknot-ready',
  'unknot-step-changed',
  'unknot-service-selected',
  'unknot-slot-selected',
  'unknot-booked',
  'unknot-rescheduled',
  'unknot-cancelled',
  'unknot-failed',
  'unknot-closed',
];

/** Watches every page of a visitor from its very start on. */
export async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript((names) => {
    const watched: Watched = { violations: [], events: [], stored: [] };
    window.watched = watched;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      watched.violations.push(`${violatedDirective}: ${blockedURI} ${sample}`);
    });
    for (const name of names) {
      document.addEventListener(name, (event) => {
        watched.events.push({ type: name, detail: (event as CustomEvent).detail });
      });
    }
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      watched.stored.push(`${key} ${value}`);
      setItem.call(this, key, value);
    };
  }, EVENTS);
}
