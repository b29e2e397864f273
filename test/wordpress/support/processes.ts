import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Process groups that must not outlive the tests, whichever way these end. */
const groups = new Set<number>();

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ended already
  }
}

process.on('exit', () => {
  for (const pid of groups) killGroup(pid, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(1));
}

export interface Service {
  child: ChildProcess;
  /** Asks the whole group to end, workers included, and waits for its leader. */
  stop(): Promise<void>;
}

/** Runs its arguments, and beside them a watch that ends the group when nobody is left at the other end of fd 3. */
const watched = '( read -r _ <&3; kill -KILL 0 ) >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Starts a server in a process group of its own: `php -S` leaves workers behind that keep its port.
 * The group ends with this process even if this is killed and can do nothing more about it.
 */
export function startService(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Service {
  const child = spawn('sh', ['-c', watched, 'sh', command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const pid = child.pid;
  if (pid !== undefined) groups.add(pid);
  return {
    child,
    async stop() {
      if (pid === undefined) return;
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
      killGroup(pid, 'SIGTERM');
      const late = setTimeout(() => killGroup(pid, 'SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
      killGroup(pid, 'SIGKILL');
      groups.delete(pid);
    },
  };
}

export interface Output {
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. A failure carries what the command said. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Output> {
  try {
    return await run(command, args, { ...options, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & Partial<Output>;
    throw new Error([message, stdout.trim(), stderr.trim()].filter(Boolean).join('\n'), { cause: error });
  }
}

/** Whether a command can be found on the PATH or among the system's own programs. */
export async function hasCommand(name: string): Promise<boolean> {
  return run('sh', ['-c', `PATH="$PATH:/usr/sbin:/sbin" command -v ${name}`]).then(
    () => true,
    () => false,
  );
}

/** Tries until something answers true, or says what never came. */
export async function until(
  what: string,
  ready: () => Promise<boolean>,
  milliseconds = 30_000,
): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await ready()) return;
    if (Date.now() > end) throw new Error(`${what} did not come up within ${milliseconds / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
