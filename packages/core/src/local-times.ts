import { dayText, type OffsetTable, offsetAt, ruleAt, two } from './offsets.ts';

const MINUTE = 60_000;

/** `T00:00` to `T23:59`, by minute; each is written when it is first asked for. */
const clock: string[] = [];

/**
 * Tells local times (`YYYY-MM-DDTHH:mm`) of instants that follow one another: the offset and the date are looked up
 * once for each day. What it returns throws a RangeError outside the table's window.
 */
export function localTimes(table: OffsetTable): (instant: number) => string {
  // In minutes since 1970: they are small integers, and those are quick.
  let from = 0;
  let until = 0;
  let midnight = 0;
  let date = '';
  return (instant) => {
    const minute = Math.floor(instant / MINUTE) | 0;
    if (minute < from || minute >= until) {
      const offset = offsetAt(table, instant);
      const day = Math.floor((minute + offset) / 1440);
      const change = table.transitions.find((rule) => rule.from > instant)?.from ?? table.until;
      midnight = day * 1440 - offset;
      from = Math.max(midnight, Math.ceil(ruleAt(table, instant).from / MINUTE));
      until = Math.min(midnight + 1440, Math.floor(change / MINUTE));
      date = dayText(day);
    }
    const shown = minute - midnight;
    clock[shown] ??= `T${two(shown / 60)}:${two(shown % 60)}`;
    return date + clock[shown];
  };
}
