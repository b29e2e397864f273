/** The state of an entry of the history, with what we write into it. */
interface Entry {
  /** Which opening of which dialog it belongs to. */
  readonly unknotOpen?: string;
  /** The steps of each form: see booking/history.ts. */
  readonly unknot?: Readonly<Record<string, unknown>>;
}

/**
 * Lets the browser's back button close a dialog, and forward open it again. An open dialog has an entry of its own, on
 * which its steps lay theirs; closing it otherwise takes all of them back.
 */
export class DialogHistory {
  #mark = '';
  /** Resolves when the browser has gone back: it takes a moment, in which the dialog may be opened again. */
  left: Promise<unknown> = Promise.resolve();

  /** Does the current entry belong to the dialog as it was opened last? */
  get isHere(): boolean {
    return !!this.#mark && entry().unknotOpen === this.#mark;
  }

  /** Adds the dialog's entry, on which there are no steps yet. */
  enter(): void {
    // It may be one of an earlier time, before the page was loaded anew: its steps are no more.
    if (entry().unknotOpen) history.replaceState({ ...entry(), unknot: {} }, '');
    this.#mark = crypto.getRandomValues(new Uint32Array(2)).join('-');
    history.pushState({ ...entry(), unknot: {}, unknotOpen: this.#mark }, '');
  }

  /**
   * Goes back to the page's own entry.
   * @param key what its form's steps go by
   */
  leave(key = ''): void {
    if (!this.isHere) return;
    const trail = entry().unknot?.[key];
    this.left = new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true });
      setTimeout(resolve, 1_000); // a page may keep it from going
    });
    // The first of its steps is noted on the dialog's own entry.
    history.go(-Math.max(1, Array.isArray(trail) ? trail.length : 0));
  }
}

function entry(): Entry {
  return (history.state ?? {}) as Entry;
}
