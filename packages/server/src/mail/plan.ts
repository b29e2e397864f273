import { type Catalog, reminderTimes } from '@unknot/core';
import type { MailKind, MailRecipient, NewMail } from '../store/mails.ts';
import type { StoredBooking } from '../store/store.ts';

const DAY = 86_400_000;

/** How long mails that come afterwards are of use, milliseconds. */
const AFTERWARDS: Partial<Record<MailKind, number>> = { aftercare: DAY, rebook: 7 * DAY };

/** What can happen to a booking. */
export type MailNews = Extract<MailKind, 'confirmation' | 'change' | 'cancellation' | 'contact'>;

/**
 * The mails that a booking brings with it as it stands now: what has just happened to it, and its reminders. One whose
 * time is over is not among them. What waits for its deposit was not promised yet, and nothing is said of it; nor is
 * once it was not paid.
 * @param news what has just happened; undefined where it is told with another booking
 * @param toSpa does the spa get mails?
 */
export function planMails(
  booking: StoredBooking,
  news: MailNews | undefined,
  catalog: Pick<Catalog, 'reminders'>,
  now: number,
  toSpa: boolean,
): NewMail[] {
  const { id: bookingId, sequence, start, end, status } = booking;
  const { course, payment } = booking.details;
  if (status === 'requested' || payment?.status === 'expired') return [];
  const mail = (
    kind: MailKind,
    to: MailRecipient,
    dueAt: number,
    usefulUntil: number,
    name: string = kind,
  ): NewMail => ({
    id: `${bookingId}.${sequence}.${name}${to === 'spa' ? '.spa' : ''}`,
    bookingId,
    sequence,
    kind,
    to,
    start,
    dueAt,
    usefulUntil,
  });
  const usefulUntil = news === 'cancellation' ? Math.max(end, now + DAY) : Math.max(end, now);
  const told = news
    ? [mail(news, 'visitor', now, usefulUntil), ...(toSpa ? [mail(news, 'spa', now, usefulUntil)] : [])]
    : [];
  const { formerEmail, customer } = booking.details;
  // Whoever changed the address, it is said where they cannot hide it.
  if (news === 'contact' && formerEmail !== undefined && formerEmail !== customer.email) {
    told.push(mail('contact-before', 'visitor', now, usefulUntil));
  }

  const byMail = reminderTimes({ start: new Date(start).toISOString(), status }, catalog).filter(
    ({ by }) => by === 'email',
  );
  const before = byMail.filter(({ beforeMinutes }) => beforeMinutes > 0);
  const reminders = byMail
    .filter(({ at, kind }) => at > now && !(kind === 'rebook' && course && course.session < course.of))
    .map(({ at, kind, beforeMinutes }) => {
      // Late, it helps until the next one comes: two at once would say the same.
      const next = before.find((one) => one.at > at)?.at ?? start;
      const until = beforeMinutes > 0 ? next : at + (AFTERWARDS[kind] ?? DAY);
      return mail(kind, 'visitor', at, until, `${kind}${beforeMinutes < 0 ? '' : '-'}${beforeMinutes}`);
    });
  const all = [...told, ...reminders];
  return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);
}
