import {
  addOnsFor,
  BackendError,
  type BackendErrorCode,
  type Catalog,
  findService,
  type Gift,
  type GiftRequest,
  ParseError,
  parseGiftRequest,
  quote,
  randomId,
} from '@unknot/core';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import { agreement } from '../form/agreement.ts';
import { fields } from '../form/fields.styles.ts';
import { faultText, type TextField, textField } from '../form/text-field.ts';
import { facts, priceList } from '../price-list.ts';
import type { StepContext } from '../step-element.ts';
import { firstVisit } from '../visit.ts';
import { styles } from './gift.styles.ts';
import { giftCard } from './gift-card.ts';
import { printAlone } from './print-alone.ts';

/** What is given. */
type Wish = Required<Pick<GiftRequest, 'serviceId' | 'minutes' | 'addOnIds'>>;

/** The fields of the form, by their paths in the request. */
const FIELDS = ['recipient.name', 'message', 'giver.name', 'giver.email', 'agreed'] as const;
type Field = (typeof FIELDS)[number];

/** What a visitor had written when they left, by the spa: the back arrow takes them away from the middle of it. */
const left = new WeakMap<Catalog, Partial<UnknotGift>>();

/**
 * A massage for somebody else: which one, for whom and by whom, everything once more, and then the card to hand over.
 * It is kept in the page's memory alone, and nothing is asked about the recipient but a name.
 * @csspart heading @csspart input @csspart primary @csspart quiet
 */
export class UnknotGift extends LitElement {
  static override styles = [controls, fields, facts, styles];

  @property({ attribute: false }) context!: StepContext;
  /** Back to the massages for oneself. */
  @property({ attribute: false }) leave: () => void = () => {};

