import type { StartBits } from './start-bits.ts';

/**
 * The names of those whose bit is set. The same set gives the same array, so a month of slots holds few of them;
 * and as neighbouring bits mostly have the same one, it is looked for only where something changes.
 */
export class BitNames {
  readonly #ids: readonly string[];
  readonly #bits: readonly Int32Array[];
  readonly #known = new Map<string | number, readonly string[]>();
  #word = -1;
  #bit = 0;
  /** Bit k: somebody's bit k differs from their bit k − 1. */
  #changes = 0;
  #names: readonly string[] = [];

  /** @param bits of each of the named */
  constructor(named: readonly { readonly id: string }[], bits: readonly StartBits[]) {
    this.#ids = named.map(({ id }) => id);
    this.#bits = bits.map(({ words }) => words);
  }

  /** Those whose `bit` of the word at `word` is set, in order. */
  at(word: number, bit: number): readonly string[] {
    const same = word === this.#word && bit >= this.#bit;
    // The bits after the last one asked for, up to this one.
    const between = ((-1 << this.#bit) << 1) & (-1 >>> (31 - bit));
    if (!same || this.#changes & between) this.#names = this.#look(word, bit);
    this.#bit = bit;
    return this.#names;
  }

  #look(word: number, bit: number): readonly string[] {
    const bits = this.#bits;
    if (word !== this.#word) {
      this.#word = word;
      this.#changes = 0;
      for (const words of bits) this.#changes |= words[word]! ^ (words[word]! << 1);
    }
    let key: string | number = 0;
    if (bits.length <= 31) {
      for (let i = 0; i < bits.length; i++) key |= ((bits[i]![word]! >>> bit) & 1) << i;
    } else {
      key = bits.map((words) => (words[word]! >>> bit) & 1).join('');
    }
    let names = this.#known.get(key);
    if (!names) {
      names = this.#ids.filter((_, i) => (bits[i]![word]! >>> bit) & 1);
      this.#known.set(key, names);
    }
    return names;
  }
}
