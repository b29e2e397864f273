import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface TzifParts {
  readonly version?: 1 | 2 | 3 | 4;
  /** Seconds east of UTC. */
  readonly offsets?: readonly number[];
  /** Seconds since 1970, and which of the offsets holds from then on. */
  readonly transitions?: readonly (readonly [at: number, offset: number])[];
  /** When a leap second comes, and how many there have been by then. */
  readonly leaps?: readonly (readonly [at: number, sum: number])[];
  readonly footer?: string;
}

/** A TZif file as RFC 9636 describes it; from version 2 on, its 32-bit block says as little as it may. */
export function tzif({
  version = 2,
  offsets = [0],
  transitions = [],
  leaps = [],
  footer = '',
}: TzifParts = {}): Buffer {
  const parts = { offsets, transitions, leaps };
  if (version === 1) return block(1, 4, parts);
  const rest = [block(version, 8, parts), Buffer.from(`\n${footer}\n`)];
  return Buffer.concat([block(version, 4, { offsets: [0], transitions: [], leaps: [] }), ...rest]);
}

function block(
  version: number,
  width: 4 | 8,
  { offsets, transitions, leaps }: Required<Omit<TzifParts, 'version' | 'footer'>>,
): Buffer {
  const header = Buffer.alloc(44);
  header.write(`TZif${version === 1 ? '\0' : version}`, 'latin1');
  const counts = [0, 0, leaps.length, transitions.length, offsets.length, 4];
  counts.forEach((count, i) => {
    header.writeUInt32BE(count, 20 + 4 * i);
  });
  const number = (value: number, bytes: number) => {
    const buffer = Buffer.alloc(bytes);
    if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
    else buffer.writeInt32BE(value);
    return buffer;
  };
  return Buffer.concat([
    header,
    ...transitions.map(([at]) => number(at, width)),
    Buffer.from(transitions.map(([, offset]) => offset)),
    ...offsets.flatMap((offset) => [number(offset, 4), Buffer.from([0, 0])]),
    Buffer.from('XXX\0'),
    ...leaps.flatMap(([at, sum]) => [number(at, width), number(sum, 4)]),
  ]);
}

/** Writes files into a folder, by their names. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, Buffer | string>>,
  at?: number,
): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (at !== undefined) utimesSync(path, at / 1000, at / 1000);
  }
}
