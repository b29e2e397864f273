import { BackendError, type BookingBackend, demoBackend, parseCatalog, requestBackend } from '@unknot/core';
import type { Connection } from './connection.ts';

/**
 * A backend inside the page, from a catalog that the page gives. It is loaded only where one is used: with it
 * comes what validates the catalog.
 * @throws ParseError where the catalog is not valid; TypeError where the page says too little
 */
export async function pageBackend({
  backend,
  catalog: source,
  requestTo,
}: Connection): Promise<BookingBackend> {
  const missing =
    !backend && !requestTo
      ? 'Set “backend” to the address of your booking server, to “demo”, or set “request-to”.'
      : !source && 'Set “catalog”: the address of a catalog, or the property with an object.';
  if (missing) {
    // Frameworks may set properties once the element is in the page. Then it has started anew, and nobody hears of this.
    await new Promise((later) => setTimeout(later, 100));
    throw new TypeError(missing);
  }
  const catalog = parseCatalog(typeof source === 'string' ? await read(source) : source);
  if (requestTo) return requestBackend({ catalog, to: requestTo });
  return demoBackend(catalog, { storage: window.localStorage });
}

async function read(address: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(new URL(address, document.baseURI), { credentials: 'omit' });
  } catch (cause) {
    throw new BackendError('unreachable', 'The catalog could not be loaded.', { cause });
  }
  if (!response.ok)
    throw new TypeError(`The catalog at “${address}” could not be loaded (${response.status}).`);
  try {
    return await response.json();
  } catch {
    throw new TypeError(`The catalog at “${address}” is not a JSON document.`);
  }
}
