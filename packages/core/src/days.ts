import { minuteOfDay, type OffsetTable, ruleAt } from './offsets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Days of the spa's calendar, by day number: `first` up to and without `end`. */
export interface Days {
  readonly first: number;
  readonly end: number;
  /** As {@link minuteOfDay}; quick for `first` to `end`. */
  readonly at: (day: number, minute: number) => number;
}

/**
 * Every rule of hours asks for minutes of these days, so the offset is looked up once for each on which the clock does
 * not change.
 */
export function daysOf(table: OffsetTable, first: number, end: number): Days {
  const midnights: number[] = [];
  for (let day = first; day <= end; day++) {
    // A minute of the day can lie two days on, and an offset is less than a day.
    const rule = ruleAt(table, (day - 1) * DAY);
    const steady = rule === ruleAt(table, (day + 3) * DAY);
    midnights.push(steady ? day * DAY - rule.offset * MINUTE : Number.NaN);
  }
  return {
    first,
    end,
    at: (day, minute) => {
      const instant = midnights[day - first]! + minute * MINUTE;
      return Number.isNaN(instant) ? minuteOfDay(table, day, minute) : instant;
    },
  };
}
