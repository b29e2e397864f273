import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface SiteOptions {
  /** Folders with the prefix of their addresses; the first one that fits is looked into. */
  readonly folders: readonly { readonly prefix: string; readonly path: string }[];
  /** What comes with every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Does an address without a file have index.html, as a single-page app wants it? */
  readonly singlePage?: boolean;
  /** Changes a text file before it is sent. */
  readonly rewrite?: (text: string) => string;
  readonly port?: number;
}

export interface Site {
  /** Such as `http://localhost:4180/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves files as any static host does. */
export async function serveSite({
  folders,
  headers = {},
  singlePage = false,
  rewrite = (text) => text,
  port = 0,
}: SiteOptions): Promise<Site> {
  const find = async (pathname: string) => {
    const path = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname).replaceAll('\\', '/');
    const folder = folders.find(({ prefix }) => path.startsWith(prefix));
    const file = folder && join(folder.path, path.slice(folder.prefix.length));
    const content = file && (await readFile(file).catch(() => undefined));
    return content && { content, type: TYPES[extname(file)] ?? 'application/octet-stream' };
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const isPage = singlePage && extname(pathname) === '';
    const found = (await find(pathname)) ?? (isPage ? await find('/') : undefined);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const { type, content } = found;
    const isText = /^text\/|json/.test(type);
    response
      .writeHead(200, { 'Content-Type': type, ...headers })
      .end(isText ? rewrite(content.toString()) : content);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
