import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { python } from '../../../scripts/lib/setup-calendars.mjs';
import type { ReadFile } from './expected.ts';

const folder = fileURLToPath(new URL('../../ics-peers', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/unknot', import.meta.url));

/** Other readers of calendar files. Each is a program of its own: test/ics-peers. */
export const PEERS: Readonly<Record<string, () => readonly [program: string, ...args: string[]]>> = {
  libical: () => [libical()],
  icalendar: () => [python, join(folder, 'icalendar_reader.py')],
  vobject: () => [python, join(folder, 'vobject_reader.py')],
  'sabre/vobject': () => ['php', join(folder, 'sabre.php')],
};

const inTurn = (text: string, ...steps: readonly (readonly [string, string])[]) =>
  steps.reduce((so, [from, to]) => so.replaceAll(from, to), text);

/**
 * How a peer gives a text where that is not as it was written: its own affair, as the others read it in the same file.
 * icalendar takes the escapes out twice, one kind after another, so that of a written backslash and an `n` (`\\n`) it
 * makes a line end.
 */
export const AS_READ: Readonly<Record<string, (text: string) => string>> = {
  icalendar: (text) =>
    inTurn(
      text,
      // As it stands in the file,
      ...([
        ['\\', '\\\\'],
        [';', '\\;'],
        [',', '\\,'],
        ['\n', '\\n'],
      ] as const),
      // as its lines are taken apart,
      ...([
        ['\\,', '%2C'],
        ['\\:', '%3A'],
        ['\\;', '%3B'],
        ['\\\\', '%5C'],
      ] as const),
      ...([
        ['%2C', ','],
        ['%3A', ':'],
        ['%3B', ';'],
        ['%5C', '\\'],
      ] as const),
      // and as it takes a text out of its value.
      ...([
        ['\\N', '\\n'],
        ['\\n', '\n'],
        ['\\,', ','],
        ['\\;', ';'],
        ['\\\\', '\\'],
      ] as const),
    ),
};

/** Compiled once for each version of its source. */
function libical(): string {
  const source = join(folder, 'libical.c');
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  const program = join(cache, `libical-${hash}`);
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    const made = spawnSync('cc', ['-O2', '-Wall', '-Werror', '-o', program, source, '-lical'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`test/ics-peers/libical.c was not compiled:\n${made.stderr}`);
  }
  return program;
}

/** What a peer reads in each of some files, in their order. */
export async function* readBy(peer: string, files: Iterable<string>): AsyncGenerator<ReadFile> {
  const [program, ...args] = PEERS[peer]!();
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
  });
  failed.catch(() => {});
  Readable.from(framed(files)).pipe(child.stdin);
  child.stdin.on('error', () => {}); // It ended early: there are fewer answers than files.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await Promise.race([lines.next(), failed]);
    if (done) return;
    yield JSON.parse(value);
  }
}

function* framed(files: Iterable<string>): Generator<Buffer> {
  for (const file of files) {
    const octets = Buffer.from(file);
    yield Buffer.concat([Buffer.from(`${octets.length}\n`), octets]);
  }
}
