import type { Interval } from './interval.ts';

/**
 * The start times of one opening as bits: bit k stands for `open + k · step`.
 * An interval that is taken forbids a run of neighbouring starts, so that each costs a few word operations,
 * whatever its length and however it lies to the grid.
 */
export class StartBits {
  readonly words: Int32Array;
  readonly #open: number;
  readonly #step: number;
  readonly #count: number;

  /** `count` starts from `open` on, `step` milliseconds apart; none of them set. */
  constructor(open: number, step: number, count: number) {
    this.words = new Int32Array((count + 31) >>> 5);
    this.#open = open;
    this.#step = step;
    this.#count = count;
  }

  /** Sets the starts in `[from, to]`, both included. */
  allow(from: number, to: number): void {
    this.#write(
      Math.ceil((from - this.#open) / this.#step),
      Math.floor((to - this.#open) / this.#step),
      true,
    );
  }

  /** Clears the starts in `(from, to)`, neither included. */
  forbid(from: number, to: number): void {
    this.#write(
      Math.floor((from - this.#open) / this.#step) + 1,
      Math.ceil((to - this.#open) / this.#step) - 1,
      false,
    );
  }

  #write(first: number, last: number, on: boolean): void {
    const { words } = this;
    let k = Math.max(first, 0);
    const end = Math.min(last, this.#count - 1);
    while (k <= end) {
      const word = k >>> 5;
      const stop = Math.min(end, (word << 5) + 31);
      const mask = (-1 << (k & 31)) & (-1 >>> (31 - (stop & 31)));
      if (on) words[word]! |= mask;
      else words[word]! &= ~mask;
      k = stop + 1;
    }
  }
}

/**
 * Walks once through intervals in order while the openings it is asked for move on in time, so that all of
 * them together cost the length of the list.
 */
export class Cursor {
  #at = 0;
  readonly #list: readonly Interval[];

  /** @param list in order, without overlaps */
  constructor(list: readonly Interval[]) {
    this.#list = list;
  }

  /** Calls `visit` for each interval that reaches into `(after, before)`; `after` may only grow. */
  each(after: number, before: number, visit: (start: number, end: number) => void): void {
    const list = this.#list;
    while (this.#at < list.length && list[this.#at]![1] <= after) this.#at++;
    for (let i = this.#at; i < list.length && list[i]![0] < before; i++) visit(list[i]![0], list[i]![1]);
  }
}
