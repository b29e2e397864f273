import type { Catalog } from '@unknot/core';
import type { StoredMail } from '../store/mails.ts';
import type { StoredBooking, StoreReader } from '../store/store.ts';
import { SPARABLE } from './compose.ts';
import { addressHash } from './refusals.ts';

/** How long a mail is tried, milliseconds: as long as mail servers do (RFC 5321 §4.5.4.1). */
const PATIENCE = 4 * 86_400_000;

/**
 * How many mails about bookings an address gets in a day. Anybody can book and cancel in the name of somebody else, again
 * and again; nobody does so for themselves.
 */
const MOST_A_DAY = 30;
const DAY = 86_400_000;

/** Mails that nobody may miss unnoticed: where time runs out on one, it counts as given up. */
const NEEDED: readonly string[] = ['confirmation', 'change', 'cancellation', 'contact', 'contact-before'];

export type Verdict =
  | { readonly send: true }
  | { readonly send: false; readonly state: 'dropped' | 'given-up'; readonly why: string };

const drop = (why: string): Verdict => ({ send: false, state: 'dropped', why });

/** Is a mail that has fallen due still to be sent? Asked right before it goes. */
export async function verdict(
  reader: StoreReader,
  catalog: Pick<Catalog, 'reminders'>,
  mail: StoredMail,
  booking: StoredBooking | undefined,
  now: number,
): Promise<Verdict> {
  const { kind } = mail;
  if (!booking) return drop('no-booking');
  if (booking.status !== (kind === 'cancellation' ? 'cancelled' : 'confirmed')) return drop('cancelled');
  if (booking.start !== mail.start) return drop('moved');
  if (mail.usefulUntil <= now || (mail.tries > 0 && now - mail.dueAt > PATIENCE)) {
    return mail.tries > 0 || NEEDED.includes(kind)
      ? { send: false, state: 'given-up', why: mail.why ?? 'too-late' }
      : drop('too-late');
  }
  const { email } = booking.details.customer;
  // Their reminders come all the same: else that would be a way to keep them from somebody.
  if (
    mail.to === 'visitor' &&
    NEEDED.includes(kind) &&
    (await reader.mails.sentTo(email, now - DAY)) >= MOST_A_DAY
  ) {
    return drop('too-many');
  }
  if (!SPARABLE.includes(kind)) return { send: true };
  const asked = catalog.reminders?.some((rule) => rule.by === 'email' && rule.kind === kind);
  if (!asked) return drop('not-asked-for');
  if (await reader.mails.refused(addressHash(email))) return drop('refused');
  if (kind === 'rebook' && (await reader.mails.comesAgain(email, now))) return drop('comes-anyway');
  return { send: true };
}
