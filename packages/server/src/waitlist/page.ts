import type { Catalog, WishRequest } from '@unknot/core';
import type { AppContext } from '../context.ts';
import { addressesOf } from '../mail/addresses.ts';
import { invalid } from '../problem.ts';

/** The page that an offer leads to: where the wish was made, or else where can be booked. */
export function pageOf(
  { config }: Pick<AppContext, 'config'>,
  catalog: Pick<Catalog, 'spa'>,
  { returnTo }: Pick<WishRequest, 'returnTo'>,
): string | undefined {
  return returnTo ?? addressesOf(config, catalog).site;
}

/**
 * A page that mails may lead to, of the spa's own. Mails go to whoever is named, and what asks for one may say of itself
 * what it likes: so where every site may ask, only the site that the settings name counts.
 * @returns without what is behind its #; undefined where it is another site's, and mails lead to the spa's own
 * @throws ProblemError `invalid` where there is none
 */
export function ownPage(
  { config }: Pick<AppContext, 'config'>,
  catalog: Pick<Catalog, 'spa'>,
  wanted: string | undefined,
): string | undefined {
  const { site } = addressesOf(config, catalog);
  if (wanted === undefined) return undefined;
  const { origin, href } = new URL(wanted);
  const { origins, publicUrl } = config;
  const known = [...(origins === '*' ? [] : origins), ...[site, publicUrl].flatMap((url) => url ?? [])];
  if (known.some((url) => URL.canParse(url) && new URL(url).origin === origin)) {
    return href.replace(/#.*$/s, '');
  }
  if (site === undefined) throw invalid('returnTo', 'must be a page of the spa’s own site.');
  return undefined;
}
