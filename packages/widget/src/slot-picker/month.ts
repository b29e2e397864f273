import { dayNumber, dayText } from '@unknot/core';

/** A month as a calendar shows it: whole weeks of local dates, those of its neighbours left empty. */
export function monthWeeks(
  month: string,
  firstWeekday: number,
): readonly (readonly (string | undefined)[])[] {
  const first = dayNumber(`${month}-01`);
  const end = dayNumber(`${addMonths(month, 1)}-01`);
  const weekday = ((first + 3) % 7) + 1; // 1970-01-01 was a Thursday
  const weeks: (string | undefined)[][] = [];
  for (let day = first - ((weekday - firstWeekday + 7) % 7); day < end; day += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => (day + i < first || day + i >= end ? undefined : dayText(day + i))),
    );
  }
  return weeks;
}

/** @example addMonths('2026-12', 1) //=> '2027-01' */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The day that a key of the calendar's grid leads to (WAI-ARIA APG, date picker), or undefined. */
export function dayByKey(key: string, day: string, firstWeekday: number, rtl: boolean): string | undefined {
  const at = dayNumber(day);
  const inWeek = (at + 3 - (firstWeekday - 1) + 7) % 7;
  const steps: Readonly<Record<string, number>> = {
    ArrowUp: -7,
    ArrowDown: 7,
    [rtl ? 'ArrowRight' : 'ArrowLeft']: -1,
    [rtl ? 'ArrowLeft' : 'ArrowRight']: 1,
    Home: -inWeek,
    End: 6 - inWeek,
  };
  if (key in steps) return dayText(at + steps[key]!);
  if (key !== 'PageUp' && key !== 'PageDown') return undefined;
  const month = addMonths(day.slice(0, 7), key === 'PageUp' ? -1 : 1);
  const last = dayNumber(`${addMonths(month, 1)}-01`) - 1;
  return dayText(Math.min(dayNumber(`${month}-01`) + Number(day.slice(8)) - 1, last));
}
