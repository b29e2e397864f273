import { type Interval, mergeIntervals } from './interval.ts';

/** When each resource (a therapist or a room, by id) is taken. Ids that are left out are free. */
export type Busy = Readonly<Record<string, readonly Interval[]>>;

/**
 * Busy times as they travel: for each resource id, stretches that alternate between free and taken, counted
 * from `from` in units of some minutes. With the unit 15, `[2, 4, 1, 3]` is free for 30 minutes, taken for 60, free
 * for 15, taken for 45. Small numbers that repeat compress to a fraction of what pairs of timestamps take.
 */
export interface WireBusy {
  /** ISO 8601. */
  readonly from: string;
  /** ISO 8601. */
  readonly to: string;
  /** The backend's clock, ISO 8601: a visitor's may be wrong. */
  readonly now: string;
  /** Minutes: the largest step that all stretches are multiples of. */
  readonly unit: number;
  readonly busy: Readonly<Record<string, readonly number[]>>;
}

/** Busy times and the window they were asked for. Outside the window nothing is known. */
export interface BusyWindow {
  /** Epoch milliseconds. */
  readonly from: number;
  /** Epoch milliseconds. */
  readonly to: number;
  /** The backend's clock when it answered, epoch milliseconds. */
  readonly now: number;
  readonly busy: Busy;
}

const MINUTE = 60_000;

/** Busy times as they travel. Seconds are rounded outwards, to the whole minute. */
export function toWireBusy({ from, to, now, busy }: BusyWindow): WireBusy {
  const wire: Record<string, number[]> = {};
  for (const [id, intervals] of Object.entries(busy)) {
    const runs: number[] = [];
    let at = 0;
    for (const [start, end] of mergeIntervals(
      intervals.map(
        ([a, b]): Interval => [
          Math.max(0, Math.floor((a - from) / MINUTE)),
          Math.ceil((Math.min(b, to) - from) / MINUTE),
        ],
      ),
    )) {
      runs.push(start - at, end - start);
      at = end;
    }
    if (runs.length) wire[id] = runs;
  }
  const unit = Object.values(wire).flat().reduce(greatestCommonDivisor, 0) || 1;
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    from: iso(from),
    to: iso(to),
    now: iso(now),
    unit,
    busy: Object.fromEntries(Object.entries(wire).map(([id, runs]) => [id, runs.map((run) => run / unit)])),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b ? greatestCommonDivisor(b, a % b) : a;
}

/**
 * Busy times from what travelled.
 * @throws TypeError where the answer is not one: then nothing may be taken for free.
 */
export function fromWireBusy(wire: WireBusy): BusyWindow {
  const from = Date.parse(wire?.from);
  const to = Date.parse(wire?.to);
  const now = Date.parse(wire?.now);
  const { unit } = wire ?? {};
  const told = from < to && !Number.isNaN(now) && Number.isInteger(unit) && unit > 0;
  if (!told || typeof wire.busy !== 'object' || !wire.busy) {
    throw new TypeError('The backend’s busy times are not in the form of the contract.');
  }
  const busy = Object.fromEntries(
    Object.entries(wire.busy).map(([id, runs]) => [id, fromRuns(id, runs, from, unit * MINUTE)] as const),
  );
  return { from, to, now, busy };
}

/** @param unit milliseconds */
function fromRuns(id: string, runs: readonly number[], from: number, unit: number): Interval[] {
  if (!Array.isArray(runs) || runs.length % 2) throw new TypeError(`Busy times of ${id} are not in pairs.`);
  const intervals: Interval[] = [];
  let at = from;
  for (let i = 0; i < runs.length; i += 2) {
    const free = runs[i]!;
    const taken = runs[i + 1]!;
    if (!(Number.isInteger(free) && Number.isInteger(taken) && free >= 0 && taken > 0)) {
      throw new TypeError(`Busy times of ${id} are not whole units.`);
    }
    const start = at + free * unit;
    at = start + taken * unit;
    intervals.push([start, at]);
  }
  return intervals;
}
