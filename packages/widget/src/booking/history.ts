import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * What the widget notes on an entry of the history: the depths of our entries in a row up to this one. Further back than
 * the first of them is not ours.
 */
type Trail = readonly number[];

/**
 * Lets the browser's back button lead through the steps. It adds to the page's own history state and never
 * changes the address; a page that rewrites its history only loses this comfort.
 */
export class StepHistory implements ReactiveController {
  readonly #key: () => string;
  readonly #onBack: (depth: number) => void;
  /** Is the browser on its way to another entry? */
  #going = false;
  /** The entry to be added once it is there. */
  #waiting: number | undefined;

  constructor(host: ReactiveControllerHost, key: () => string, onBack: (depth: number) => void) {
    this.#key = key;
    this.#onBack = onBack;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPop);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPop);
    this.#going = false;
    this.#waiting = undefined;
  }

  /** How deep the current entry is, or undefined where it is not one of ours. */
  get depth(): number | undefined {
    return this.#trail.at(-1);
  }

  /** Notes the depth on the current entry. */
  mark(depth: number): void {
    history.replaceState(this.#with([depth]), '');
  }

  /** A new entry for a step further on. */
  push(depth: number): void {
    if (this.#going) this.#waiting = depth;
    else history.pushState(this.#with([...this.#trail, depth]), '');
  }

  /** Goes back to the entry of a step that was come to otherwise, so that no press of back leads nowhere. */
  follow(depth: number): void {
    const trail = this.#trail;
    // Steps can be left out on the way, so that entries and depths need not go together.
    const to = trail.reduce((last, one, i) => (one <= depth ? i : last), 0);
    const by = to - trail.length + 1;
    if (this.#going || by >= 0) return;
    this.#going = true;
    history.go(by);
  }

  get #trail(): Trail {
    const trail = read(history.state)?.[this.#key()];
    return Array.isArray(trail) ? trail : [];
  }

  #with(trail: Trail): object {
    return { ...history.state, unknot: { ...read(history.state), [this.#key()]: trail } };
  }

  #onPop = () => {
    this.#going = false;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) this.push(waiting);
    else if (this.depth !== undefined) this.#onBack(this.depth);
  };
}

function read(state: unknown): Record<string, Trail> | undefined {
  return (state as { unknot?: Record<string, Trail> } | null)?.unknot;
}
