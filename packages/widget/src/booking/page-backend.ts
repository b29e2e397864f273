import { BackendError, type BookingBackend, demoBackend, parseCatalog, requestBackend } from '@unknot/core';

/**
 * A backend inside the page, from a catalog that the page gives. It is loaded only where one is used: with it
 * comes what validates the catalog.
 * @throws ParseError where the catalog is not valid
 */
export async function pageBackend(source: unknown, requestTo: string | undefined): Promise<BookingBackend> {
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
