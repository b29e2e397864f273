import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface StubBackend {
  url: string;
  /** What was asked, as `GET /v1/health from http://…`. */
  asked: string[];
  /** How the next requests are answered. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A server that answers as a test wants it to. */
export async function startStubBackend(): Promise<StubBackend> {
  const server = createServer((request, response) => {
    stub.asked.push(`${request.method} ${request.url} from ${request.headers.origin}`);
    stub.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stub: StubBackend = {
    url: `http://localhost:${port}`,
    asked: [],
    answer: (_, response) => response.end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return stub;
}
