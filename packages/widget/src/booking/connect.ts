import type { BookingBackend } from '@unknot/core';
import { laterHttpBackend } from './http.ts';

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
export async function connect(connection: Connection): Promise<BookingBackend> {
  const { backend } = connection;
  if (backend && backend !== 'demo') return laterHttpBackend(new URL(backend, document.baseURI).href);
  const { pageBackend } = await import('./page-backend.ts');
  return pageBackend(connection);
}