  @state() private stage: 'what' | 'who' | 'review' | 'done' = 'what';
  @state() private wish: Wish | undefined;
  @state() private texts: Readonly<Record<Exclude<Field, 'agreed'>, string>> = {
    'recipient.name': '',
    message: '',
    'giver.name': '',
    'giver.email': '',
  };
  @state() private agreed = false;
  @state() private faults: readonly Field[] = [];
  @state() private sending = false;
  @state() private failure: BackendErrorCode | undefined;
  @state() private gift: Gift | undefined;
  /** Goes with the request, so that sending it again makes one gift. */
  private key = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) Object.assign(this, left.get(this.context.catalog));
    void this.#arrive();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { stage, wish, texts, agreed, failure, key } = this;
    if (stage === 'done') left.delete(this.context.catalog);
    else left.set(this.context.catalog, { stage, wish, texts, agreed, failure, key } as Partial<UnknotGift>);
  }

  override render() {
    const { words } = this.context;
    const titles = {
      what: words.gift.what,
      who: words.gift.who,
      review: words.review.title,
      done: words.gift.done(this.texts['recipient.name']),
    };
    const stages = {
      what: () => this.#what(),
      who: () => this.#who(),
      review: () => this.#review(),
      done: () => this.#done(),
    };
    return html`<div class="step" role="group" aria-labelledby="title">
      <h2 id="title" tabindex="-1" part="heading">${titles[this.stage]}</h2>
      ${stages[this.stage]()}
      <button class="quiet" part="quiet" type="button" @click=${this.#back}>
        ${this.stage === 'done' ? words.confirmed.another : this.stage === 'what' ? words.gift.leave : words.back}
      </button>
    </div>`;
  }

  get #chosen(): Wish {
    const [first] = this.context.catalog.services;
    return this.wish ?? { serviceId: first!.id, minutes: firstVisit(first!).minutes, addOnIds: [] };
  }

  #what() {
    const { words, catalog, format } = this.context;
    const wish = this.#chosen;
    const service = findService(catalog, wish.serviceId)!;
    const addOns = addOnsFor(catalog, service);
    return html`
      <p>${words.gift.hint}</p>
      <form novalidate @submit=${(event: Event) => this.#go(event, 'who')}>
        <div class="pair">
          <div class="field">
            <label for="service">${words.review.what}</label>
            <select id="service" part="input" @change=${this.#chooseService}>
              ${catalog.services.map(({ id, name }) => html`<option value=${id} .selected=${id === wish.serviceId}>${name}</option>`)}
            </select>
          </div>
          <div class="field">
            <label for="minutes">${words.times.duration}</label>
            <select id="minutes" part="input" @change=${(event: Event) => this.#choose({ minutes: Number((event.target as HTMLSelectElement).value) })}>
              ${service.durations.map(({ minutes, price }) => html`<option value=${minutes} .selected=${minutes === wish.minutes}>${format.minutes(minutes)} · ${format.price(price)}</option>`)}
            </select>
          </div>
        </div>
        ${
          addOns.length
            ? html`<fieldset class="block">
                <legend>${words.times.addOns}</legend>
                ${addOns.map(
                  ({ id, name, price }) => html`<div class="check">
                    <input id=${`add-${id}`} type="checkbox" .checked=${wish.addOnIds.includes(id)} @change=${(event: Event) => this.#toggle(id, event)} />
                    <label for=${`add-${id}`}>${name} · ${format.price(price)}</label>
                  </div>`,
                )}
              </fieldset>`
            : nothing
        }
        <button class="primary" part="primary" type="submit">${words.gift.next}</button>
      </form>
    `;
  }

  #who() {
    const { words } = this.context;
    return html`
      <p>${words.gift.handOver}</p>
      <form novalidate @submit=${(event: Event) => this.#go(event, 'review')} @input=${this.#typed}>
        ${this.#input('recipient.name', { label: words.gift.recipient })}
        <div class="field">
          <label for="message">${words.gift.message} <span class="optional">(${words.details.optional})</span></label>
          <textarea
            id="message"
            part="input"
            rows="3"
            maxlength="500"
            .value=${this.texts.message}
            aria-invalid=${this.#wrong('message')}
            aria-describedby="message-fault"
          ></textarea>
          ${faultText('message', this.#fault('message'))}
        </div>
        ${this.#input('giver.name', { label: words.details.name, autocomplete: 'name' })}
        ${this.#input('giver.email', { label: words.gift.email, autocomplete: 'email', type: 'email' })}
        ${agreement(this.context, this.agreed, this.#fault('agreed'))}
        <button class="primary" part="primary" type="submit">${words.gift.check}</button>
      </form>
    `;
  }

  #wrong(field: Field): boolean {
    return this.faults.includes(field);
  }

  #fault(field: Field): string | undefined {
    const { words } = this.context;
    const messages: Readonly<Record<Field, string>> = {
      'recipient.name': words.gift.fault.recipient,
      message: words.details.fault.notes,
      'giver.name': words.details.fault.name,
      'giver.email': words.details.fault.email,
      agreed: words.details.fault.agreed,
    };
    return this.#wrong(field) ? messages[field] : undefined;
  }

  #input(field: Exclude<Field, 'agreed' | 'message'>, more: Omit<TextField, 'fault'>) {
    return textField(field, this.texts[field], { ...more, fault: this.#fault(field) });
  }

  #review() {
    const { words, catalog, format } = this.context;
    const { serviceId, minutes } = this.#chosen;
    const { texts, sending, failure } = this;
    return html`
      <dl class="sum facts">
        <div>
          <dt>${words.review.what}</dt>
          <dd>${findService(catalog, serviceId)?.name}, ${format.minutes(minutes)}</dd>
        </div>
        <div>
          <dt>${words.gift.to}</dt>
          <dd>${texts['recipient.name']}${texts.message ? html`<p class="small message">${texts.message.trim()}</p>` : nothing}</dd>
        </div>
        <div>
          <dt>${words.gift.from}</dt>
          <dd>${texts['giver.name']}<br />${texts['giver.email']}</dd>
        </div>
      </dl>
      ${priceList({ ...this.context, paysOnline: false }, [this.#price])}
      <p>${words.gift.unpaid(catalog.spa.name)}</p>
      ${failure ? html`<p class="notice warn" role="alert">${failure === 'price-changed' ? words.gift.priceChanged : (words.review.failure[failure] ?? words.review.failure.refused)}</p>` : nothing}
      <button class="primary" part="primary" type="button" aria-disabled=${sending} @click=${this.#give}>
        ${sending ? words.gift.sending : failure ? words.tryAgain : words.gift.give}
      </button>
      <div class="hidden" role="status">${sending ? words.gift.sending : nothing}</div>
    `;
  }

  #done() {
    const { words, catalog } = this.context;
    const gift = this.gift!;
    return html`
      <p>${words.gift.unpaid(catalog.spa.name)} ${words.gift.handOver}</p>
      ${giftCard(this.context, gift)}
      <button class="primary" part="primary" type="button" @click=${this.#print}>${words.gift.print}</button>
    `;
  }

  /** The price of it; a deposit is none of it. */
  get #price() {
    const { deposit: _, ...price } = quote(this.context.catalog, this.#chosen);
    return price;
  }

  get #request(): GiftRequest {
    const { format } = this.context;
    const { texts } = this;
    const message = texts.message.trim();
    return {
      ...this.#chosen,
      giver: { name: texts['giver.name'], email: texts['giver.email'] },
      recipient: { name: texts['recipient.name'] },
      ...(message && { message }),
      locale: format.locale,
      ...(this.agreed && { agreed: true }),
      expectedTotal: this.#price.total,
    };
  }

  #chooseService(event: Event) {
    const service = findService(this.context.catalog, (event.target as HTMLSelectElement).value)!;
    this.wish = { serviceId: service.id, minutes: firstVisit(service).minutes, addOnIds: [] };
  }

  #choose(change: Partial<Wish>) {
    this.wish = { ...this.#chosen, ...change };
  }

  #toggle(id: string, event: Event) {
    const others = this.#chosen.addOnIds.filter((one) => one !== id);
    this.#choose({ addOnIds: (event.target as HTMLInputElement).checked ? [...others, id] : others });
  }

  #typed({ target }: Event) {
    const { id, value, checked } = target as HTMLInputElement;
    if (id === 'agreed') this.agreed = checked;
    else this.texts = { ...this.texts, [id]: value };
    this.faults = this.faults.filter((one) => one !== id);
  }

  /** On to the next page, where nothing is wrong with this one. */
  async #go(event: Event, to: 'who' | 'review') {
    event.preventDefault();
    this.faults = to === 'review' ? faultsOf(this.context, this.#request) : [];
    if (this.faults.length) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    this.key = randomId();
    this.failure = undefined;
    await this.#show(to);
  }

  #back() {
    if (this.sending) return;
    if (this.stage === 'who') void this.#show('what');
    else if (this.stage === 'review') void this.#show('who');
    else this.leave();
  }

  async #show(stage: UnknotGift['stage']) {
    this.stage = stage;
    await this.#arrive();
  }

  /** Leads keyboard and screen reader to the page's heading. */
  async #arrive() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }

  async #give() {
    if (this.sending) return;
    this.sending = true;
    this.failure = undefined;
    try {
      this.gift = await this.context.codes!.gift!(this.#request, this.key);
      await this.#show('done');
    } catch (error) {
      console.error('[unknot]', error);
      this.failure = error instanceof BackendError ? error.code : 'unreachable';
    }
    this.sending = false;
  }

  #print() {
    const card = this.renderRoot.querySelector('.gift');
    if (card) printAlone(card, this.shadowRoot?.adoptedStyleSheets ?? []);
  }
}

/** The fields in which something is wrong, in the form's order. */
function faultsOf({ catalog }: StepContext, request: GiftRequest): Field[] {
  const { terms, privacy } = catalog.policy;
  const paths = (terms || privacy) && !request.agreed ? ['agreed'] : [];
  try {
    parseGiftRequest(catalog, request);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    paths.push(...error.faults.map(({ path }) => path));
  }
  return FIELDS.filter((field) => paths.includes(field));
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-gift': UnknotGift;
  }
}
