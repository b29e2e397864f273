import { BackendError, type BookingBackend, type CatalogAnswer } from './backend.ts';
import type { Catalog } from './catalog.ts';
import { baseOf, contract, type HttpBackendOptions, httpCall } from './http-call.ts';
import { fromWireOffsets, type WireOffsetTable } from './wire-offsets.ts';

/**
 * Asks the backend at an address for its catalog, which is all that a page needs at first: the rest of
 * {@link httpBackend} may come later.
 * @param url as for `httpBackend`
 */
export function httpCatalog(url: string, options?: HttpBackendOptions): BookingBackend['catalog'] {
  const base = baseOf(url);
  const call = httpCall(url, options);
  return async (signal) => {
    const ask = (cache: RequestCache) =>
      call<Omit<CatalogAnswer, 'offsets'> & { offsets: WireOffsetTable }>('/catalog', { cache }, signal);
    // Always the newest, as prices are in it. A server that cannot be reached leaves the last one the
    // browser has: with it the visitor can still choose, and write to the spa.
    const answer = await ask('no-cache').catch((error) => {
      if (error instanceof BackendError && error.code === 'unreachable') return ask('force-cache');
      throw error;
    });
    return contract(() => {
      if (!answer.catalog.services.length || !answer.catalog.spa.name) throw new TypeError('no catalog');
      const { paysOnline, acceptsCodes, keepsWishes } = answer;
      return {
        catalog: withLinksFrom(base, answer.catalog),
        offsets: fromWireOffsets(answer.offsets),
        ...(paysOnline && { paysOnline }),
        ...(acceptsCodes && { acceptsCodes }),
        ...(keepsWishes && { keepsWishes }),
      };
    });
  };
}

/**
 * Paths to images are paths on the host that serves the catalog, which need not be the page's. Terms and privacy notice
 * are pages of the spa's site: at `spa.url`, or else where the widget is, whose browser makes an address of the path.
 */
function withLinksFrom(base: string, catalog: Catalog): Catalog {
  const from = (link: string) => (/^https?:/.test(base) ? new URL(link, base).href : link);
  const { url: site = '' } = catalog.spa;
  const ofSite = (link: string) => (/^https?:/i.test(site) ? new URL(link, site).href : link);
  const { terms, privacy } = catalog.policy;
  const absolute = <T extends object>(value: T, ...keys: (keyof T)[]): T => {
    const links = keys.flatMap((key) => (typeof value[key] === 'string' ? [[key, from(value[key])]] : []));
    return { ...value, ...Object.fromEntries(links) };
  };
  return {
    ...catalog,
    spa: absolute(catalog.spa, 'url'),
    policy: {
      ...catalog.policy,
      ...(typeof terms === 'string' ? { terms: ofSite(terms) } : {}),
      ...(typeof privacy === 'string' ? { privacy: ofSite(privacy) } : {}),
    },
    services: catalog.services.map((service) => absolute(service, 'image')),
    staff: catalog.staff.map((person) => absolute(person, 'photo')),
  };
}
