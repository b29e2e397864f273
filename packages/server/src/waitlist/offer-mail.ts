import type { AppContext, Moment } from '../context.ts';
import { addressesOf } from '../mail/addresses.ts';
import { ComposeError } from '../mail/compose.ts';
import type { Verdict } from '../mail/due.ts';
import type { Message } from '../mail/message.ts';
import { isAddress } from '../mail/settings.ts';
import { chooseLanguage, type Templates } from '../mail/templates.ts';
import { callable, offerValues } from '../mail/values.ts';
import type { StoredMail, StoredOffer, StoredWish } from '../store/store.ts';
import { pageOf } from './page.ts';
import { priceOf } from './present.ts';

/** Is an offer still to be told? Where time ran out on its mail, nobody can be helped any more. */
export function offerVerdict(mail: StoredMail, offer: StoredOffer | undefined, now: number): Verdict {
  const drop = (why: string): Verdict => ({ send: false, state: 'dropped', why });
  if (offer?.state !== 'open') return drop('offer-over');
  return Math.min(mail.usefulUntil, offer.expiresAt) <= now ? drop('too-late') : { send: true };
}

/**
 * Writes the mail that offers a time.
 * @throws ComposeError
 */
export function composeOffer(
  app: AppContext,
  templates: Templates,
  moment: Moment,
  mail: StoredMail,
  offer: StoredOffer,
  { wish }: StoredWish,
): Message {
  const { catalog } = moment;
  const { customer, locale } = wish;
  const { from, spa } = addressesOf(app.config, catalog);
  const page = pageOf(app, catalog, wish);
  if (page === undefined) throw new ComposeError('no-page');
  if (!isAddress(customer.email)) throw new ComposeError('no-address');
  const { language, tag } = chooseLanguage(templates.languages, [locale], catalog.spa.locale);
  // The token stands behind the #: so it is sent to no server, and is in no log.
  const offerUrl = `${page}#unknot=offer.${app.tokens.offer(offer.id)}`;
  const values = offerValues(offer, priceOf(moment, offer), customer, moment, tag, offerUrl);
  return {
    messageId: `<${mail.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    from,
    to: { name: callable(customer.name), address: customer.email },
    ...(spa && { replyTo: { address: spa } }),
    ...templates.mail(language, 'offer', 'visitor', values),
  };
}
