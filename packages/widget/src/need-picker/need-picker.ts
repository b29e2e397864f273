import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { SpotToggled } from '../back-map/back-map.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { fold } from '../fold.styles.ts';
import { needName, needsOf } from '../needs.ts';
import { register } from '../register.ts';
import { type FirstContext, StepElement } from '../step-element.ts';
import { styles } from './need-picker.styles.ts';

/**
 * The first question: what would do you good?
 * @csspart heading @csspart chip @csspart primary @csspart quiet
 */
export class UnknotNeedPicker extends StepElement<StateOf<'needs'>, FirstContext> {
  static override styles = [controls, fold, styles];

  /** Is the drawing unfolded, where there is no room for it beside the needs? */
  @state() private open = false;
  @state() private drawn = false;
  #asked = false;

  protected override updated(): void {
    // After the first paint: the question itself is what is waited for.
    if (this.#asked || !this.context.painted || !this.#asksWhere()) return;
    this.#asked = true;
    Promise.all([import('../back-map/back-map.ts'), this.context.loadWords()]).then(
      ([{ UnknotBackMap }]) => {
        register('unknot-back-map', UnknotBackMap);
        this.drawn = true;
      },
      (error) => console.error('[unknot]', error), // it is left out, and nothing else changes
    );
  }

  override render() {
    const { catalog, words } = this.context;
    const { needs, liking } = this.flow;
    const chosen = needs.length || liking.spots.length;
    return html`
      <div class="step" role="group" aria-labelledby="title" aria-describedby="hint">
        <div class="block">
          <h2 id="title" tabindex="-1" part="heading">${words.needs.title}</h2>
          <p id="hint">${words.needs.hint}</p>
        </div>
        <div class="ask">
        <div class="chips">
          ${needsOf(catalog).map(
            (need) => html`<button
              class="chip"
              part=${needs.includes(need.id) ? 'chip selected' : 'chip'}
              type="button"
              aria-pressed=${needs.includes(need.id)}
              @click=${() => this.send({ type: 'need-toggled', need: need.id })}
            >
              ${needName(need, words)}
            </button>`,
          )}
        </div>
        ${this.#asksWhere() ? this.#where() : nothing}
        </div>
        <button
          class="primary"
          part="primary"
          type="button"
          @click=${() => this.send({ type: 'services-asked', all: !chosen })}
        >
          ${chosen ? words.needs.show : words.needs.all}
        </button>
        ${
          chosen
            ? html`<button
                class="quiet"
                part="quiet"
                type="button"
                @click=${() => this.send({ type: 'services-asked', all: true })}
              >
                ${words.needs.all}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Would it change anything? */
  #asksWhere(): boolean {
    return this.context.catalog.services.some(({ areas }) => areas);
  }

  #where() {
    const { words } = this.context;
    const { spots } = this.flow.liking;
    return html`<div class="where">
      <button
        class="unfold"
        part="quiet"
        type="button"
        aria-expanded=${this.open}
        aria-controls="map"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${words.needs.where} <span>${spots.length ? words.needs.marked(spots.length) : words.needs.optional}</span>
      </button>
      <h3>${words.needs.where} <span>${words.needs.optional}</span></h3>
      <div class="map" id="map" ?data-open=${this.open}>
        ${
          this.drawn
            ? html`<unknot-back-map
                exportparts="chip, quiet, selected"
                .words=${words}
                .marked=${spots}
                @unknot-spot=${this.#toggle}
              ></unknot-back-map>`
            : html`<div class="place"></div>`
        }
      </div>
    </div>`;
  }

  #toggle({ spot }: SpotToggled) {
    const { liking } = this.flow;
    const spots = liking.spots.includes(spot)
      ? liking.spots.filter((one) => one !== spot)
      : [...liking.spots, spot];
    this.send({ type: 'liking-changed', liking: { ...liking, spots } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-need-picker': UnknotNeedPicker;
  }
}
