import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spaCatalog } from './spa-catalog.ts';
import { DAY, temporaryFolder } from './test-server.ts';

const MAIN = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));

/** What a process is started with beyond the settings every test needs. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly log: readonly string[];
  /** Ends it and says how it ended. */
  stop(signal?: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<{ code: number | null; signal: string | null }>;
}

/** A data folder with a catalog beside it. */
export function serverFolder(catalog: unknown = spaCatalog()) {
  const folder = temporaryFolder();
  const catalogFile = join(folder.path, 'catalog.json');
  writeFileSync(catalogFile, JSON.stringify(catalog));
  return {
    database: join(folder.path, 'data', 'unknot.db'),
    environment: {
      UNKNOT_DATA: join(folder.path, 'data'),
      UNKNOT_CATALOG: catalogFile,
    } satisfies Environment,
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Runs `main.ts` with nothing in its environment but what is given. */
export function runMain(environment: Environment): ChildProcess {
  return runScript(MAIN, [], {
    UNKNOT_PORT: '0',
    UNKNOT_READS_PER_MINUTE: '0',
    UNKNOT_WRITES_PER_MINUTE: '0',
    UNKNOT_HOLDS_PER_CLIENT: '1000',
    UNKNOT_BOOKINGS_PER_DAY: '0',
    ...environment,
  });
}

export function runScript(
  file: string,
  args: readonly string[],
  environment: Environment = {},
): ChildProcess {
  return spawn(process.execPath, ['-C', 'unknot-source', file, ...args], {
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A server in a process of its own, once it listens. */
export async function startServer(environment: Environment): Promise<ServerProcess> {
  const child = runMain(environment);
  const ended = once(child, 'close'); // by then all of its log has been read
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      log.push(line);
      const { event, url } = JSON.parse(line);
      if (event === 'listening') resolve(url);
    });
    createInterface({ input: child.stderr! }).on('line', (line) => log.push(line));
    void ended.then(([code]) => reject(new Error(`The server ended with ${code}: ${log.join('\n')}`)));
  });
  const stop = async (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal);
    const [code, by] = await ended;
    return { code, signal: by };
  };
  return {
    url,
    log,
    stop,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await stop('SIGKILL');
    },
  };
}

/** Runs a process to its end. */
export async function output(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  child.stdout!.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** The date in so many days, where a process with a clock of its own takes bookings. */
export function dateIn(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}
