import {
  areasOf,
  type Catalog,
  PRESSURES,
  questionsThatMatter,
  type Recommendation,
  recommend,
  type Service,
  TECHNIQUES,
} from '@unknot/core';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { choiceChips } from '../choice-chips.ts';
import { controls } from '../controls.styles.ts';
import type { Liking, StateOf } from '../flow.ts';
import { needName } from '../needs.ts';
import { register } from '../register.ts';
import { StepElement } from '../step-element.ts';
import { firstVisit } from '../visit.ts';
import { styles } from './service-list.styles.ts';

/** How many massages are named as fitting: more would be a price list again. */
const SHORT_LIST = 3;

/**
 * The massages: those that fit what the visitor is after, each with its reasons, or all of them.
 * @csspart heading @csspart chip @csspart card @csspart quiet
 */
export class UnknotServiceList extends StepElement<StateOf<'services'>> {
  static override styles = [controls, styles];

  /** What fits best since the visitor said more, for who does not see the list change. */
  @state() private said = '';

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('flow') as StateOf<'services'> | undefined;
    if (!before || before.liking === this.flow.liking) return;
    const { catalog, words } = this.context;
    const [best] = fittingOf(catalog, this.flow);
    this.said = best ? `${words.services.best}: ${best.service.name}` : '';
  }

  /** Is a gift being chosen, for somebody else? */
  @state() private giving = false;
  @state() private giftMissing = false;

  override render() {
    const { catalog, words } = this.context;
    if (this.giving) {
      return html`<unknot-gift
        exportparts="heading, primary, quiet, input"
        .context=${this.context}
        .leave=${() => this.#leaveGift()}
      ></unknot-gift>`;
    }
    const { needs, all } = this.flow;
    const fitting = fittingOf(catalog, this.flow).slice(0, SHORT_LIST);
    const others = catalog.services.filter((service) => !fitting.some((one) => one.service === service));
    const showOthers = all || !fitting.length;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">
          ${fitting.length ? words.services.fitting : words.services.title}
        </h2>
        ${fitting.length ? this.#questions() : nothing}
        ${(needs.length || this.flow.liking.spots.length) && !fitting.length ? html`<p>${words.services.none}</p>` : nothing}
        ${fitting.length ? this.#list(fitting) : nothing}
        ${
          showOthers
            ? html`
                ${fitting.length ? html`<h3 tabindex="-1" id="others">${words.services.others}</h3>` : nothing}
                ${this.#list(others.map(unasked))}
              `
            : html`<button class="quiet" part="quiet" type="button" @click=${this.#showAll}>
                ${words.services.all}
              </button>`
        }
        ${this.#gift()}
        <div class="hidden" role="status">${this.said}</div>
      </div>
    `;
  }

  /** The way to a gift: its code is loaded when it is asked for. */
  #gift() {
    const { catalog, words, codes } = this.context;
    if (!catalog.policy.gifts || !codes?.gift) return nothing;
    return html`<button class="quiet" id="gift" part="quiet" type="button" @click=${this.#give}>${words.gift.offer}</button>
      ${this.giftMissing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}`;
  }

  async #give() {
    this.giftMissing = false;
    try {
      const [{ UnknotGift }] = await Promise.all([import('../gift/gift.ts'), this.context.loadWords(true)]);
      register('unknot-gift', UnknotGift);
      this.giving = true;
    } catch (error) {
      console.error('[unknot]', error);
      this.giftMissing = true;
    }
  }

  async #leaveGift() {
    this.giving = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#gift')?.focus();
  }

  /** Pressure and technique, where an answer changes what fits best. */
  #questions() {
    const { catalog, words } = this.context;
    const { needs, liking } = this.flow;
    const asked = questionsThatMatter(catalog, { needs, areas: areasOf(liking.spots) }, SHORT_LIST);
    const fitting = fittingOf(catalog, { needs, liking: { spots: liking.spots } }).map(
      ({ service }) => service,
    );
    const offered = <One extends string>(
      all: readonly One[],
      of: (service: Service) => readonly One[] | undefined,
    ) => all.filter((one) => fitting.some((service) => of(service)?.includes(one)));
    return html`
      ${
        asked.includes('pressure')
          ? this.#question(
              words.services.pressure,
              offered(PRESSURES, ({ pressures }) => pressures),
              words.body.pressures,
              liking.pressure,
              (pressure) => this.#like({ pressure }),
            )
          : nothing
      }
      ${
        asked.includes('technique')
          ? this.#question(
              words.services.technique,
              offered(TECHNIQUES, ({ techniques }) => techniques),
              words.body.techniques,
              liking.technique,
              (technique) => this.#like({ technique }),
            )
          : nothing
      }
    `;
  }

  #question<One extends string>(
    title: string,
    choices: readonly One[],
    names: Readonly<Record<One, string>>,
    chosen: One | undefined,
    choose: (one: One | undefined) => void,
  ) {
    return html`<div class="ask" role="group" aria-label=${title}>
      <span aria-hidden="true">${title}</span>
      ${choiceChips(choices, names, chosen, choose)}
    </div>`;
  }

  #like(change: { readonly [K in keyof Liking]?: Liking[K] | undefined }) {
    const { pressure, technique, spots } = { ...this.flow.liking, ...change } as Liking;
    this.send({
      type: 'liking-changed',
      liking: { spots, ...(pressure && { pressure }), ...(technique && { technique }) },
    });
  }

  #list(entries: readonly Recommendation[]) {
    const said: string[] = [];
    return html`<ul>
      ${entries.map((entry, i) => {
        const why = this.#why(entry);
        // What is said of a better one already tells nothing: then it is what this one is.
        const again = said.includes(`${why}`);
        said.push(`${why}`);
        return html`<li>${this.#card(entry, i === 0 && entry.score > 0, again ? [] : why)}</li>`;
      })}
    </ul>`;
  }

  #card(entry: Recommendation, best: boolean, why: readonly string[]) {
    const { words } = this.context;
    const { service } = entry;
    return html`<button
      class=${best ? 'card best' : 'card'}
      part=${best ? 'card best' : 'card'}
      type="button"
      @click=${() => this.#choose(entry)}
    >
      ${best ? html`<span class="tag">${words.services.best}</span>` : nothing}
      <span class="name" dir="auto">${service.name}</span>
      <span class="price"
        >${this.#price(entry)}${service.people === 2 ? html` <span class="tag">${words.services.couple}</span>` : nothing}</span
      >
      ${why.length ? why.map((text) => html`<span class="why" dir="auto">${text}</span>`) : html`<span class="why" dir="auto">${service.description}</span>`}
    </button>`;
  }

  #price({ service, minutes, reasons }: Recommendation) {
    const { format, painted, words } = this.context;
    if (!painted) return nothing; // the price is written by Intl; its place is kept
    const all = service.durations.map((one) => one.minutes);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const price = format.price(service.durations.find((one) => one.minutes === minutes)!.price);
    if (least === most || reasons.some(({ kind }) => kind === 'duration')) {
      return `${format.minutes(minutes)} · ${price}`;
    }
    return `${words.services.minutes(least, most)} · ${words.services.from(price)}`;
  }

  /** Why it fits, in sentences: what it answers, where and how it works, and how long it takes for that. */
  #why({ service, reasons, minutes }: Recommendation): string[] {
    const { catalog, words, format } = this.context;
    const needs: string[] = [];
    const areas: string[] = [];
    let pressure: string | undefined;
    let technique: string | undefined;
    let marked = 0;
    for (const reason of reasons) {
      if (reason.kind === 'need') {
        const need = catalog.needs?.find(({ id }) => id === reason.need) ?? { id: reason.need };
        needs.push(reason.text ?? words.services.reason(reason.weight, needName(need, words)));
      } else if (reason.kind === 'area') areas.push(words.body.areas[reason.area]);
      else if (reason.kind === 'pressure') pressure = words.body.pressures[reason.pressure];
      else if (reason.kind === 'technique') technique = words.body.techniques[reason.technique];
      else marked = reason.areas;
    }
    const works = words.services.works(areas.length ? format.list(areas) : '', pressure, technique);
    const longer = marked > 0 && service.durations.some((one) => one.minutes < minutes);
    return [
      needs.slice(0, works ? 1 : 2).join(' '),
      works,
      longer ? words.services.enough(format.minutes(minutes), marked) : '',
    ].filter(Boolean);
  }

  #choose({ service, minutes }: Recommendation) {
    this.send({ type: 'service-chosen', visit: { serviceId: service.id, minutes, addOnIds: [] } });
  }

  async #showAll() {
    this.send({ type: 'services-asked', all: true });
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#others')?.focus();
  }
}

/** What fits what the visitor said, the best first. */
function fittingOf(catalog: Catalog, { needs, liking }: Pick<StateOf<'services'>, 'needs' | 'liking'>) {
  const { spots, ...hand } = liking;
  // How one likes to be massaged is no reason for a massage by itself: it orders those there is a reason for.
  if (!needs.length && !spots.length) return [];
  const all = recommend(catalog, { needs, areas: areasOf(spots), ...hand });
  // One for two is for who looks for it; where nothing else fits, better that than nothing.
  const alone = all.filter(({ service }) => service.people !== 2);
  return alone.length ? alone : all;
}

/** A service for which nothing was said to speak. */
function unasked(service: Service): Recommendation {
  return { service, score: 0, reasons: [], minutes: firstVisit(service).minutes };
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-service-list': UnknotServiceList;
  }
}
