import { type Catalog, type OffsetTable, offsetTable, offsetWindow } from '@unknot/core';

const DAY = 86_400_000;

/** The offsets of spas' zones, made once a day and kept. */
export class SpaTime {
  readonly #made = new Map<string, OffsetTable>();

  /** For the widget: what it needs to show every time that can be booked. The same all day long. */
  forCatalog(catalog: Catalog, now: number): OffsetTable {
    const { from, until } = offsetWindow(catalog, now - (now % DAY));
    return this.#table(catalog.spa.timeZone, from, until);
  }

  /** For the server's own use: four years either way, as agendas look back. */
  wide({ spa }: Catalog, now: number): OffsetTable {
    const today = now - (now % DAY);
    return this.#table(spa.timeZone, today - 1461 * DAY, today + 1461 * DAY);
  }

  #table(timeZone: string, from: number, until: number): OffsetTable {
    const key = `${timeZone} ${from} ${until}`;
    let table = this.#made.get(key);
    if (!table) {
      if (this.#made.size > 8) this.#made.clear();
      const { tz } = process.versions;
      table = { ...offsetTable(timeZone, from, until), ...(tz === undefined ? {} : { tzVersion: tz }) };
      this.#made.set(key, table);
    }
    return table;
  }
}
