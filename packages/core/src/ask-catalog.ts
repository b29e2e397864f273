import { BackendError, type CatalogAnswer } from './backend.ts';
import { contract, type HttpBackendOptions, httpCall } from './http-call.ts';
import type { WireOffsetTable } from './wire-offsets.ts';

/** The catalog and what goes with it, as it travels. */
export type WireCatalogAnswer = Omit<CatalogAnswer, 'offsets'> & { readonly offsets: WireOffsetTable };

/**
 * Asks the backend at an address for its catalog: what a page needs at first. `readCatalogAnswer` makes of it what the
 * rest works with.
 * @param url as for `httpBackend`
 * @throws BackendError where there is no answer, or one without a spa and what it offers
 */
export async function askCatalog(
  url: string,
  options?: HttpBackendOptions,
  signal?: AbortSignal,
): Promise<WireCatalogAnswer> {
  const call = httpCall(url, options);
  const ask = (cache: RequestCache) => call<WireCatalogAnswer>('/catalog', { cache }, signal);
  // Always the newest, as prices are in it. A server that cannot be reached leaves the last one the
  // browser has: with it the visitor can still choose, and write to the spa.
  const answer = await ask('no-cache').catch((error) => {
    if (error instanceof BackendError && error.code === 'unreachable') return ask('force-cache');
    throw error;
  });
  return contract(() => {
    if (!answer.catalog.services.length || !answer.catalog.spa.name) throw new TypeError('no catalog');
    return answer;
  });
}
