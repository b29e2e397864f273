import { BackendError, type Offer } from '@unknot/core';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SessionParts } from '../booking/sending.ts';
import { reach } from '../contact/reach.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { facts } from '../price-list.ts';
import { StepElement } from '../step-element.ts';
import { visitorText } from '../visitor-time.ts';
import { openOffer } from './open-offer.ts';
import { takeAtOnce, takeByForm } from './take.ts';

/** Why taking it or letting it go did not work. */
type Failure = 'price-changed' | 'rate-limited' | 'other';

/**
 * A time that has come free and is kept for who waited: taken with one tap, or let go. A link in a mail leads here.
 * @csspart heading @csspart primary @csspart quiet
 */
export class UnknotOffer extends StepElement<StateOf<'offer'>> {
  static override styles = [controls, facts];

  /** What it is taken with. */
  @property({ attribute: false }) parts!: SessionParts;
  /** Starts over. */
  @property({ attribute: false }) another: () => void = () => {};

  @state() private working = false;
  @state() private failure: Failure | undefined;

  override render() {
    const { offer } = this.flow;
    const { now } = this.context;
    const open = offer?.state === 'open' && Date.parse(offer.until) > now();
    return html`<div class="step" role="group" aria-labelledby="title">
      ${offer && open ? this.#open(offer) : this.#over(offer)} ${reach(this.context)}
    </div>`;
  }

  #open(offer: Offer) {
    const { words, format } = this.context;
    const { start, end, until, staff, total, deposit, customer, serviceName, minutes } = offer;
    const { working, failure } = this;
    const there = visitorText(this.context, Date.parse(start), start);
    const row = (term: string, what: unknown) => html`<div><dt>${term}</dt><dd>${what}</dd></div>`;
    return html`
      <h2 id="title" tabindex="-1" part="heading">${words.offer.title}</h2>
      <p class="notice">${words.offer.kept(`${format.day(until)}, ${format.time(until)}`)}</p>
      <dl class="sum facts">
        ${row(words.review.when, html`<strong>${format.day(start)}</strong><br />${format.time(start)} – ${format.time(end)}${there ? html`<br /><span class="small">${words.there(there)}</span>` : nothing}`)}
        ${row(words.review.what, `${serviceName}, ${format.minutes(minutes)}`)}
        ${staff.length ? row(words.review.who, format.list(staff.map(({ name }) => name))) : nothing}
        ${row(words.review.total, html`${format.price(total)}${deposit ? html`<br /><span class="small">${words.review.deposit} ${format.price(deposit)}</span>` : nothing}`)}
        ${customer ? row(words.review.you, html`${customer.name}<br />${customer.email}`) : nothing}
      </dl>
      ${offer.oneTap ? nothing : html`<p>${words.offer.more}</p>`}
      ${failure ? html`<p class="notice warn" role="alert">${words.offer.failure[failure]}</p>` : nothing}
      <button class="primary" part="primary" type="button" aria-disabled=${working} @click=${() => this.#take(offer)}>
        ${working ? words.review.sending : words.offer.take}
      </button>
      <button class="quiet" part="quiet" type="button" @click=${() => this.#decline(false)}>${words.offer.notThis}</button>
      <button class="quiet" part="quiet" type="button" @click=${() => this.#decline(true)}>${words.offer.leave}</button>
      <div class="hidden" role="status">${working ? words.review.sending : nothing}</div>
    `;
  }

  /** It is gone, in one way or another: and whether something else may come. */
  #over(offer: Offer | undefined) {
    const { words } = this.context;
    const { offer: said } = words;
    const [title, text] = !offer
      ? [said.unknown, said.unknownHint]
      : offer.state === 'claimed'
        ? [said.taken, said.takenHint]
        : offer.state === 'declined'
          ? [said.declined, '']
          : [said.over, said.overHint];
    return html`
      <h2 id="title" tabindex="-1" part="heading">${title}</h2>
      <p>${text} ${offer && offer.state !== 'claimed' ? (offer.waits ? said.waits : said.ended) : nothing}</p>
      ${this.failure ? html`<p class="notice warn" role="alert">${said.failure[this.failure]}</p>` : nothing}
      <button class="primary" part="primary" type="button" @click=${this.another}>${said.calendar}</button>
      ${
        offer?.waits && offer.state !== 'claimed'
          ? html`<button class="quiet" part="quiet" type="button" @click=${() => this.#decline(true)}>${said.leave}</button>`
          : nothing
      }
    `;
  }

  async #take(offer: Offer) {
    if (!offer.oneTap) takeByForm(this.parts, offer);
    else await this.#do(() => takeAtOnce(this.parts, this.flow.token, offer));
  }

  async #decline(withdraw: boolean) {
    const { token } = this.flow;
    await this.#do(async () => {
      await this.parts.backend.declineOffer!(token, withdraw);
      await openOffer(this.parts, token);
    });
  }

  async #do(work: () => Promise<void>) {
    if (this.working) return;
    this.working = true;
    this.failure = undefined;
    try {
      await work();
    } catch (error) {
      await this.#failed(error);
    }
    this.working = false;
  }

  async #failed(error: unknown) {
    console.error('[unknot]', error);
    const code = error instanceof BackendError ? error.code : 'unreachable';
    this.failure = code === 'price-changed' || code === 'rate-limited' ? code : 'other';
    if (code === 'unreachable' || code === 'rate-limited') return;
    try {
      // It may be over, cost something else, or need an answer by now.
      if (code === 'price-changed') this.parts.renew(await this.parts.backend.catalog());
      await openOffer(this.parts, this.flow.token);
      if (this.flow.offer?.state !== 'open') this.failure = undefined;
    } catch (again) {
      console.error('[unknot]', again);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-offer': UnknotOffer;
  }
}
