import { mkdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Message, nodemailerMessage } from './message.ts';
import type { SmtpSettings } from './settings.ts';

/** Hands mails over. */
export interface MailTransport {
  readonly via: 'smtp' | 'outbox';
  /** How many at the same time make sense. */
  readonly parallel: number;
  /** @throws SendError */
  send(message: Message): Promise<void>;
  close(): void;
}

/** Whether trying again makes sense: `never` for this mail; `later` for this mail; `down`: for no mail at the moment. */
export type SendFailure = 'never' | 'later' | 'down';

/** A mail was not taken. `code` says why; the answer's own words stay out, as they may name whom it was for. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;
  readonly code: string;
  constructor(failure: SendFailure, code: string) {
    super(`The mail was not taken: ${code}.`);
    this.failure = failure;
    this.code = code;
  }
}

const PARALLEL = 3;

/** Over SMTP where there is a mail server, else into the folder `outbox` in the data folder. */
export function mailTransport(smtp: SmtpSettings | undefined, dataFolder: string): MailTransport {
  return smtp ? smtpTransport(smtp) : outboxTransport(outboxFolder(dataFolder));
}

/** Where mails are written where there is no mail server. */
export function outboxFolder(dataFolder: string): string {
  return join(dataFolder, 'outbox');
}

/** Over SMTP, through a few connections that are kept open while there is something to send. */
export function smtpTransport({ host, port, tls, user, pass }: SmtpSettings): MailTransport {
  const transporter = createTransport({
    pool: true,
    maxConnections: PARALLEL,
    maxMessages: 100,
    host,
    port,
    secure: tls === 'from-the-start',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(user !== undefined && pass !== undefined ? { auth: { user, pass } } : {}),
    // In all shorter than a claim on a mail holds. Some servers look into a mail for long before they take it.
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 90_000,
  });
  // A connection that breaks while it is idle breaks no mail.
  transporter.on('error', () => undefined);
  return {
    via: 'smtp',
    parallel: PARALLEL,
    async send(message) {
      try {
        await transporter.sendMail(nodemailerMessage(message));
      } catch (error) {
        throw sendError(error);
      }
    },
    close: () => transporter.close(),
  };
}

/**
 * Into a folder, each as a file that mail programs open. One that is sent again takes the place of the first.
 * @throws what making the folder throws
 */
export function outboxTransport(folder: string): MailTransport {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    via: 'outbox',
    parallel: PARALLEL,
    async send(message) {
      const { message: bytes } = await writer.sendMail(nodemailerMessage(message));
      const file = join(folder, `${message.messageId.replace(/^<|@[^@]*$/g, '')}.eml`);
      const draft = `${file}.${process.pid}`;
      try {
        await writeFile(draft, bytes as Buffer, { mode: 0o600, flush: true });
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw new SendError('down', codeOf(error));
      }
    },
    close: () => undefined,
  };
}

/** What an error of nodemailer means for the mail and for the others. */
function sendError(error: unknown): SendError {
  const { responseCode = 0, command = '' } = Object(error) as { responseCode?: number; command?: string };
  // Only what was said of this recipient or this text is about this mail; a wrong password is about none.
  const ofThis = /^(?:RCPT|DATA)/.test(command) && responseCode >= 400 && responseCode !== 421;
  const code = responseCode ? `smtp-${responseCode}` : codeOf(error);
  return new SendError(!ofThis ? 'down' : responseCode >= 500 ? 'never' : 'later', code);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z_0-9]{1,30}$/.test(code) ? code : 'unknown';
}
