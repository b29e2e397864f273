import { type BookingBackend, httpBackend } from '@unknot/core';

/** What the element's attributes and properties say about where bookings go. */
export interface Connection {
  /** An address, `demo`, or nothing. */
  readonly backend?: string;
  /** A catalog or the address of one, for `demo` and `request-to`. */
  readonly catalog?: unknown;
  readonly requestTo?: string;
}

/**
 * The backend that the page asks for.
 * @throws ParseError where the page's catalog is not valid; TypeError where the page says too little
 */
export async function connect({ backend, catalog, requestTo }: Connection): Promise<BookingBackend> {
  if (backend && backend !== 'demo') {
    return httpBackend(new URL(backend, document.baseURI).href);
  }
  const missing =
    !backend && !requestTo
      ? 'Set “backend” to the address of your booking server, to “demo”, or set “request-to”.'
      : catalog === undefined || catalog === ''
        ? 'Set “catalog”: the address of a catalog, or the property with an object.'
        : '';
  if (missing) {
    // Frameworks may set properties once the element is in the page. Then we have started anew, and nobody hears of this.
    await new Promise((later) => setTimeout(later, 99));
    throw new TypeError(missing);
  }
  const { pageBackend } = await import('./page-backend.ts');
  return pageBackend(catalog, requestTo);
}
