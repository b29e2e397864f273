import type { MailAddress } from './settings.ts';

/** A mail as it is handed over: to one recipient, whatever stands in it. */
export interface Message {
  /** Such as `<…@spa.example>`; the same whenever the same mail is sent. */
  readonly messageId: string;
  /** The mail it follows. */
  readonly follows?: string;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** A calendar file, and the method it has. */
  readonly calendar?: { readonly method: string; readonly file: string };
  /** Where a click says that such mails should stop (RFC 8058). */
  readonly noMoreUrl?: string;
}

/** Nodemailer's form of it. Addresses go as objects, and the envelope by itself: no text becomes a second recipient. */
export function nodemailerMessage({ from, to, ...message }: Message) {
  const { calendar, noMoreUrl, follows, replyTo } = message;
  return {
    envelope: { from: from.address, to: [to.address] },
    from: named(from),
    to: named(to),
    ...(replyTo && { replyTo: named(replyTo) }),
    subject: line(message.subject, 200),
    messageId: message.messageId,
    ...(follows && { inReplyTo: follows, references: [follows] }),
    text: message.text,
    html: message.html,
    ...(calendar && {
      icalEvent: { method: calendar.method, content: calendar.file, filename: 'appointment.ics' },
    }),
    headers: {
      // No answer of a machine to a machine (RFC 3834 §5).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(noMoreUrl === undefined
        ? {}
        : {
            'List-Unsubscribe': `<${noMoreUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
    // What a mail is made of is all in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function named({ name = '', address }: MailAddress) {
  return { name: line(name, 120), address };
}

/**
 * One line of bounded length without control characters and those that turn the writing direction around, and without
 * what looks encoded (RFC 2047 §2): programs would decode it, whatever it is.
 */
function line(text: string, length: number): string {
  const plain = Buffer.from(text)
    .toString()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll('=?', '= ?');
  return [...plain].slice(0, length).join('').trim();
}
