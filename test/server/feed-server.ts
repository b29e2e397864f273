import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from './certificate.ts';

/** A real HTTPS server of this machine that has a calendar; tests say what it answers. */
export interface FeedServer extends AsyncDisposable {
  /** Of the calendar; the secret is in it. */
  readonly url: string;
  readonly port: number;
  /** The certificate to trust. */
  readonly ca: string;
  /** What it was asked. */
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** What it answers; a text is a calendar. */
  answer: string | ((response: ServerResponse, headers: IncomingHttpHeaders) => void);
}

/** So that a test can tell it from anything else, wherever it turns up. */
export const FEED_SECRET = 'private-5f3ac0ffee';

export async function feedServer(): Promise<FeedServer> {
  const { cert, key } = certificate();
  const asked: FeedServer['asked'] = [];
  const feed = { answer: '' as FeedServer['answer'] };
  const server: Server = createServer({ cert, key }, (request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    if (typeof feed.answer === 'function') feed.answer(response, request.headers);
    else response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8' }).end(feed.answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/${FEED_SECRET}/basic.ics`,
    port,
    ca: cert,
    asked,
    get answer() {
      return feed.answer;
    },
    set answer(value) {
      feed.answer = value;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** @param events each its lines */
export function calendarOf(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event, i) => [
    'BEGIN:VEVENT',
    `UID:${i}@other.example`,
    'SUMMARY:Doctor Confidential',
    ...event,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}
