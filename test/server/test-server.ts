import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookedBooking, Problem } from '../../packages/core/src/index.ts';
import { appOf } from '../../packages/server/src/app.ts';
import { type AppContext, createContext } from '../../packages/server/src/context.ts';
import {
  type AppConfig,
  DEFAULTS,
  type LogEntry,
  listen,
  type MailRoom,
  openSqliteStore,
  type PaymentProvider,
  type SpaTime,
  type Store,
} from '../../packages/server/src/index.ts';
import { type Answer, type AskOptions, ask, bookingRequest, newKey } from './requests.ts';
import { spaCatalog } from './spa-catalog.ts';

export * from './requests.ts';

export const SECRET = 'a secret of the tests that is long enough';
export const STAFF_TOKEN = 'staff-token-of-the-tests';
/** Monday 2 March 2026, 08:00 in Berlin: where the clock of a test server stands at first. */
export const MONDAY = Date.UTC(2026, 2, 2, 7);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A folder that is gone when the test is over. */
export function temporaryFolder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'unknot-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  /** The path of the database. */
  readonly file: string;
  readonly log: LogEntry[];
  /** What the server works with, to do by hand what time brings. */
  readonly context: AppContext;
  /** The server's clock; tests turn it. */
  now: number;
  /** Asks for a path under `/v1`. An object is sent as JSON. */
  ask<T = Problem>(method: string, path: string, options?: AskOptions): Promise<Answer<T>>;
}

/** A real server over HTTP, with a database file of its own and a clock that stands still. */
export async function testServer(
  config: Partial<AppConfig> = {},
  catalog = spaCatalog(),
  staffToken: string | null = STAFF_TOKEN,
  time?: SpaTime,
  provider?: PaymentProvider,
  mail?: MailRoom,
): Promise<TestServer> {
  const folder = temporaryFolder();
  const file = join(folder.path, 'unknot.db');
  const store = openSqliteStore(file);
  const log: LogEntry[] = [];
  const clock = { now: MONDAY };
  const context = createContext({
    store,
    catalog,
    config: {
      ...DEFAULTS,
      secret: SECRET,
      ...(staffToken === null ? {} : { staffToken }),
      readsPerMinute: 0,
      writesPerMinute: 0,
      bookingsPerDay: 0,
      ...config,
    },
    now: () => clock.now,
    log: (entry) => log.push(entry),
    ...(time ? { time } : {}),
    ...(provider ? { provider } : {}),
    ...(mail ? { mail } : {}),
  });
  const server = await listen(appOf(context), { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    store,
    file,
    log,
    context,
    get now() {
      return clock.now;
    },
    set now(value) {
      clock.now = value;
    },
    ask: <T>(method: string, path: string, options?: AskOptions) =>
      ask<T>(`${server.url}/v1${path}`, method, options),
    async [Symbol.asyncDispose]() {
      await server.close();
      await store.close();
      folder[Symbol.dispose]();
    },
  };
}

/** A new booking with its tokens. */
export type NewBooking = BookedBooking & Required<Pick<BookedBooking, 'manageToken' | 'calendarUrl'>>;

/** Books, and expects it to work. */
export async function booked(
  server: TestServer,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<NewBooking> {
  const answer = await server.ask<NewBooking>('POST', '/bookings', {
    body: bookingRequest(changes),
    key: newKey(),
  });
  if (answer.status !== 201) throw new Error(`Not booked: ${answer.status} ${answer.text}`);
  return answer.json;
}
