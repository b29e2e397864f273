import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../../packages/core/src/index.ts';
import { createApp, DEFAULTS, listen, openSqliteStore } from '../../../packages/server/src/index.ts';
import { demoCatalog } from './own-page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Something that runs, and ends by itself at the end of its block. */
export interface Running extends AsyncDisposable {
  readonly url: string;
}

/** A page of somebody else's, with what its server says with it. */
export interface ServedPage {
  readonly body: string;
  readonly type?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** A site of somebody else's: its pages by their paths, and the widget's files at `/unknot/`. */
export async function guestSite(pages: Readonly<Record<string, ServedPage>>): Promise<Running> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, file] = /^\/unknot\/([\w-]+\.js)$/.exec(pathname) ?? [];
    const script =
      file && (await readFile(join(root, 'packages/widget/dist/cdn', file)).catch(() => undefined));
    if (script) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script);
      return;
    }
    const page = pages[pathname];
    if (!page) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const { body, type = 'text/html; charset=utf-8', headers } = page;
    response.writeHead(200, { 'Content-Type': type, ...headers }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A page with the widget by script tag, as the guide writes it. */
export function page(element: string, head = '', body = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>${head}
    <script src="/unknot/unknot.js" defer></script></head><body>${element}${body}</body></html>`;
}

/** A booking server of the demo's spa, at an address of its own, that every site may ask. */
export async function bookingServer(catalog: unknown = demoCatalog()): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-guest-'));
  const store = openSqliteStore(join(folder, 'unknot.db'));
  const config = { ...DEFAULTS, secret: 'for the tests of a page alone', origins: '*' as const };
  const app = createApp({ store, catalog: catalog as Catalog, config, now: Date.now, log: () => undefined });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The content policy that the guide lists, for a booking server at this address. */
export function guidePolicy(server: string): string {
  const guide = readFileSync(join(root, 'docs/guide/embedding.md'), 'utf8');
  const [, policy] = /\n## A strict content security policy\n[\s\S]*?```\n([\s\S]*?)```/.exec(guide) ?? [];
  if (!policy) throw new Error('The guide lists no policy.');
  return policy.trim().replace(/\s+/g, ' ').replaceAll('https://book.your-spa.example', server);
}
