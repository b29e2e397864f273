import { connect } from 'node:net';
import { join } from 'node:path';
import { ConfigError, jsonLog } from '../../packages/server/src/index.ts';
import { startDemo } from './demo.ts';

const HOST = process.env.HOST ?? '127.0.0.1';
const FIRST_PORT = 4173;
const dataFolder = join(import.meta.dirname, '../../.data/demo');

const line = jsonLog((text) => process.stderr.write(text), Date.now);

async function main(): Promise<void> {
  const port = process.env.PORT ? Number(process.env.PORT) : await freePort(FIRST_PORT);
  const demo = await startDemo({
    dataFolder,
    host: HOST,
    port,
    now: Date.now,
    log: (entry) => entry.level === 'error' && line(entry),
  });
  const address = `http://localhost:${new URL(demo.url).port}`;
  process.stdout.write(`
  Lindenrast, a spa that takes bookings   ${address}/
  The form in your own colours            ${address}/look.html
  What was booked, for the spa            ${address}/agenda#token=${demo.staffToken}

  Ctrl-C stops it. The bookings stay in .data/demo; delete that folder to start afresh.

`);
  const stop = () => void demo.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** The first port from this one on that nobody listens on. */
async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 50; port++) {
    const taken = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: HOST, port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (!taken) return port;
  }
  return from;
}

main().catch((error: unknown) => {
  // The server speaks of its own settings; here they go by other names.
  const told =
    error instanceof ConfigError ? error.message.replace(/UNKNOT_(?=PORT|HOST)/g, '') : String(error);
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
});
