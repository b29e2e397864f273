import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  appOf,
  createApp,
  createContext,
  DEFAULTS,
  type Listening,
  type Log,
  listen,
  loadCatalog,
  loadTemplates,
  openSqliteStore,
  outboxTransport,
  type PaymentProvider,
  secretFile,
  startOffering,
  startSending,
} from '../../packages/server/src/index.ts';
import { makeFirstBookings } from './first-bookings.ts';
import { makeFirstCodes } from './first-codes.ts';
import { staticFile } from './static-files.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const FOLDERS = [
  { prefix: '/unknot/', path: path('../../packages/widget/dist/cdn') },
  { prefix: '/', path: path('./site') },
];

export interface DemoOptions {
  /** Where the bookings are kept. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  readonly log: Log;
  /** Who takes the deposits; at the spa if it is left out. */
  readonly provider?: PaymentProvider;
}

export interface Demo extends Listening {
  /** Opens the agenda. */
  readonly staffToken: string;
}

/** The spa's site and its booking server, both at one address. */
export async function startDemo({ dataFolder, host, port, now, log, provider }: DemoOptions): Promise<Demo> {
  const catalog = await loadCatalog(path('./catalog.json'));
  mkdirSync(dataFolder, { recursive: true });
  const store = openSqliteStore(join(dataFolder, 'unknot.db'));
  const staffToken = secretFile(join(dataFolder, 'staff'));
  // Whoever tries it out does so from one address, and many times.
  const secret = secretFile(dataFolder);
  // A spa would keep it in its environment, away from the data.
  const screeningKey = createHash('sha256').update(`screening ${secret}`).digest('base64');
  const settings = { ...DEFAULTS, holdsPerClient: 20, bookingsPerDay: 0, secret, staffToken, screeningKey };
  // Nobody gets a mail from a demo: they are in this folder, to be looked at.
  const mail = { templates: loadTemplates(), transport: outboxTransport(join(dataFolder, 'outbox')) };
  // Mails lead to this page, and its address is known once it is served.
  let answer = async (_request: Request, _env: object): Promise<Response> =>
    new Response('One moment, the spa is about to open.', { status: 503, headers: { 'Retry-After': '1' } });
  let server: Listening | undefined;
  try {
    server = await listen({ fetch: (request, env) => answer(request, env) }, { host, port });
    const config = { ...settings, siteUrl: `${server.url}/`, publicUrl: server.url };
    const context = createContext({ store, catalog, config, now, log, mail, ...(provider && { provider }) });
    const app = appOf(context);
    const booked = join(dataFolder, 'first-bookings-made');
    if (!existsSync(booked)) {
      const unlimited = { ...config, writesPerMinute: 0 };
      const quiet = createApp({ store, catalog, config: unlimited, now, log: () => undefined });
      await makeFirstBookings(quiet, catalog, now());
      await makeFirstCodes(quiet, staffToken);
      writeFileSync(booked, '');
    }
    answer = async (request, env) => {
      const { pathname } = new URL(request.url);
      const isServers = /^\/(?:v1|agenda)(?:\/|$)/.test(pathname);
      return (!isServers && (await staticFile(request, FOLDERS))) || app.fetch(request, env);
    };
    const sending = startSending(context, mail);
    const offering = startOffering(context);
    const { url, close: closeServer } = server;
    const close = async () => {
      await closeServer();
      await Promise.all([sending.stop(), offering.stop()]);
      await store.close();
    };
    return { url, close, staffToken };
  } catch (error) {
    await server?.close();
    await store.close();
    throw error;
  }
}
