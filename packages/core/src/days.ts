import { minuteOfDay, type OffsetTable, ruleAt } from './offsets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Days of the spa's calendar, by day number: `first` up to and without `end`. Every rule of hours asks for minutes of
 * them, so the offset is looked up once for each day on which the clock does not change.
 */
export class Days {
  readonly first: number;
  readonly end: number;
  readonly #table: OffsetTable;
  /** Where day and minute lie, for each day that needs no more than an offset. */
  readonly #midnights: (number | undefined)[] = [];

  constructor(table: OffsetTable, first: number, end: number) {
    this.first = first;
    this.end = end;
    this.#table = table;
    for (let day = first; day <= end; day++) {
      // A minute of the day can lie two days on, and an offset is less than a day.
      const rule = ruleAt(table, (day - 1) * DAY);
      if (rule === ruleAt(table, (day + 3) * DAY)) {
        this.#midnights[day - first] = day * DAY - rule.offset * MINUTE;
      }
    }
  }

  /** As {@link minuteOfDay}, for `first` to `end`. */
  at(day: number, minute: number): number {
    const midnight = this.#midnights[day - this.first];
    return midnight === undefined ? minuteOfDay(this.#table, day, minute) : midnight + minute * MINUTE;
  }
}
