import type { OffsetTable, OffsetTransition } from './offsets.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The offset table of a zone, from the `Intl` of this machine.
 * @param from epoch milliseconds
 * @param until epoch milliseconds
 * @throws RangeError for a zone that `Intl` does not know, or a window that is empty.
 */
export function offsetTable(timeZone: string, from: number, until: number): OffsetTable {
  if (!(from < until)) throw new RangeError('An offset table needs a window that starts before it ends.');
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
    const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
    return Math.round((wall - Math.floor(instant / 1000) * 1000) / MINUTE);
  };
  const transitions: OffsetTransition[] = [{ from, offset: offsetAt(from) }];
  // No zone has changed twice within four days, so a change cannot hide between two probes; each is then
  // narrowed down to its second. Zones change at full seconds, so the probes lie at full seconds.
  for (let at = Math.floor(from / 1000) * 1000; at < until; ) {
    const next = Math.min(at + 4 * DAY, Math.ceil(until / 1000) * 1000);
    const before = transitions.at(-1)!.offset;
    if (offsetAt(next) === before) {
      at = next;
      continue;
    }
    let low = at;
    let high = next;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    if (high >= until) break;
    transitions.push({ from: high, offset: offsetAt(high) });
    at = high;
  }
  return { timeZone, from, until, transitions };
}
