import { localTime } from '@unknot/core';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { checkPayment, letGo, type SessionParts } from '../booking/sending.ts';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { StepElement } from '../step-element.ts';

/** So often it is asked whether the deposit has come. */
const EVERY = 5_000;

/**
 * Between a booking and its deposit: the way to the payment page, and the way out.
 * @csspart heading @csspart primary @csspart quiet
 */
export class UnknotPayment extends StepElement<StateOf<'payment'>> {
  static override styles = [
    controls,
    css`
      .primary {
        text-align: center;
      }
    `,
  ];

  /** What the payment is asked about with. */
  @property({ attribute: false }) parts!: SessionParts;
  /** Starts over. */
  @property({ attribute: false }) again: () => void = () => {};

  @state() private failed = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (!document.hidden && this.flow.booking.status === 'requested') void checkPayment(this.parts);
    }, EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    return this.flow.booking.status === 'requested' ? this.#due() : this.#expired();
  }

  #due() {
    const { words, format, offsets } = this.context;
    const { booking } = this.flow;
    const { payment, serviceName, start, sessions = [] } = booking;
    const until = payment?.until && format.time(localTime(offsets, Date.parse(payment.until)));
    const sum = [booking, ...sessions].reduce((all, one) => all + (one.payment?.amount ?? 0), 0);
    const amount = format.price(sum);
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.payment.title}</h2>
        <div class="notice">
          <strong>${serviceName}</strong><br />
          <bdi>${format.dayAndTime(start)}</bdi>
        </div>
        <p>${until ? words.payment.kept(until) : words.payment.wait}</p>
        ${
          payment?.url
            ? html`<a
                class="primary"
                part="primary"
                href=${payment.url}
                target=${window.top === window ? nothing : '_blank'}
                rel="noopener"
                >${words.payment.pay(amount)}</a
              >`
            : nothing
        }
        <button class="quiet" part="quiet" type="button" @click=${this.#letGo}>${words.payment.letGo}</button>
        ${this.failed ? html`<p class="notice warn" role="alert">${words.payment.failed}</p> ${this.#ways()}` : nothing}
      </div>
    `;
  }

  #expired() {
    const { words } = this.context;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.payment.expired}</h2>
        <p>${words.payment.expiredHint}</p>
        <button class="primary" part="primary" type="button" @click=${this.again}>${words.payment.again}</button>
        ${this.#ways()}
      </div>
    `;
  }

  #ways() {
    const { serviceId, minutes, addOnIds } = this.flow.booking;
    return contactWays(this.context, { visit: { serviceId, minutes, addOnIds } });
  }

  #letGo = async () => {
    this.failed = false;
    try {
      await letGo(this.parts);
    } catch (error) {
      console.error('[unknot]', error);
      this.failed = true;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-payment': UnknotPayment;
  }
}
