/** What a mail can be about. */
export const MAIL_KINDS = [
  'confirmation',
  'change',
  'cancellation',
  'contact',
  'contact-before',
  'reminder',
  'leave-now',
  'aftercare',
  'rebook',
  'offer',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export type MailRecipient = 'visitor' | 'spa';

/** `dropped`: it would have helped nobody any more. `given-up`: it should have been sent, and could not be. */
export type MailState = 'waiting' | 'sent' | 'dropped' | 'given-up';

/** A mail that is to be sent. Instants are epoch milliseconds. */
export interface NewMail {
  /** The same for the same mail; the Message-ID is made from it. */
  readonly id: string;
  /** The booking it is about. */
  readonly bookingId?: string;
  /** Or else the offer. */
  readonly offerId?: string;
  /** The state of the booking that it tells of. */
  readonly sequence: number;
  readonly kind: MailKind;
  readonly to: MailRecipient;
  /** The time of the appointment that it tells of. */
  readonly start: number;
  readonly dueAt: number;
  /** From then on it helps nobody. */
  readonly usefulUntil: number;
}

/** A mail, and what became of it. */
export interface StoredMail extends NewMail {
  readonly state: MailState;
  /** How often it was tried in vain. */
  readonly tries: number;
  /** When it was sent, dropped or given up. */
  readonly settledAt?: number;
  /** A code that says why it was not sent. */
  readonly why?: string;
}

/** Who sends. A claim that reaches further than twice `lease` from now is one of a clock that has been put back since. */
export interface MailClaim {
  readonly now: number;
  readonly by: string;
  /** Milliseconds for which nobody else sends what is claimed. */
  readonly lease: number;
  /** The longest wait between two tries, milliseconds; what waits for twice as long does so by a wrong clock. */
  readonly longestWait: number;
  readonly most: number;
}

export interface MailCounts {
  readonly waiting: number;
  /** Of those, the ones that were due some time ago. */
  readonly late: number;
  readonly givenUp: number;
}

/** What can be asked about mails. */
export interface MailReader {
  /** Is there one that could be claimed? */
  due(claim: Omit<MailClaim, 'by' | 'most'>): Promise<boolean>;
  /** Those of a booking, as they fall due. */
  ofBooking(bookingId: string): Promise<StoredMail[]>;
  /** What was given up, the latest first: at most a hundred. */
  givenUp(): Promise<StoredMail[]>;
  /** @param lateBefore what was due before this is late */
  count(lateBefore: number): Promise<MailCounts>;
  /** @param addressHash SHA-256 of an address */
  refused(addressHash: string): Promise<boolean>;
  /** How many mails were sent to the visitor with this address since then. */
  sentTo(email: string, since: number): Promise<number>;
  /** Has somebody with this address an appointment that is not over by then? */
  comesAgain(email: string, after: number): Promise<boolean>;
}

/** What can be done with mails, inside a transaction. */
export interface MailWriter extends MailReader {
  /** Plans a mail, also one that was dropped or given up; nothing happens where it has been sent. */
  insert(mail: NewMail): Promise<void>;
  /** Drops what waits for a booking. */
  drop(bookingId: string, now: number, why: string): Promise<void>;
  /** Takes what is due, the longest due first, so that nobody else sends it. */
  claim(claim: MailClaim): Promise<StoredMail[]>;
  /** Says what became of a mail. `sent` always holds; else nothing happens where somebody else has it by now. */
  settle(
    id: string,
    by: string,
    now: number,
    state: Exclude<MailState, 'waiting'>,
    why?: string,
  ): Promise<void>;
  /** Lets a mail be tried again later; nothing happens where somebody else has it by now. */
  retry(id: string, by: string, at: number, why: string): Promise<void>;
  /** Lets a mail that was given up be sent after all; false where it was not given up. */
  again(id: string, now: number, usefulUntil: number): Promise<boolean>;
  /** Drops a mail that was given up; false where it was not. */
  letGo(id: string, now: number): Promise<boolean>;
  refuse(addressHash: string, now: number): Promise<void>;
}

/** For how long it is known what became of a mail, milliseconds. */
export const MAIL_MEMORY = 60 * 86_400_000;
