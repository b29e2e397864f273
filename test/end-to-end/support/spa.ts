import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import PostalMime, { type Email } from 'postal-mime';
import { startDemo } from '../../../examples/script-tag/demo.ts';
import type { Booking } from '../../../packages/core/src/index.ts';
import type { PaymentProvider } from '../../../packages/server/src/index.ts';

const DAY = 86_400_000;

interface Running {
  readonly url: string;
  readonly staffToken: string;
  /** Ends it as it would end by itself. */
  readonly close: () => Promise<void>;
  /** Ends it with kill −9; only where it has a process of its own. */
  readonly kill?: () => Promise<void>;
}

type Run = (dataFolder: string, port: number, log: (entry: unknown) => void) => Promise<Running>;

/** The demo's spa: its site and its booking server at one address, on a database file of its own. */
export class Spa {
  readonly #run: Run;
  readonly #folder = mkdtempSync(join(tmpdir(), 'unknot-end-to-end-'));
  #running: Running | undefined;
  #url = '';
  #staffToken = '';
  /** What the server has logged; nothing where it has a process of its own. */
  readonly log: unknown[] = [];

  /**
   * @param options `now` is its clock; one in a process of its own has the machine's, and takes deposits at the spa
   */
  constructor({
    ownProcess = false,
    now = Date.now,
    provider,
  }: { ownProcess?: boolean; now?: () => number; provider?: PaymentProvider } = {}) {
    this.#run = ownProcess ? inOwnProcess : inThisProcess(now, provider);
  }

  /** Where it is; the same after each start. */
  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    const port = Number(this.#url && new URL(this.#url).port);
    this.#running = await this.#run(this.#folder, port, (entry) => this.log.push(entry));
    this.#url = this.#running.url;
    this.#staffToken = this.#running.staffToken;
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.close();
  }

  /** What a power cut does. */
  async kill(): Promise<void> {
    assert.ok(this.#running?.kill, 'The spa runs in a process of its own.');
    const { kill } = this.#running;
    this.#running = undefined;
    await kill();
  }

  /** All that the server keeps, as it lies on the disk. */
  kept(): string {
    return readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(this.#folder, name)).toString('latin1'))
      .join('\n');
  }

  /** Every mail that the server has written so far, decoded. */
  async mails(): Promise<readonly Email[]> {
    const outbox = join(this.#folder, 'outbox');
    const files = readdirSync(outbox).filter((name) => name.endsWith('.eml'));
    return Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(outbox, name)))));
  }

  /** Asks as the staff do. */
  async askAsStaff<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#url}/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#staffToken}`, 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json() as Promise<T>;
  }

  /** Takes time out of the calendar, as the staff do. */
  async block(block: object): Promise<void> {
    const { status } = await fetch(`${this.#url}/v1/blocks`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.#staffToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(block),
    });
    assert.equal(status, 201);
  }

  /** What the staff's agenda says is booked, by whoever has this mail address. */
  async bookingsOf(email: string): Promise<readonly Booking[]> {
    const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
    const { bookings } = await this.askAsStaff<{ bookings: readonly Booking[] }>(
      'GET',
      `/agenda?from=${day(-1)}&to=${day(62)}`,
    );
    return bookings.filter(({ customer }) => customer.email === email);
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function inThisProcess(now: () => number, provider: PaymentProvider | undefined): Run {
  return (dataFolder, port, log) =>
    startDemo({ dataFolder, host: '127.0.0.1', port, now, log, ...(provider && { provider }) });
}

async function inOwnProcess(dataFolder: string, port: number): Promise<Running> {
  const script = fileURLToPath(new URL('./serve-spa.ts', import.meta.url));
  const child = spawn(process.execPath, ['-C', 'unknot-source', script, dataFolder, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const end = (signal: 'SIGKILL' | 'SIGTERM') => async () => {
    child.kill(signal);
    await ended;
  };
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    ended.then(([code]) => Promise.reject(new Error(`The spa’s process ended with ${code}.`))),
  ]);
  const { url, staffToken }: { url: string; staffToken: string } = JSON.parse(line);
  return { url, staffToken, close: end('SIGTERM'), kill: end('SIGKILL') };
}
