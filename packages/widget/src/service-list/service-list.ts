import { type Reason, type Recommendation, recommend, type Service } from '@unknot/core';
import { html, nothing } from 'lit';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { needName } from '../needs.ts';
import { StepElement } from '../step-element.ts';
import { firstVisit } from '../visit.ts';
import { styles } from './service-list.styles.ts';

/** How many massages are named as fitting: more would be a price list again. */
const SHORT_LIST = 3;

/**
 * The massages: those that fit what the visitor is after, each with its reasons, or all of them.
 * @csspart heading @csspart card @csspart quiet
 */
export class UnknotServiceList extends StepElement<StateOf<'services'>> {
  static override styles = [controls, styles];

  override render() {
    const { catalog, words } = this.context;
    const { needs, all } = this.flow;
    const fitting = recommend(catalog, { needs }).slice(0, SHORT_LIST);
    const others = catalog.services.filter((service) => !fitting.some((one) => one.service === service));
    const showOthers = all || !fitting.length;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">
          ${fitting.length ? words.services.fitting : words.services.title}
        </h2>
        ${needs.length && !fitting.length ? html`<p>${words.services.none}</p>` : nothing}
        ${fitting.length ? this.#list(fitting) : nothing}
        ${
          showOthers
            ? html`
                ${fitting.length ? html`<h3 tabindex="-1" id="others">${words.services.others}</h3>` : nothing}
                ${this.#list(others.map((service) => ({ service, score: 0, reasons: [] })))}
              `
            : html`<button class="quiet" part="quiet" type="button" @click=${this.#showAll}>
                ${words.services.all}
              </button>`
        }
      </div>
    `;
  }

  #list(entries: readonly Recommendation[]) {
    return html`<ul>
      ${entries.map((entry, i) => html`<li>${this.#card(entry, i === 0 && entry.score > 0)}</li>`)}
    </ul>`;
  }

  #card({ service, reasons }: Recommendation, best: boolean) {
    const { words } = this.context;
    const why = reasons.slice(0, 2).map((reason) => this.#reason(reason));
    return html`<button
      class=${best ? 'card best' : 'card'}
      part=${best ? 'card best' : 'card'}
      type="button"
      @click=${() => this.#choose(service)}
    >
      ${best ? html`<span class="tag">${words.services.best}</span>` : nothing}
      <span class="name" dir="auto">${service.name}</span>
      <span class="price"
        >${this.#price(service)}${service.people === 2 ? html` <span class="tag">${words.services.couple}</span>` : nothing}</span
      >
      <span class="why" dir="auto">${why.length ? why.join(' ') : (service.description ?? '')}</span>
    </button>`;
  }

  #price(service: Service) {
    const { format, painted, words } = this.context;
    const cheapest = firstVisit(service);
    if (!painted) return nothing; // the price is written by Intl; its place is kept
    const price = format.price(cheapest.price);
    const all = service.durations.map(({ minutes }) => minutes);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return `${least < most ? words.services.minutes(least, most) : format.minutes(least)} · ${service.durations.length > 1 ? words.services.from(price) : price}`;
  }

  #reason(reason: Reason): string {
    const { catalog, words } = this.context;
    if (reason.kind !== 'need') return '';
    const need = catalog.needs?.find(({ id }) => id === reason.need) ?? { id: reason.need };
    return reason.text ?? words.services.reason(reason.weight, needName(need, words));
  }

  #choose(service: Service) {
    const { minutes } = firstVisit(service);
    this.send({ type: 'service-chosen', visit: { serviceId: service.id, minutes, addOnIds: [] } });
  }

  async #showAll() {
    this.send({ type: 'services-asked', all: true });
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#others')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-service-list': UnknotServiceList;
  }
}
