import { html, nothing } from 'lit';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { needName, needsOf } from '../needs.ts';
import { StepElement } from '../step-element.ts';

/**
 * The first question: what would do you good?
 * @csspart heading @csspart chip @csspart primary @csspart quiet
 */
export class UnknotNeedPicker extends StepElement<StateOf<'needs'>> {
  static override styles = controls;

  override render() {
    const { catalog, words } = this.context;
    const { needs } = this.flow;
    return html`
      <div class="step" role="group" aria-labelledby="title" aria-describedby="hint">
        <div class="block">
          <h2 id="title" tabindex="-1" part="heading">${words.needs.title}</h2>
          <p id="hint">${words.needs.hint}</p>
        </div>
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
        <button
          class="primary"
          part="primary"
          type="button"
          @click=${() => this.send({ type: 'services-asked', all: !needs.length })}
        >
          ${needs.length ? words.needs.show : words.needs.all}
        </button>
        ${
          needs.length
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
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-need-picker': UnknotNeedPicker;
  }
}
