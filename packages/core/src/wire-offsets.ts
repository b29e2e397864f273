import type { OffsetTable } from './offsets.ts';

/** The table as it travels: instants in ISO 8601. */
export interface WireOffsetTable {
  readonly timeZone: string;
  readonly tzVersion?: string;
  readonly from: string;
  readonly until: string;
  readonly transitions: readonly { readonly from: string; readonly offset: number }[];
}

/** The table as it travels. */
export function toWireOffsets(table: OffsetTable): WireOffsetTable {
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    ...table,
    from: iso(table.from),
    until: iso(table.until),
    transitions: table.transitions.map(({ from, offset }) => ({ from: iso(from), offset })),
  };
}

/**
 * The table from what travelled.
 * @throws TypeError where it is not one: without offsets no time can be told.
 */
export function fromWireOffsets(wire: WireOffsetTable): OffsetTable {
  const table: OffsetTable = {
    timeZone: wire?.timeZone,
    ...(wire?.tzVersion === undefined ? {} : { tzVersion: wire.tzVersion }),
    from: Date.parse(wire?.from),
    until: Date.parse(wire?.until),
    transitions: (wire?.transitions ?? []).map(({ from, offset }) => ({ from: Date.parse(from), offset })),
  };
  const inOrder = table.transitions.every(
    ({ from, offset }, i, all) =>
      Number.isInteger(offset) &&
      Math.abs(offset) < 1440 &&
      (i === 0 ? from <= table.from : from > all[i - 1]!.from),
  );
  const named = typeof table.timeZone === 'string';
  if (!named || !(table.from < table.until) || !table.transitions.length || !inOrder) {
    throw new TypeError('The backend’s offset table is not in the form of the contract.');
  }
  return table;
}
