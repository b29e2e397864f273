import type { Catalog, ExtraOpening, Therapist, TimeOff, WeeklyHours } from './catalog.ts';
import type { Days } from './days.ts';
import { type Interval, mergeIntervals } from './interval.ts';
import { dayNumber } from './offsets.ts';

/** An opening of the spa: where its start times count from, and how far a massage may go. Epoch milliseconds. */
export interface Opening {
  readonly open: number;
  /** Starts that count from this opening lie before it: there the next opening begins, or this one ends. */
  readonly startsBefore: number;
  /** A massage is over by then. It may run on into an opening that touches this one. */
  readonly close: number;
}

/**
 * The openings of the spa on these days, in order.
 * Closures are not taken out: they do not move the start times on offer, see {@link closedTimes}.
 */
export function openings(catalog: Catalog, days: Days): Opening[] {
  const all = [...weekly(catalog.hours, days), ...extra(catalog.extraOpenings ?? [], days)]
    .filter(([open, close]) => open < close) // a clock change can swallow an hour whole
    .sort((a, b) => a[0] - b[0]);
  const merged = mergeIntervals(all);
  let at = 0;
  return all.map(([open], i) => {
    while (merged[at]![1] <= open) at++;
    const close = merged[at]![1];
    return { open, startsBefore: Math.min(all[i + 1]?.[0] ?? close, close), close };
  });
}

/** When the spa is closed though its hours say otherwise. */
export function closedTimes(catalog: Catalog, days: Days): Interval[] {
  return timesOff(catalog.closures ?? [], days);
}

/** When a therapist works: their own hours, else the spa's, and the extra openings they work at. */
export function shifts(catalog: Catalog, { id, hours = catalog.hours }: Therapist, days: Days): Interval[] {
  const extras = (catalog.extraOpenings ?? []).filter(({ staff }) => staff?.includes(id) ?? true);
  return mergeIntervals([...weekly(hours, days), ...extra(extras, days)]);
}

/** When a therapist gives no massage in their shifts: on a break, and away. */
export function offTimes({ breaks = [], timeOff = [] }: Therapist, days: Days): Interval[] {
  return [...weekly(breaks, days), ...timesOff(timeOff, days)];
}

function weekly(hours: readonly WeeklyHours[], { first, end, at }: Days): Interval[] {
  const found: Interval[] = [];
  // 1969-12-29 was a Monday; whole weeks before it keep the remainder from being negative.
  for (let monday = first - ((first + 700_003) % 7); monday < end; monday += 7) {
    for (const { day: weekday, from, to } of hours) {
      const day = monday + weekday - 1;
      if (day >= first && day < end) found.push([at(day, from), at(day, to)]);
    }
  }
  return found;
}

function extra(list: readonly ExtraOpening[], days: Days): Interval[] {
  return list.flatMap(({ date, from, to }): Interval[] => {
    const day = dayNumber(date);
    return day >= days.first && day < days.end ? [[days.at(day, from), days.at(day, to)]] : [];
  });
}

function timesOff(list: readonly TimeOff[], days: Days): Interval[] {
  return list.flatMap(({ from, to = from.slice(0, 10) }): Interval[] => {
    const [first, last] = [dayNumber(from), dayNumber(to)];
    // A visit that starts on the last of the days may run on into the next one.
    return last < days.first || first > days.end
      ? []
      : [[days.at(first, minutes(from, 0)), days.at(last, minutes(to, 1440))]];
  });
}

/** The minutes of the day in `YYYY-MM-DDTHH:mm`, or `whole` for a date alone. */
function minutes(text: string, whole: number): number {
  return text.length > 10 ? Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) : whole;
}
