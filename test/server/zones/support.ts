import { execFile, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { OffsetTable } from '../../../packages/core/src/index.ts';
import { setUpZones } from '../../../scripts/lib/setup-zones.mjs';

const run = promisify(execFile);
const oracle = fileURLToPath(new URL('oracle.py', import.meta.url));

/** Instants of a year's start, in epoch milliseconds. */
export const year = (number: number) => Date.UTC(number, 0, 1);

/** Every zone of a database, links too. `posix` and `right` have the same ones once more. */
export function zonesOf(folder: string): string[] {
  const names: string[] = [];
  const walk = (path: string) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const name = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (name !== 'posix' && name !== 'right') walk(name);
      } else if (/^[A-Z][\w+/-]*$/.test(name)) names.push(name);
    }
  };
  walk('');
  return names.sort();
}

export interface Comparison {
  readonly zones: number;
  readonly points: number;
  readonly mismatches: readonly string[];
}

/** Holds tables against Python's zoneinfo, which reads the same files and none of its own. */
export async function againstZoneinfo(
  folder: string,
  tables: Iterable<OffsetTable>,
  step = 86_400,
): Promise<Comparison> {
  const { env } = setUpZones();
  // -S: no packages beyond Python's own, so no tzdata of them.
  const child = spawn('python3', ['-S', oracle], {
    env: { ...env, PYTHONTZPATH: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const asked = Object.fromEntries(
    [...tables].map(({ timeZone, from, until, transitions }) => [
      timeZone,
      {
        from: from / 1000,
        until: until / 1000,
        offsets: transitions.map(({ from, offset }) => [from / 1000, offset]),
      },
    ]),
  );
  child.stdin.end(JSON.stringify({ step, tables: asked }));
  return JSON.parse(await text(child.stdout));
}

/** A change of offset: the instant in epoch milliseconds, and the minutes before and from then on. */
export interface Change {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The changes that zdump sees between the starts of two years.
 * @param zones names, or rules such as `EST5EDT,M3.2.0,M11.1.0`
 */
export async function zdump(
  folder: string,
  zones: readonly string[],
  firstYear: number,
  lastYear: number,
): Promise<Map<string, Change[]>> {
  const { env } = setUpZones();
  const args = ['-V', '-c', `${firstYear},${lastYear}`, ...zones];
  const { stdout } = await run('zdump', args, {
    env: { ...env, TZDIR: folder, LC_ALL: 'C' },
    maxBuffer: 256 * 1024 * 1024,
  });
  const changes = new Map<string, Change[]>(zones.map((zone) => [zone, []]));
  let last: { zone: string; at: number; offset: number } | undefined;
  for (const line of stdout.split('\n')) {
    const [, zone, date, gmtoff] = /^(\S+)\s+\w{3} (.+) UTC? = .* gmtoff=(-?\d+)$/.exec(line) ?? [];
    if (zone === undefined) continue;
    const here = { zone, at: Date.parse(`${date} UTC`), offset: Math.round(Number(gmtoff) / 60) };
    if (last?.zone === zone && last.at === here.at - 1000 && last.offset !== here.offset) {
      changes.get(zone)!.push({ at: here.at, before: last.offset, after: here.offset });
    }
    last = here;
  }
  return changes;
}

/** The changes of a table, as {@link zdump} has them. */
export function changesOf({ transitions }: OffsetTable): Change[] {
  return transitions
    .slice(1)
    .map(({ from, offset }, i) => ({ at: from, before: transitions[i]!.offset, after: offset }));
}

/** Compiles a database from the system's source: `slim` files leave all they can to the rule at their end. */
export async function compile(folder: string, to: string, ...options: readonly string[]): Promise<void> {
  const { env } = setUpZones();
  await run('zic', [...options, '-d', to, join(folder, 'tzdata.zi')], { env });
}
