import type { Booking } from '@unknot/core';
import { spaIso } from '../booking/present.ts';
import type { AppContext, Moment } from '../context.ts';
import type { MailKind, MailRecipient } from '../store/mails.ts';
import type { MailStatus } from './desk.ts';

/** A mail that could not be sent, as staff see it. Times are ISO 8601 with the spa's offset. */
export interface GivenUpMail extends Pick<Booking, 'reference' | 'start' | 'customer'> {
  readonly id: string;
  readonly kind: MailKind;
  readonly to: MailRecipient;
  readonly why: string;
  readonly givenUpAt: string;
}

export interface Mails extends Omit<MailStatus, 'via'> {
  /** `none`: no mails are sent from here. */
  readonly via: MailStatus['via'] | 'none';
  readonly mails: readonly GivenUpMail[];
}

/** What staff need to know of mails. */
export async function mailsForStaff(app: AppContext, { offsets, now }: Moment): Promise<Mails> {
  const { read } = app.store;
  const status = await app.mail.status(read, now);
  if (!status) return { via: 'none', waiting: 0, late: 0, givenUp: 0, mails: [] };
  const given = await read.mails.givenUp();
  const mails = await Promise.all(
    given.map(async ({ id, kind, to, why = 'unknown', settledAt = now, bookingId }): Promise<GivenUpMail> => {
      const booking = (await read.booking(bookingId!))!; // A mail goes with its booking, and none of an offer is given up.
      const { reference, start, details } = booking;
      return {
        id,
        kind,
        to,
        why,
        givenUpAt: spaIso(offsets, settledAt),
        reference,
        start: spaIso(offsets, start),
        customer: details.customer,
      };
    }),
  );
  return { ...status, mails };
}
