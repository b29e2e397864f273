import type { Slot } from '@unknot/core';
import { html, nothing } from 'lit';
import type { StateOf } from '../flow.ts';
import { type FoldHost, LazyFold } from '../lazy-fold.ts';
import { register } from '../register.ts';
import type { StepContext } from '../step-element.ts';
import type { TimeWanted } from './wait.ts';

/** Waiting for a time to come free, folded away until somebody asks for it: what it is asked with is loaded then. */
export class WaitFold {
  readonly #fold: LazyFold;

  constructor(host: FoldHost) {
    this.#fold = new LazyFold(host, async () => {
      const { UnknotWait } = await import('./wait.ts');
      register('unknot-wait', UnknotWait);
    });
  }

  /** Nothing where nobody is told, and for what cannot be waited for: several massages on end. */
  render(context: StepContext, { visit, details, moving }: StateOf<'times'>, take: (slot: Slot) => void) {
    const { words, waitlist } = context;
    if (!waitlist || moving || visit.followedBy?.length) return nothing;
    const fold = this.#fold;
    return html`<details ?open=${fold.open} @toggle=${(event: Event) => fold.toggle((event.target as HTMLDetailsElement).open)}>
      <summary>${words.waitlist.title}</summary>
      ${fold.missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      ${
        fold.here
          ? html`<unknot-wait
              exportparts="chip, quiet, primary, input"
              .context=${context}
              .visit=${visit}
              .details=${details}
              @unknot-time=${({ slot }: TimeWanted) => take(slot)}
            ></unknot-wait>`
          : nothing
      }
    </details>`;
  }
}
