import { isDeepStrictEqual } from 'node:util';
import { type Catalog, type OffsetTable, offsetWindow } from '@unknot/core';
import type { Log } from '../log.ts';
import { type Tz, TzSource } from './tz-source.ts';
import { logTz, type TzStatus } from './tz-status.ts';

const DAY = 86_400_000;

/**
 * The offsets of spas' zones: made once a day, and again where the system's tz database has changed.
 * Each may throw UnknownZoneError.
 */
export class SpaTime {
  readonly #source: TzSource;
  readonly #log: Log;
  readonly #made = new Map<string, { tz: Tz; table: OffsetTable }>();
  readonly #told = new Map<string, TzStatus>();

  constructor(source: TzSource = new TzSource(), log: Log = () => {}) {
    this.#source = source;
    this.#log = log;
  }

  /** Where the system's tz database is looked for. */
  get folders(): readonly string[] {
    return this.#source.folders;
  }

  /** For the widget: what it needs to show every time that can be booked. The same all day long. */
  forCatalog(catalog: Catalog, now: number): OffsetTable {
    const { from, until } = offsetWindow(catalog, now - (now % DAY));
    return this.#table(catalog.spa.timeZone, from, until, now);
  }

  /** For the server's own use: four years either way, as agendas look back. */
  wide({ spa }: Catalog, now: number): OffsetTable {
    const today = now - (now % DAY);
    return this.#table(spa.timeZone, today - 1461 * DAY, today + 1461 * DAY, now);
  }

  /** What its times are told by; without a catalog, what times are in general. */
  status(now: number, catalog?: Catalog): TzStatus {
    return this.#source.look(now).status(now, catalog?.spa.timeZone);
  }

  #table(timeZone: string, from: number, until: number, now: number): OffsetTable {
    const key = `${timeZone} ${from} ${until}`;
    const made = this.#made.get(key);
    const tz = this.#source.look(now);
    if (made?.tz === tz) return made.table;
    const fresh = tz.table(timeZone, from, until);
    // Mostly it says the same as before; then it is the same one, and answers made from it stay as they are.
    const table = isDeepStrictEqual(fresh, made?.table) ? made!.table : fresh;
    if (this.#made.size > 8) this.#made.clear();
    this.#made.set(key, { tz, table });
    this.#tell(timeZone, tz.status(now, timeZone));
    return table;
  }

  /** The log gets what has changed since the tables were made first. */
  #tell(timeZone: string, status: TzStatus): void {
    const told = this.#told.get(timeZone);
    if (told && !isDeepStrictEqual(told, status)) logTz(this.#log, status);
    if (this.#told.size > 8) this.#told.clear();
    this.#told.set(timeZone, status);
  }
}
