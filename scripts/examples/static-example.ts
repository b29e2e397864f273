import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createApp,
  DEFAULTS,
  listen,
  loadCatalog,
  openSqliteStore,
} from '../../packages/server/src/index.ts';
import { root } from './pack.ts';
import { type Site, serveSite } from './serve-site.ts';

/** The address that the pages name for their booking server. */
const SERVER = 'https://book.your-spa.example';

/** What runs while an example of plain files is on view. */
export interface RunningExample extends Site {
  /** Where its bookings go, where it has a server. */
  readonly server?: string;
}

/**
 * Serves an example that is made of files alone: with the headers of its `_headers`, and where it books at a
 * server, with a real one beside it.
 */
export async function serveStaticExample(name: string, port = 0): Promise<RunningExample> {
  const folder = join(root, 'examples', name);
  const asksServer = readFileSync(join(folder, 'index.html'), 'utf8').includes(SERVER);
  const booking = asksServer ? await startServer(folder) : undefined;
  const rewrite = (text: string) => (booking ? text.replaceAll(SERVER, booking.url) : text);
  const site = await serveSite({
    folders: [
      { prefix: '/unknot/', path: join(root, 'packages/widget/dist/cdn') },
      { prefix: '/', path: folder },
    ],
    headers: readHeaders(join(folder, '_headers'), rewrite),
    rewrite,
    port,
  });
  return {
    url: site.url,
    ...(booking && { server: booking.url }),
    async close() {
      await site.close();
      await booking?.close();
    },
  };
}

/** The headers that a static host is told in such a file: a path, and beneath it a header a line. */
function readHeaders(file: string, rewrite: (text: string) => string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const lines = rewrite(text)
    .split('\n')
    .filter((line) => /^\s+\S/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.trim().split(': ');
      return [name, value.join(': ')];
    }),
  );
}

/** A real server on a database of its own, which is gone afterwards. Every site may ask it. */
async function startServer(folder: string): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'unknot-example-'));
  const store = openSqliteStore(join(data, 'unknot.db'));
  const catalog = await loadCatalog(join(folder, 'catalog.json'));
  const secret = 'for the example alone, and for as long as it runs';
  const config = { ...DEFAULTS, secret, origins: '*' as const };
  const app = createApp({ store, catalog, config, now: Date.now, log: () => undefined });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
