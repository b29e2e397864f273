import type { Catalog } from '@unknot/core';
import type { AppConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { addressesOf } from './addresses.ts';
import type { SmtpSettings } from './settings.ts';
import { outboxFolder } from './transport.ts';

/** Says at the start where mails go, and what is missing that they could do with. */
export function tellOfMail(
  log: Log,
  config: AppConfig,
  catalog: Pick<Catalog, 'spa'>,
  smtp: SmtpSettings | undefined,
  dataFolder: string,
): void {
  const warn = (code: string, detail: string) => log({ level: 'warn', event: 'mail-warning', code, detail });
  if (smtp) log({ level: 'info', event: 'mail', via: 'smtp', host: smtp.host, tls: smtp.tls });
  else {
    const detail =
      'No mail is sent: each is written to this folder. UNKNOT_SMTP_URL says where to send them.';
    log({ level: 'warn', event: 'mail', via: 'outbox', folder: outboxFolder(dataFolder), detail });
  }
  const { spa, site } = addressesOf(config, catalog);
  if (spa === undefined) {
    warn('no-spa', 'The spa gets no mails: set UNKNOT_MAIL_TO_SPA, or spa.email in the catalog.');
  }
  if (site === undefined) {
    warn(
      'no-site',
      'Mails do not lead to where a booking can be seen and changed: set UNKNOT_SITE_URL, or spa.url in the catalog to the whole address of the page.',
    );
  }
}
