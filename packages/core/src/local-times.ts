import { dayText, type OffsetTable, offsetAt, ruleAt, two } from './offsets.ts';

const MINUTE = 60_000;

/** `T00:00` to `T23:59`, by minute; each is written when it is first asked for. */
const clockTexts: string[] = [];

/**
 * The local times (`YYYY-MM-DDTHH:mm`) of many instants that follow one another: the offset and the date are looked
 * up once for each day.
 */
export class LocalTimes {
  readonly #table: OffsetTable;
  // Minutes since 1970 rather than milliseconds: they are small integers, and those are quick.
  #from = 0;
  #until = 0;
  #midnight = 0;
  #date = '';

  constructor(table: OffsetTable) {
    this.#table = table;
  }

  /** @throws RangeError outside the table's window */
  at(instant: number): string {
    const minute = Math.floor(instant / MINUTE) | 0;
    if (minute < this.#from || minute >= this.#until) this.#turnTo(instant);
    const clock = minute - this.#midnight;
    clockTexts[clock] ??= `T${two(clock / 60)}:${two(clock % 60)}`;
    return this.#date + clockTexts[clock];
  }

  #turnTo(instant: number): void {
    const table = this.#table;
    const offset = offsetAt(table, instant);
    const day = Math.floor((instant / MINUTE + offset) / 1440);
    const change = table.transitions.find(({ from }) => from > instant)?.from ?? table.until;
    this.#midnight = day * 1440 - offset;
    this.#from = Math.max(this.#midnight, Math.ceil(ruleAt(table, instant).from / MINUTE));
    this.#until = Math.min(this.#midnight + 1440, Math.floor(change / MINUTE));
    this.#date = dayText(day);
  }
}
