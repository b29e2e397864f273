import { type OffsetTable, offsetTable } from '@unknot/core';
import { findTzDatabase, systemFolders, type TzDatabase } from './tz-database.ts';
import { isNewer, isOld, type TzStatus, type TzWarning } from './tz-status.ts';
import { TzifError, type Zone } from './tzif.ts';
import { zoneOffsets } from './zone-offsets.ts';

/** Neither the system nor `Intl` knows a zone of this name. */
export class UnknownZoneError extends Error {
  override readonly name = 'UnknownZoneError';
  constructor(timeZone: string) {
    super(`Neither the system nor Node.js knows the time zone “${timeZone}”.`);
  }
}

export interface TzSourceOptions {
  /** Where the system's database may be; the first that has one counts. */
  readonly folders?: readonly string[];
  /** The release of what `Intl` has. */
  readonly intlVersion?: string | undefined;
}

const HOUR = 3_600_000;

/** The two databases of this machine. Once an hour it looks whether the system's is another one by now. */
export class TzSource {
  readonly #options: Required<TzSourceOptions>;
  #view: { readonly at: number; readonly tz: Tz } | undefined;

  constructor({ folders = systemFolders(), intlVersion = process.versions.tz }: TzSourceOptions = {}) {
    this.#options = { folders, intlVersion };
  }

  /** Where the system's database is looked for. */
  get folders(): readonly string[] {
    return this.#options.folders;
  }

  /** The databases as they are now, or were less than an hour ago. */
  look(now: number): Tz {
    if (!this.#view || Math.abs(now - this.#view.at) >= HOUR) {
      const { folders, intlVersion } = this.#options;
      this.#view = { at: now, tz: new Tz(findTzDatabase(folders), intlVersion) };
    }
    return this.#view.tz;
  }
}

/** What a zone is told by. Without `zone` it is `Intl`. */
interface Choice {
  readonly zone?: Zone;
  readonly warning?: TzWarning;
}

/** The system's database and `Intl`, of which the newer one counts (docs/decisions/server-time.md). */
export class Tz {
  readonly #system: TzDatabase | undefined;
  readonly #intlVersion: string | undefined;
  readonly #bySystem: boolean;
  readonly #choices = new Map<string, Choice>();

  constructor(system: TzDatabase | undefined, intlVersion: string | undefined) {
    this.#system = system;
    this.#intlVersion = intlVersion;
    const older = system?.version !== undefined && intlVersion && isNewer(intlVersion, system.version);
    this.#bySystem = system !== undefined && !older;
  }

  /**
   * The offset table of a zone.
   * @param from epoch milliseconds
   * @param until epoch milliseconds
   * @throws UnknownZoneError
   */
  table(timeZone: string, from: number, until: number): OffsetTable {
    const { zone } = this.#choose(timeZone);
    const version = zone ? this.#system?.version : this.#intlVersion;
    const table = zone ? { timeZone, ...zoneOffsets(zone, from, until) } : offsetTable(timeZone, from, until);
    return version === undefined ? table : { ...table, tzVersion: version };
  }

  /** What the times of a zone are told by; without one, what they are in general. Nobody knowing it is a warning. */
  status(now: number, timeZone?: string): TzStatus {
    const { zone, warning } = timeZone === undefined ? {} : this.#chooseOrWarn(timeZone);
    const system = (timeZone === undefined ? this.#bySystem : zone !== undefined) ? this.#system : undefined;
    const version = system ? system.version : this.#intlVersion;
    const warnings = [...this.#warnings(), ...(warning ? [warning] : [])];
    if (isOld(version, system?.modified, now)) {
      const detail = `The time-zone database in use (${version ?? 'of an unknown release'}) is more than a year old: clocks may have changed since. Update ${system ? 'the system’s tzdata' : 'Node.js, or install the system’s tzdata'}.`;
      warnings.push({ code: 'old', detail });
    }
    return { ...(version === undefined ? {} : { version }), source: system ? 'system' : 'intl', warnings };
  }

  #warnings(): TzWarning[] {
    if (!this.#system) return [];
    const { version } = this.#system;
    if (version === undefined) {
      const detail = 'The system’s time-zone database does not say which release it is.';
      return [{ code: 'version-unknown', detail }];
    }
    if (this.#bySystem) return [];
    const detail = `The system’s time-zone database (${version}) is older than that of Node.js (${this.#intlVersion}), which is used instead. Update the system’s tzdata.`;
    return [{ code: 'system-older', detail }];
  }

  #chooseOrWarn(timeZone: string): Choice {
    try {
      return this.#choose(timeZone);
    } catch (error) {
      if (!(error instanceof UnknownZoneError)) throw error;
      return { warning: { code: 'zone-unknown', detail: error.message } };
    }
  }

  #choose(timeZone: string): Choice {
    let choice = this.#choices.get(timeZone);
    if (!choice) {
      choice = this.#newChoice(timeZone);
      this.#choices.set(timeZone, choice);
    }
    return choice;
  }

  #newChoice(timeZone: string): Choice {
    const known = knownToIntl(timeZone);
    if (known && !this.#bySystem) return {};
    let fault: string | undefined;
    try {
      const zone = this.#system?.zone(timeZone);
      if (zone) return { zone };
    } catch (error) {
      if (!(error instanceof TzifError)) throw error;
      fault = error.message;
    }
    if (!known) throw new UnknownZoneError(timeZone);
    const warning: TzWarning =
      fault === undefined
        ? {
            code: 'zone-missing',
            detail: `The system’s time-zone database has no ${timeZone}; that of Node.js is used.`,
          }
        : {
            code: 'zone-broken',
            detail: `${fault} The time-zone database of Node.js is used instead. Reinstall the system’s tzdata.`,
          };
    return { warning };
  }
}

/** Does `Intl` know it? Places only: of an offset such as `+01:00` no database has anything to say. */
function knownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
