import { type BodySpot, OILS, PRESSURES, type SessionCard, SOUNDS, TALKS } from '@unknot/core';
import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type SpotToggled, UnknotBackMap } from '../back-map/back-map.ts';
import { controls } from '../controls.styles.ts';
import { register } from '../register.ts';
import type { Dictionary } from '../translations/en.ts';
import { styles } from './session-card.styles.ts';

register('unknot-back-map', UnknotBackMap);

/** The visitor changed something on the card. */
export class CardChanged extends Event {
  static readonly type = 'unknot-card';
  readonly card: SessionCard;
  constructor(card: SessionCard) {
    super(CardChanged.type);
    this.card = card;
  }
}

type Change = { readonly [K in keyof SessionCard]?: SessionCard[K] | undefined };

/**
 * How a guest likes to be massaged. Nothing on it has to be answered; what is pressed a second time is taken back.
 * @fires unknot-card
 * @csspart chip @csspart quiet @csspart input
 */
export class UnknotSessionCard extends LitElement {
  static override styles = [controls, styles];

  @property({ attribute: false }) words!: Dictionary;
  @property({ attribute: false }) card: SessionCard = {};
  /** Which of the two the drawing is for. */
  @state() private marking: 'workOn' | 'avoid' = 'workOn';

  override render() {
    const { words, card, marking } = this;
    const { body, card: text } = words;
    const other = marking === 'workOn' ? 'avoid' : 'workOn';
    return html`
      ${this.#choice(text.howFirm, PRESSURES, body.pressures, card.pressure, (pressure) => this.#change({ pressure }))}
      <div class="block" role="group" aria-labelledby="where">
        <span class="label" id="where">${text.where}</span>
        <div class="chips">
          ${(['workOn', 'avoid'] as const).map(
            (one) => html`<button
              class="chip"
              part=${one === marking ? 'chip selected' : 'chip'}
              type="button"
              aria-pressed=${one === marking}
              @click=${() => {
                this.marking = one;
              }}
            >
              ${text[one]}${card[one]?.length ? html` <span>${card[one].length}</span>` : ''}
            </button>`,
          )}
        </div>
        <unknot-back-map
          exportparts="chip, quiet, selected"
          .words=${words}
          .name=${text[marking]}
          .marked=${card[marking] ?? []}
          .others=${card[other] ?? []}
          .othersName=${text[other]}
          @unknot-spot=${this.#mark}
        ></unknot-back-map>
      </div>
      ${this.#choice(text.oil, OILS, text.oils, card.oil, (oil) => this.#change({ oil }))}
      <div class="block">
        <label class="label" for="allergies">${text.allergies}</label>
        <input
          id="allergies"
          part="input"
          maxlength="300"
          aria-describedby="allergies-hint"
          .value=${card.allergies ?? ''}
          @change=${this.#typed}
        />
        <span class="hint" id="allergies-hint">${text.allergiesHint}</span>
      </div>
      ${this.#choice(text.sound, SOUNDS, text.sounds, card.sound, (sound) => this.#change({ sound }))}
      ${this.#choice(text.talk, TALKS, text.talks, card.talk, (talk) => this.#change({ talk }))}
    `;
  }

  #choice<One extends string>(
    title: string,
    choices: readonly One[],
    names: Readonly<Record<string, string>>,
    chosen: One | undefined,
    choose: (one: One | undefined) => void,
  ) {
    return html`<div class="block" role="group" aria-label=${title}>
      <span class="label" aria-hidden="true">${title}</span>
      <div class="chips">
        ${choices.map(
          (one) => html`<button
            class="chip"
            part=${one === chosen ? 'chip selected' : 'chip'}
            type="button"
            aria-pressed=${one === chosen}
            @click=${() => choose(one === chosen ? undefined : one)}
          >
            ${names[one]}
          </button>`,
        )}
      </div>
    </div>`;
  }

  #mark({ spot }: SpotToggled) {
    const { marking } = this;
    const other = marking === 'workOn' ? 'avoid' : 'workOn';
    const without = (spots: readonly BodySpot[] = []) => spots.filter((one) => one !== spot);
    const marked = this.card[marking] ?? [];
    this.#change({
      [marking]: marked.includes(spot) ? without(marked) : [...marked, spot],
      [other]: without(this.card[other]),
    });
  }

  #typed(event: Event) {
    this.#change({ allergies: (event.target as HTMLInputElement).value.trim() || undefined });
  }

  #change(change: Change) {
    const card = Object.fromEntries(
      Object.entries({ ...this.card, ...change }).filter(([, value]) => value?.length),
    );
    this.dispatchEvent(new CardChanged(card as SessionCard));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-session-card': UnknotSessionCard;
  }
}
