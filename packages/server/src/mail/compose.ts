import { type Booking, type CalendarEvent, calendarEvent } from '@unknot/core';
import { icsFile } from '@unknot/core/ics';
import { presentBooking } from '../booking/present.ts';
import { staffEvent } from '../booking/staff-event.ts';
import type { AppContext, Moment } from '../context.ts';
import type { StoredMail } from '../store/mails.ts';
import type { StoredBooking } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { addressesOf } from './addresses.ts';
import { calendarWords } from './calendar-words.ts';
import type { Message } from './message.ts';
import { isAddress } from './settings.ts';
import { chooseLanguage, type Templates } from './templates.ts';
import { callable, type MailLinks, mailValues } from './values.ts';

/** The mail cannot be written; `code` says why, and nothing of whom. */
export class ComposeError extends Error {
  override readonly name = 'ComposeError';
  readonly code: string;
  constructor(code: string) {
    super(`The mail cannot be written: ${code}.`);
    this.code = code;
  }
}

/** Kinds that come with the appointment for the calendar. */
const WITH_CALENDAR: readonly string[] = ['confirmation', 'change', 'cancellation', 'contact'];
/** Kinds that speak of all sessions of a course. */
export const OF_COURSE: readonly string[] = ['confirmation', 'contact'];
/** Kinds that nobody needs, and that anybody can be spared. */
export const SPARABLE: readonly string[] = ['aftercare', 'rebook'];

/**
 * Writes a mail from the booking as it is now.
 * @param sessions of its course, or the booking alone
 * @param first the id of the mail that this one follows: the one that confirmed the booking
 * @throws ComposeError
 */
export function compose(
  app: AppContext,
  templates: Templates,
  { catalog, offsets, now }: Moment,
  mail: StoredMail,
  booking: StoredBooking,
  sessions: readonly StoredBooking[],
  first: string | undefined,
): Message {
  const { kind, to } = mail;
  const { customer, locale } = booking.details;
  const { from, spa, site } = addressesOf(app.config, catalog);
  const visitor = kind === 'contact-before' ? booking.details.formerEmail : customer.email;
  const address = to === 'spa' ? spa : visitor;
  if (address === undefined || !isAddress(address)) throw new ComposeError('no-address');
  const wishes = to === 'spa' ? [] : [locale];
  const { language, tag } = chooseLanguage(templates.languages, wishes, catalog.spa.locale);
  const told = OF_COURSE.includes(kind) ? sessions : [booking];
  const links = linksOf(app, mail, booking, site);
  const values = mailValues(booking, told, catalog, { offsets, now }, tag, links, (one) =>
    to === 'visitor' ? manageUrl(app, one, site) : undefined,
  );
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const messageId = (id: string) => `<${id}@${domain}>`;
  const written = templates.mail(language, kind, to, values);
  const replyTo = to === 'spa' ? { name: customer.name, address: customer.email } : spa && { address: spa };
  return {
    messageId: messageId(mail.id),
    ...(first === undefined || first === mail.id ? {} : { follows: messageId(first) }),
    from,
    // Who had the address before need not be who has another now.
    to: {
      name: to === 'spa' ? catalog.spa.name : kind === 'contact-before' ? '' : callable(customer.name),
      address,
    },
    ...(replyTo && { replyTo }),
    ...written,
    ...(WITH_CALENDAR.includes(kind) && { calendar: calendarOf() }),
    ...(links.noMoreUrl === undefined ? {} : { noMoreUrl: links.noMoreUrl }),
  };

  function calendarOf() {
    const present = (one: StoredBooking): Booking => presentBooking(one, offsets);
    const coming = told.filter(({ status }) => status !== 'cancelled');
    const words = calendarWords(tag);
    const organizer = { name: catalog.spa.name, email: catalog.spa.email ?? from.address };
    const events = (coming.length ? coming : [booking]).map((one): CalendarEvent => {
      if (to === 'visitor') {
        // The mail has the same address, and goes to the same person.
        const manage = { manageUrl: manageUrl(app, one, site), offsets };
        const attendee = { name: callable(customer.name) || customer.email, email: customer.email };
        return { ...calendarEvent(present(one), catalog, words, manage), organizer, attendee };
      }
      const { attendee: _visitor, ...event } = staffEvent(present(one), catalog, words);
      return { ...event, organizer };
    });
    // An invitation is of one appointment (RFC 5546 §3.2.2); several, or the spa's own copy, are published.
    const over = events.length === 1 && events[0]?.status === 'CANCELLED';
    const method =
      kind === 'cancellation' || over
        ? 'CANCEL'
        : to === 'visitor' && events.length === 1
          ? 'REQUEST'
          : 'PUBLISH';
    return { method, file: icsFile(events, { method }) };
  }
}

function linksOf(
  { config, tokens }: AppContext,
  { kind, to }: StoredMail,
  booking: StoredBooking,
  site: string | undefined,
): MailLinks {
  const { publicUrl } = config;
  const siteUrl = site === undefined ? {} : { siteUrl: site };
  if (to === 'spa') {
    const day = booking.details.localStart.slice(0, 10);
    return { ...siteUrl, ...(publicUrl && { agendaUrl: `${publicUrl}/agenda?day=${day}` }) };
  }
  const calendar = tokens.calendar(booking.id);
  const reads = publicUrl !== undefined && hashToken(calendar) === booking.calendarHash;
  return {
    ...siteUrl,
    ...(reads && { calendarUrl: `${publicUrl}/v1/calendar/${calendar}.ics` }),
    ...(publicUrl !== undefined &&
      SPARABLE.includes(kind) && { noMoreUrl: `${publicUrl}/v1/mail/no-more/${tokens.noMore(booking.id)}` }),
  };
}

/** The token stands behind the #: so it is sent to no server, and is in no log. */
function manageUrl(
  { tokens }: AppContext,
  { id, manageHash }: StoredBooking,
  site: string | undefined,
): string | undefined {
  const token = tokens.manage(id);
  // Made with another secret than the booking was, it would open nothing.
  return site !== undefined && hashToken(token) === manageHash ? `${site}#unknot=${id}.${token}` : undefined;
}
