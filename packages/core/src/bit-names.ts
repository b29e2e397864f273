import type { Bits } from './start-bits.ts';

/**
 * The ids of those whose bit is set, in order. It is asked for word by word and bit by bit, upwards: from one bit to
 * the next little changes, so only changes are looked at, and neighbours with the same names share them.
 * @param bits of each of the ids
 */
export function bitNames(
  ids: readonly string[],
  bits: readonly Bits[],
): (word: number, bit: number) => readonly string[] {
  if (!ids.length) return () => ids;
  const size = (ids.length + 31) >>> 5;
  /** Who is among them at `next`, a bit each. */
  const set = new Int32Array(size);
  /** For each bit, from the last one down: who differs there from the bit before. */
  const changes = new Int32Array(32 * size);
  const found: string[] = [];
  let names: readonly string[] = found;
  let at = -1;
  let next = 0;
  return (word, bit) => {
    let changed = 0;
    if (word !== at) {
      at = word;
      next = 0;
      changed = 1;
      set.fill(0);
      changes.fill(0);
      for (let i = 0; i < ids.length; i++) {
        const value = bits[i]![word]!;
        for (let edges = value ^ (value << 1); edges; edges &= edges - 1) {
          changes[Math.clz32(edges & -edges) * size + (i >>> 5)]! ^= 1 << i;
        }
      }
    }
    for (; next <= bit; next++) {
      for (let i = 0; i < size; i++) {
        const change = changes[(31 - next) * size + i]!;
        changed |= change;
        set[i]! ^= change;
      }
    }
    if (changed) {
      let count = 0;
      for (let i = 0; i < size; i++) {
        for (let left = set[i]!; left; left &= left - 1) {
          found[count++] = ids[(i << 5) + 31 - Math.clz32(left & -left)]!;
        }
      }
      names = found.slice(0, count);
    }
    return names;
  };
}
