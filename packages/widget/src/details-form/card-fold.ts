import type { SessionCard } from '@unknot/core';
import { html, nothing } from 'lit';
import { type FoldHost, LazyFold } from '../lazy-fold.ts';
import { register } from '../register.ts';
import { cardText } from '../session-card/card-text.ts';
import type { CardChanged } from '../session-card/session-card.ts';
import type { StepContext } from '../step-element.ts';

/** What a fold shows. */
interface Folded {
  readonly title: string;
  readonly card: SessionCard;
  readonly change: (card: SessionCard) => void;
  /** Has the therapist been chosen with the time? */
  readonly staffed: boolean;
  /** Beneath the button: what is wrong with the card. */
  readonly fault?: unknown;
  /** Beneath the card. */
  readonly below?: unknown;
}

/** A session card of a form, folded away until somebody wants to say something: its code is loaded then. */
export class CardFold {
  readonly #id: string;
  readonly #fold: LazyFold;

  /** @param id of the card in the page; its button has `unfold-` before it */
  constructor(host: FoldHost, id: string) {
    this.#id = id;
    this.#fold = new LazyFold(host, async () => {
      const { UnknotSessionCard } = await import('../session-card/session-card.ts');
      register('unknot-session-card', UnknotSessionCard);
    });
  }

  render({ words, format }: StepContext, { title, card, change, staffed, fault, below }: Folded) {
    const said = Object.keys(card).length > 0;
    return html`<div class="field">
      <button
        class="unfold"
        id=${`unfold-${this.#id}`}
        type="button"
        aria-expanded=${this.#fold.open}
        aria-controls=${this.#id}
        aria-describedby=${fault ? `${this.#id}-fault` : nothing}
        @click=${() => this.#fold.toggle()}
      >
        ${title} <span>${said ? html`<bdi>${cardText(card, words, format)}</bdi>` : words.details.optional}</span>
      </button>
      ${fault ?? nothing}
      ${this.#fold.missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      <div class="unfolded" id=${this.#id} ?hidden=${!this.#fold.open}>
        ${
          this.#fold.here
            ? html`<unknot-session-card
                exportparts="chip, quiet, selected, input"
                .words=${words}
                .card=${card}
                .asksTherapist=${!staffed}
                @unknot-card=${(event: CardChanged) => change(event.card)}
              ></unknot-session-card>`
            : nothing
        }
        ${below ?? nothing}
      </div>
    </div>`;
  }
}
