import { type PosixTz, parsePosixTz } from './posix-tz.ts';

/** A zone's clock, as a TZif file (RFC 9636) has it. All in seconds: instants since 1970, offsets east of UTC. */
export interface Zone {
  /** The offset before the first transition. */
  readonly first: number;
  /** In their order; some change nothing but a name. */
  readonly transitions: readonly ZoneTransition[];
  /** What holds after the last of them. Without it the last offset does. */
  readonly rule?: PosixTz;
}

export interface ZoneTransition {
  /** Seconds since 1970. */
  readonly at: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** A file that is no time zone, or not a whole one. */
export class TzifError extends Error {
  override readonly name = 'TzifError';
}

const MAGIC = 'TZif';
const HEADER = 44;

/**
 * Reads a TZif file of version 1 to 4. The 64-bit data are read where there are any; version 1 has 32-bit data
 * and no footer. Leap seconds are taken off, so that instants count as POSIX time does.
 * @throws TzifError that says what is wrong with it
 */
export function parseTzif(bytes: Uint8Array): Zone {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const old = header(view, 0);
  if (old.version === 1) return block(view, HEADER, old, 4);
  const start = HEADER + size(old, 4);
  const counts = header(view, start);
  const zone = block(view, start + HEADER, counts, 8);
  const rule = footer(bytes, start + HEADER + size(counts, 8));
  return rule === '' ? zone : { ...zone, rule: readRule(rule) };
}

interface Counts {
  readonly version: number;
  readonly isUt: number;
  readonly isStd: number;
  readonly leaps: number;
  readonly times: number;
  readonly types: number;
  readonly chars: number;
}

function header(view: DataView, at: number): Counts {
  if (view.byteLength < at + HEADER) throw new TzifError('ends before its header does.');
  const magic = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
  if (magic !== MAGIC) throw new TzifError('is not a TZif file.');
  const digit = view.getUint8(at + 4);
  const version = digit === 0 ? 1 : digit - 0x30;
  if (version < 1) throw new TzifError('is of a version that there is not.');
  const [isUt, isStd, leaps, times, types, chars] = [0, 1, 2, 3, 4, 5].map((i) =>
    view.getUint32(at + 20 + 4 * i),
  ) as [number, number, number, number, number, number];
  if (types === 0) throw new TzifError('has no offset in it.');
  return { version, isUt, isStd, leaps, times, types, chars };
}

/** The bytes of a data block, with times of so many bytes. */
function size({ isUt, isStd, leaps, times, types, chars }: Counts, width: 4 | 8): number {
  return times * (width + 1) + types * 6 + chars + leaps * (width + 4) + isStd + isUt;
}

function block(view: DataView, start: number, counts: Counts, width: 4 | 8): Zone {
  const { times, types, chars, leaps } = counts;
  if (view.byteLength < start + size(counts, width)) throw new TzifError('ends before its data do.');
  const time = (at: number) => (width === 4 ? view.getInt32(at) : Number(view.getBigInt64(at)));
  const kinds = start + times * width;
  const offsets = Array.from({ length: types }, (_, i) => view.getInt32(kinds + times + i * 6));
  if (offsets.some((offset) => Math.abs(offset) > 26 * 3600)) throw new TzifError('has an offset of days.');

  const leapAt = kinds + times + types * 6 + chars;
  const corrections = Array.from({ length: leaps }, (_, i) => {
    const at = leapAt + i * (width + 4);
    return { at: time(at), correction: view.getInt32(at + width) };
  });
  const posix = (instant: number) =>
    instant - (corrections.findLast(({ at }) => at <= instant)?.correction ?? 0);

  const transitions = Array.from({ length: times }, (_, i) => {
    const offset = offsets[view.getUint8(kinds + i)];
    if (offset === undefined) throw new TzifError('names an offset that it does not have.');
    return { at: posix(time(start + i * width)), offset };
  });
  const inOrder = transitions.every(({ at }, i) => i === 0 || at > transitions[i - 1]!.at);
  if (!inOrder) throw new TzifError('has transitions that are not in their order.');
  return { first: offsets[0]!, transitions };
}

function footer(bytes: Uint8Array, at: number): string {
  const end = bytes.indexOf(0x0a, at + 1);
  if (bytes[at] !== 0x0a || end < 0) throw new TzifError('ends before its footer does.');
  return String.fromCharCode(...bytes.subarray(at + 1, end));
}

function readRule(text: string): PosixTz {
  const rule = parsePosixTz(text);
  if (!rule) throw new TzifError(`has a footer that is no rule: “${text.slice(0, 60)}”.`);
  return rule;
}
