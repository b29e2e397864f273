import type { Catalog } from '@unknot/core';
import type { AppConfig } from '../config.ts';
import { isAddress, type MailAddress } from './settings.ts';

/** Whom mails come from, where the spa gets its own, and where its booking form is. */
export interface Addresses {
  readonly from: MailAddress;
  readonly spa?: string;
  readonly site?: string;
}

/** As the settings say, and what they leave out as the catalog says. */
export function addressesOf(
  config: AppConfig,
  { spa: { name, email, url } }: Pick<Catalog, 'spa'>,
): Addresses {
  const { mailFrom, mailToSpa = email, siteUrl } = config;
  // Without a mail server they only lie in a folder.
  const address = mailFrom?.address ?? (email !== undefined && isAddress(email) ? email : 'unknot@localhost');
  const site =
    siteUrl ?? (url !== undefined && /^https?:\/\//i.test(url) ? url.replace(/#.*$/s, '') : undefined);
  return {
    from: { name: mailFrom?.name ?? name, address },
    ...(mailToSpa === undefined ? {} : { spa: mailToSpa }),
    ...(site === undefined ? {} : { site }),
  };
}
