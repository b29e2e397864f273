import type { Log } from '../log.ts';

/** By which tz database times are told, and what is to be said against it. */
export interface TzStatus {
  /** Its release, such as `2026f`, where that is known. */
  readonly version?: string;
  /** The system's TZif files, or what Node.js carries in its `Intl`. */
  readonly source: 'system' | 'intl';
  readonly warnings: readonly TzWarning[];
}

export interface TzWarning {
  /** Never changes its meaning; programs go by it. */
  readonly code: TzWarningCode;
  /** For whoever runs the server. It names no path, as everybody can read it. */
  readonly detail: string;
}

export const TZ_WARNINGS = [
  'system-older',
  'version-unknown',
  'zone-missing',
  'zone-broken',
  'zone-unknown',
  'old',
] as const;
export type TzWarningCode = (typeof TZ_WARNINGS)[number];

const YEAR = 365 * 86_400_000;

/** Is one release later than another? After `2026z` would come `2026za`. */
export function isNewer(release: string, than: string): boolean {
  return key(release) > key(than);
}

const key = (release: string) => `${release.slice(0, 4)} ${release.length} ${release}`;

/**
 * Is a database certainly older than a year? No date is in it: it was published no later than the end of the
 * year it is named after, nor later than its files were written. Files whose time is from before that year have
 * one that was made up (some systems give every file the same).
 * @param modified epoch milliseconds, where there are files
 * @param now epoch milliseconds
 */
export function isOld(version: string | undefined, modified: number | undefined, now: number): boolean {
  const year = version === undefined ? undefined : Number(version.slice(0, 4));
  const named = year === undefined ? Infinity : Date.UTC(year + 1, 0, 1);
  const earliest = Date.UTC(year ?? 2000, 0, 1);
  const written = modified === undefined || modified < earliest ? Infinity : modified;
  return now - Math.min(named, written) > YEAR;
}

/** Writes down by what times are told, and each warning. */
export function logTz(log: Log, { version, source, warnings }: TzStatus): void {
  log({ level: 'info', event: 'tz', version, source });
  for (const { code, detail } of warnings) log({ level: 'warn', event: 'tz-warning', code, detail });
}
