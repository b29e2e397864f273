import { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { ConfigError } from './config.ts';

export interface Listening {
  /** Such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Takes no more requests, finishes those under way, and then is closed. */
  close(): Promise<void>;
}

/** Who sends a request more slowly than this is cut off, milliseconds: connections cost little, but not nothing. */
const SLOWEST = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_500 };

/** How long requests may take to finish once the server is asked to stop. */
const PATIENCE = 10_000;

/**
 * Serves an app over HTTP.
 * @throws ConfigError where the port is in use or not allowed
 */
export async function listen(
  app: { fetch: (request: Request, env: object) => Response | Promise<Response> },
  { host, port, slowest = SLOWEST }: { host: string; port: number; slowest?: typeof SLOWEST },
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    serverOptions: slowest,
  });
  if (!(server instanceof Server)) throw new TypeError('Not an HTTP server.');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${address.port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection that is kept alive is idle only once its last answer is out.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const end = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(end);
      resolve();
    });
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const why = {
    EADDRINUSE: 'is in use by another program. Set UNKNOT_PORT to one that is free, or stop that program',
    EACCES: 'needs rights this program does not have. Set UNKNOT_PORT to one above 1023',
    EADDRNOTAVAIL: 'cannot be had: this machine has no such address. Set UNKNOT_HOST to one of its own',
    ENOTFOUND: 'cannot be had: there is no such host. Set UNKNOT_HOST to an address of this machine',
  }[error.code ?? ''];
  return why === undefined ? error : new ConfigError([`Port ${port} on ${host} ${why}.`]);
}
