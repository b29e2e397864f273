import type { WireCatalogAnswer } from './ask-catalog.ts';
import type { CatalogAnswer } from './backend.ts';
import type { Catalog } from './catalog.ts';
import { baseOf, contract } from './http-call.ts';
import { webLink } from './web-link.ts';
import { fromWireOffsets } from './wire-offsets.ts';

/**
 * What travelled, as the rest works with it: instants in milliseconds, and addresses that hold on any page.
 * @param url where it came from, as for `httpBackend`
 * @throws BackendError where it is not of the contract
 */
export function readCatalogAnswer(url: string, wire: WireCatalogAnswer): CatalogAnswer {
  return contract(() => {
    const { paysOnline, acceptsCodes, keepsWishes } = wire;
    return {
      catalog: withLinksFrom(baseOf(url), wire.catalog),
      offsets: fromWireOffsets(wire.offsets),
      ...(paysOnline && { paysOnline }),
      ...(acceptsCodes && { acceptsCodes }),
      ...(keepsWishes && { keepsWishes }),
    };
  });
}

/**
 * Paths to images are paths on the host that serves the catalog, which need not be the page's. Terms and privacy notice
 * are pages of the spa's site: at `spa.url`, or else where the widget is, whose browser makes an address of the path.
 */
function withLinksFrom(base: string, catalog: Catalog): Catalog {
  const from = (link: string) => (/^https?:/.test(base) ? new URL(link, base).href : link);
  const { url: site = '' } = catalog.spa;
  const ofSite = (link: string) => webLink(/^https?:/i.test(site) ? new URL(link, site).href : link);
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
