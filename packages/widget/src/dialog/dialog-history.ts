/** The state of an entry of the history, with what we write into it. */
interface Entry {
  /** Which opening of which dialog it belongs to. */
  readonly unknotOpen?: string;
  /** The steps of each form: see booking/history.ts. */
  readonly unknot?: Readonly<Record<string, unknown>>;
}

/** What is not in every browser yet (Chrome 102, Firefox 147, Safari 26.2). */
const browser = window as {
  readonly navigation?: {
    readonly currentEntry: { readonly key: string } | null;
    traverseTo(key: string): Record<'committed' | 'finished', Promise<unknown>>;
  };
};

/**
 * Lets the browser's back button close a dialog, and forward open it again. An open dialog has an entry of its own, on
 * which its steps lay theirs; closing it otherwise takes all of them back.
 */
export class DialogHistory {
  #mark = '';
  /** The page's own entry, by the browser's name for it where it has one. */
  #before: string | undefined;
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
    this.#before = browser.navigation?.currentEntry?.key;
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
    // By its name it is found also while the browser is still on its way back by a step: counting would lead too far then.
    if (this.#before) {
      const { committed, finished } = browser.navigation!.traverseTo(this.#before);
      for (const done of [committed, finished]) done.catch(() => {}); // it went elsewhere meanwhile
      return;
    }
    // The first of its steps is noted on the dialog's own entry.
    history.go(-Math.max(1, Array.isArray(trail) ? trail.length : 0));
  }
}

function entry(): Entry {
  return (history.state ?? {}) as Entry;
}
