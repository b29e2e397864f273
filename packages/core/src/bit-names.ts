import type { Bits } from './start-bits.ts';

/** The ids of those who are free at a start. It is asked for word by word and bit by bit, upwards. */
export type Names = (word: number, bit: number) => readonly string[];

/**
 * The ids of those whose bit is set, in order. From one bit to the next little changes, so only changes are looked
 * at, and neighbours with the same names share them.
 * @param bits of each of the ids
 */
export function bitNames(ids: readonly string[], bits: readonly Bits[]): Names {
  if (!ids.length) return () => ids;
  if (ids.length > 32) {
    const first = bitNames(ids.slice(0, 32), bits);
    const others = bitNames(ids.slice(32), bits.slice(32));
    return (word, bit) => [...first(word, bit), ...others(word, bit)];
  }
  /** For each bit, from the last one down: who differs there from the bit before. */
  const changes = new Int32Array(32);
  let names: readonly string[] = ids;
  let at = -1;
  let next = 0;
  /** Who is among them before `next`, a bit each. */
  let set = 0;
  return (word, bit) => {
    let changed = 0;
    if (word !== at) {
      at = word;
      next = set = 0;
      changed = 1;
      changes.fill(0);
      for (let i = 0; i < ids.length; i++) {
        const value = bits[i]![word]!;
        for (let edges = value ^ (value << 1); edges; edges &= edges - 1) {
          changes[Math.clz32(edges & -edges)]! ^= 1 << i;
        }
      }
    }
    for (; next <= bit; next++) {
      set ^= changes[31 - next]!;
      changed |= changes[31 - next]!;
    }
    if (changed) {
      let count = 0;
      for (let left = set; left; left &= left - 1) count++;
      // An array of the size it will have takes a fraction of the time of one that grows.
      const list = new Array<string>(count);
      count = 0;
      for (let left = set; left; left &= left - 1) list[count++] = ids[31 - Math.clz32(left & -left)]!;
      names = list;
    }
    return names;
  };
}
