import type { ReactiveControllerHost } from 'lit';
import type { StepContext } from './step-element.ts';

/** The step it is in. */
export type FoldHost = ReactiveControllerHost & { readonly context: StepContext };

/** Something that is folded away until it is asked for, and whose code and words are loaded then. */
export class LazyFold {
  readonly #host: FoldHost;
  readonly #load: () => Promise<void>;
  #loading: Promise<unknown> | undefined;
  /** Is it unfolded? */
  open = false;
  /** Is its code here? */
  here = false;
  /** Could its code not be loaded? It can be asked for once more. */
  missing = false;

  constructor(host: FoldHost, load: () => Promise<void>) {
    this.#host = host;
    this.#load = load;
  }

  /** Unfolds it or folds it away. */
  async toggle(open = !this.open): Promise<void> {
    if (open === this.open) return;
    this.open = open;
    this.missing = false;
    this.#host.requestUpdate();
    if (open) await this.need();
  }

  /** Loads its code, as there is something to show. What could not be loaded waits until it is asked for. */
  async need(): Promise<void> {
    if (this.here || this.missing) return;
    this.#loading ??= Promise.all([this.#load(), this.#host.context.loadWords(true)]);
    try {
      await this.#loading;
      this.here = true;
    } catch (error) {
      console.error('[unknot]', error);
      this.missing = true;
      this.open = false;
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
