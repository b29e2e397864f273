import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseTzif, TzifError, type Zone } from './tzif.ts';

/** A tz database on the disk: a folder of TZif files, as systems have it for their own clocks. */
export interface TzDatabase {
  readonly folder: string;
  /** Its release, such as `2026f`, where it says so. */
  readonly version?: string;
  /** When its files were written last, epoch milliseconds. */
  readonly modified: number;
  /**
   * A zone of it, also by an older name or in other case; nothing where it has no such zone.
   * @throws TzifError where its file cannot be read
   */
  zone(name: string): Zone | undefined;
}

/** Where systems keep it: the one a program was told of, then Linux, BSD and macOS, then Solaris and old ones. */
export function systemFolders({ TZDIR }: NodeJS.ProcessEnv = process.env): string[] {
  const usual = ['/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo'];
  return TZDIR ? [TZDIR, ...usual] : usual;
}

/** Files that say which release it is, and others by which a database without them is known. */
const VERSION_FILES = ['tzdata.zi', '+VERSION', 'version'];
const SURE_ZONES = ['Etc/UTC', 'UTC'];
/** The names that there are. No dots: none leads out of the folder. */
const NAME = /^[A-Za-z0-9_+-]{1,40}(?:\/[A-Za-z0-9_+-]{1,40}){0,3}$/;
const MOST_BYTES = 1024 * 1024;

/** The database in the first of these folders that has one, as it is at this moment. */
export function findTzDatabase(folders: readonly string[] = systemFolders()): TzDatabase | undefined {
  for (const folder of folders) {
    for (const name of [...VERSION_FILES, ...SURE_ZONES]) {
      const found = fileAt(join(folder, name));
      if (found) return openTzDatabase(folder, found.mtimeMs);
    }
  }
  return undefined;
}

function openTzDatabase(folder: string, modified: number): TzDatabase {
  const version = VERSION_FILES.map((name) => releaseIn(textOf(join(folder, name)))).find(Boolean);
  let names: Map<string, string[]> | undefined;
  return {
    folder,
    modified,
    ...(version === undefined ? {} : { version }),
    zone(name) {
      if (!NAME.test(name)) return undefined;
      const asked = readZone(folder, name);
      if (asked) return asked;
      names ??= namesIn(textOf(join(folder, 'tzdata.zi')));
      for (const other of [...(names.get(name.toLowerCase()) ?? []), intlName(name)]) {
        const found = other === undefined || !NAME.test(other) ? undefined : readZone(folder, other);
        if (found) return found;
      }
      return undefined;
    },
  };
}

function readZone(folder: string, name: string): Zone | undefined {
  const file = join(folder, name);
  if (!fileAt(file)) return undefined;
  try {
    return parseTzif(readFileSync(file));
  } catch (error) {
    if (error instanceof TzifError) throw new TzifError(`The file of ${name} ${error.message}`);
    throw new TzifError(`The file of ${name} cannot be read (${codeOf(error)}).`);
  }
}

/** @example releaseIn('# version 2025b') //=> '2025b' */
function releaseIn(text: string): string | undefined {
  return /\b((?:19|20)\d\d[a-z]{1,2})\b/.exec(text.slice(0, 200))?.[1];
}

/**
 * What `tzdata.zi` knows zones by: for each name in lower case, its spelling and the zone it is a link to. Some
 * systems leave out the files of old names (Debian's tzdata-legacy).
 */
function namesIn(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [, zone, target, link] of text.matchAll(/^(?:Z (\S+) .*|L (\S+) (\S+))$/gm)) {
    const name = zone ?? link!;
    names.set(name.toLowerCase(), target === undefined ? [name] : [name, target]);
  }
  return names;
}

/** The name by which `Intl` knows a zone. */
function intlName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A file of a size that its kind has; nothing where there is none, or none that may be seen. */
function fileAt(path: string): Stats | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= MOST_BYTES ? found : undefined;
  } catch {
    return undefined;
  }
}

/** What is in a file, and nothing where there is none or it cannot be read. */
function textOf(path: string): string {
  try {
    return fileAt(path) ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
