import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Lets the browser's back button lead through the steps. It adds to the page's own history state and never
 * changes the address; a page that rewrites its history only loses this comfort.
 */
export class StepHistory implements ReactiveController {
  readonly #key: () => string;
  readonly #onBack: (depth: number) => void;

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
  }

  /** How deep the current entry is, or undefined where it is not one of ours. */
  get depth(): number | undefined {
    return read(history.state)?.[this.#key()];
  }

  /** Notes the depth on the current entry. */
  mark(depth: number): void {
    history.replaceState(this.#with(depth), '');
  }

  /** A new entry for a step further on. */
  push(depth: number): void {
    history.pushState(this.#with(depth), '');
  }

  #with(depth: number): object {
    return { ...history.state, unknot: { ...read(history.state), [this.#key()]: depth } };
  }

  #onPop = (event: PopStateEvent) => {
    const depth = read(event.state)?.[this.#key()];
    if (depth !== undefined) this.#onBack(depth);
  };
}

function read(state: unknown): Record<string, number> | undefined {
  return (state as { unknot?: Record<string, number> } | null)?.unknot;
}
