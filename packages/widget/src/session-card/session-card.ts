import {
  ALLERGIES_LENGTH,
  type BodySpot,
  OILS,
  PREFERRED_GENDERS,
  PRESSURES,
  type SessionCard,
  SOUNDS,
  TALKS,
} from '@unknot/core';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type SpotToggled, UnknotBackMap } from '../back-map/back-map.ts';
import { choiceChips } from '../choice-chips.ts';
import { controls } from '../controls.styles.ts';
import { fields } from '../form/fields.styles.ts';
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
  static override styles = [controls, fields, styles];

  @property({ attribute: false }) words!: Dictionary;
  @property({ attribute: false }) card: SessionCard = {};
  /** Is there a wish for a therapist to be asked about? Not where it was one of the times. */
  @property({ attribute: false }) asksTherapist = true;
  /** Which of the two the drawing is for. */
  @state() private marking: 'workOn' | 'avoid' = 'workOn';

  override render() {
    const { words, card, marking } = this;
    const { body, card: text } = words;
    const other = marking === 'workOn' ? 'avoid' : 'workOn';
    return html`
      <p class="small">${text.hint}</p>
      ${this.#choice(text.howFirm, PRESSURES, body.pressures, card.pressure, (pressure) => this.#change({ pressure }))}
      <fieldset class="block">
        <legend>${text.where}</legend>
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
              ${text[one]}${card[one]?.length ? html` <span>${card[one].length}</span>` : nothing}
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
          .crosses=${marking === 'avoid'}
          @unknot-spot=${this.#mark}
        ></unknot-back-map>
      </fieldset>
      ${this.#choice(text.oil, OILS, text.oils, card.oil, (oil) => this.#change({ oil }))}
      <div class="block">
        <label class="label" for="allergies">${text.allergies}</label>
        <input
          id="allergies"
          part="input"
          maxlength=${ALLERGIES_LENGTH}
          aria-describedby="allergies-hint"
          .value=${card.allergies ?? ''}
          @change=${this.#typed}
        />
        <span class="hint" id="allergies-hint">${text.allergiesHint}</span>
      </div>
      ${this.#choice(text.sound, SOUNDS, text.sounds, card.sound, (sound) => this.#change({ sound }))}
      ${this.#choice(text.talk, TALKS, text.talks, card.talk, (talk) => this.#change({ talk }))}
      ${
        this.asksTherapist
          ? this.#choice(
              text.staffGender,
              PREFERRED_GENDERS,
              text.staffGenders,
              card.staffGender,
              (staffGender) => this.#change({ staffGender }),
              text.staffGenderHint,
            )
          : nothing
      }
    `;
  }

  #choice<One extends string>(
    title: string,
    choices: readonly One[],
    names: Readonly<Record<string, string>>,
    chosen: One | undefined,
    choose: (one: One | undefined) => void,
    hint = '',
  ) {
    return html`<fieldset class="block" aria-describedby=${hint ? 'hint' : nothing}>
      <legend>${title}</legend>
      <div class="chips">
        ${choiceChips(choices, names, chosen, choose)}
      </div>
      ${hint ? html`<span class="hint" id="hint">${hint}</span>` : nothing}
    </fieldset>`;
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
