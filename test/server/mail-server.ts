import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Catalog } from '../../packages/core/src/index.ts';
import {
  type AppConfig,
  loadTemplates,
  type MailRoom,
  type MailTransport,
  type PaymentProvider,
  type SenderOptions,
  type Sending,
  smtpTransport,
  startSending,
} from '../../packages/server/src/index.ts';
import { spaCatalog } from './spa-catalog.ts';
import { STAFF_TOKEN, type TestServer, testServer } from './test-server.ts';

/** A mail as it came over the wire. */
export interface Arrived {
  readonly from: string;
  /** Every recipient of the envelope. */
  readonly to: readonly string[];
  readonly raw: string;
}

/** What a mail server of the tests answers; an error with a `responseCode` is said to who sends. */
export interface Refusals {
  recipient?: (address: string) => Error | undefined;
  data?: (raw: string) => Error | undefined;
  /** Takes its time with each mail, milliseconds. */
  slow?: number;
}

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  readonly arrived: Arrived[];
  readonly refusals: Refusals;
  /** Waits until so many mails have come. */
  until(count: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
}

export function refusal(responseCode: number, message = 'No'): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** A real SMTP server on this machine. */
export async function mailServer(
  options: ConstructorParameters<typeof SMTPServer>[0] = {},
): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const refusals: Refusals = {};
  let port = 0;
  let server: SMTPServer;
  const up = async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      ...options,
      onRcptTo: ({ address }, _session, done) => done(refusals.recipient?.(address)),
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', async () => {
          const raw = Buffer.concat(chunks).toString();
          if (refusals.slow) await sleep(refusals.slow);
          const no = refusals.data?.(raw);
          if (!no) {
            const { mailFrom, rcptTo } = session.envelope;
            const to = rcptTo.map(({ address }) => address);
            arrived.push({ from: mailFrom ? mailFrom.address : '', to, raw });
          }
          done(no);
        });
      },
    });
    server.on('error', () => undefined); // somebody hung up
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
  };
  const down = () =>
    new Promise<void>((resolve) => {
      for (const connection of server.connections) connection.close();
      server.close(() => resolve());
    });
  await up();
  return {
    get port() {
      return port;
    },
    arrived,
    refusals,
    async until(count) {
      for (let waited = 0; arrived.length < count; waited += 10) {
        assert.ok(waited < 30_000, `${arrived.length} of ${count} mails have come.`);
        await sleep(10);
      }
    },
    down,
    up,
    [Symbol.asyncDispose]: down,
  };
}

export const FROM = { name: 'Stillwater', address: 'booking@stillwater.example' };
export const PUBLIC_URL = 'https://book.stillwater.example';
export const SITE_URL = 'https://www.stillwater.example/book';

/** What asks for every mail there is. */
export const REMINDERS: NonNullable<Catalog['reminders']> = [
  { beforeMinutes: 1440, by: 'email', kind: 'reminder' },
  { beforeMinutes: 180, by: 'email', kind: 'reminder' },
  { beforeMinutes: 60, by: 'email', kind: 'leave-now' },
  { beforeMinutes: -240, by: 'email', kind: 'aftercare' },
  { beforeMinutes: -30_240, by: 'email', kind: 'rebook' },
];

/** Tries again soon: tests do not wait. */
export const SOON: SenderOptions = { every: 20, firstPause: 20, longestPause: 40, random: () => 0.5 };

export interface MailingSpa extends AsyncDisposable {
  readonly server: TestServer;
  readonly sending: Sending;
  /** Turns the spa's clock. */
  goTo(now: number): void;
  /** Waits until nothing is due any more. */
  quiet(): Promise<void>;
}

/** A spa that sends its mails to a mail server of the tests. */
export async function mailingSpa({
  smtp,
  transport,
  catalog = spaCatalog({ reminders: REMINDERS }),
  config = {},
  sender = {},
  without = [],
  provider,
}: {
  readonly smtp?: MailServer;
  readonly transport?: MailTransport;
  readonly catalog?: Catalog;
  readonly config?: Partial<AppConfig>;
  readonly sender?: SenderOptions;
  /** Settings that are not made. */
  readonly without?: readonly (keyof AppConfig)[];
  readonly provider?: PaymentProvider;
}): Promise<MailingSpa> {
  const room: MailRoom = {
    templates: loadTemplates(),
    transport: transport ?? smtpTransport({ host: '127.0.0.1', port: smtp!.port, tls: 'none' }),
  };
  const usual: Partial<AppConfig> = { mailFrom: FROM, publicUrl: PUBLIC_URL, siteUrl: SITE_URL, ...config };
  const settings: Partial<AppConfig> = Object.fromEntries(
    Object.entries(usual).filter(([name]) => !without.some((one) => one === name)),
  );
  const server = await testServer(settings, catalog, STAFF_TOKEN, undefined, provider, room);
  const sending = startSending(server.context, room, { ...SOON, ...sender });
  return {
    server,
    sending,
    goTo(now) {
      server.now = now;
    },
    async quiet() {
      for (let calm = 0; calm < 3; ) {
        await sleep(30);
        const busy = await server.store.read.mails.due({
          now: server.now,
          lease: 0,
          longestWait: 8 * 3_600_000,
        });
        calm = busy ? 0 : calm + 1;
      }
    },
    async [Symbol.asyncDispose]() {
      await sending.stop();
      await server[Symbol.asyncDispose]();
    },
  };
}

export function parsed({ raw }: Arrived): Promise<Email> {
  return PostalMime.parse(raw);
}

export async function subjects(arrived: readonly Arrived[]): Promise<string[]> {
  return Promise.all(arrived.map(async (one) => (await parsed(one)).subject ?? ''));
}
