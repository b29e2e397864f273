import type { SessionCard } from '@unknot/core';
import { html, nothing, type ReactiveControllerHost } from 'lit';
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
  readonly #host: ReactiveControllerHost;
  readonly #id: string;
  #open = false;
  #here = false;
  #missing = false;

  /** @param id of the card in the page; its button has `unfold-` before it */
  constructor(host: ReactiveControllerHost, id: string) {
    this.#host = host;
    this.#id = id;
  }

  /** @param unfolded is called once the card can be seen */
  render(
    { words, format }: StepContext,
    { title, card, change, staffed, fault, below }: Folded,
    unfolded = () => {},
  ) {
    const said = Object.keys(card).length > 0;
    return html`<div class="field">
      <button
        class="unfold"
        id=${`unfold-${this.#id}`}
        type="button"
        aria-expanded=${this.#open}
        aria-controls=${this.#id}
        aria-describedby=${fault ? `${this.#id}-fault` : nothing}
        @click=${() => this.#unfold(unfolded)}
      >
        ${title} <span>${said ? html`<bdi>${cardText(card, words, format)}</bdi>` : words.details.optional}</span>
      </button>
      ${fault ?? nothing}
      ${this.#missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      <div class="unfolded" id=${this.#id} ?hidden=${!this.#open}>
        ${
          this.#here
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

  async #unfold(unfolded: () => void) {
    this.#open = !this.#open;
    this.#missing = false;
    this.#host.requestUpdate();
    try {
      const { UnknotSessionCard } = await import('../session-card/session-card.ts');
      register('unknot-session-card', UnknotSessionCard);
      this.#here = true;
      unfolded();
    } catch (error) {
      console.error('[unknot]', error);
      this.#missing = true;
      this.#open = false; // it can be asked for once more
    }
    this.#host.requestUpdate();
  }
}
