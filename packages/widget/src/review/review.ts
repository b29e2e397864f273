import { deadlines, findService, localTime, quote } from '@unknot/core';
import { html, nothing } from 'lit';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { cardText } from '../session-card/card-text.ts';
import { StepElement } from '../step-element.ts';
import { bothTimes, noDay, visitorLine, visitorText, visitorTime } from '../visitor-time.ts';

/**
 * Everything once more, before it counts: times, price and policy.
 * @csspart heading @csspart primary
 */
export class UnknotReview extends StepElement<StateOf<'review'>> {
  static override styles = controls;

  override render() {
    const { words } = this.context;
    const { notice, failure, sending } = this.flow;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.review.title}</h2>
        ${notice === 'price-changed' ? html`<p class="notice warn" role="alert">${words.review.priceChanged}</p>` : nothing}
        ${this.#when()} ${this.#price()} ${this.#policy()}
        ${failure ? html`<p class="notice warn" role="alert">${words.review.failure[failure] ?? words.review.failure.refused}</p>` : nothing}
        <button
          class="primary"
          part="primary"
          type="button"
          aria-disabled=${sending}
          @click=${() => !sending && this.send({ type: 'submitted' })}
        >
          ${sending ? words.review.sending : failure ? words.tryAgain : this.context.kind === 'request' ? words.review.request : words.review.book}
        </button>
        <div class="hidden" role="status">${sending ? words.review.sending : nothing}</div>
        ${failure ? contactWays(this.context, this.flow) : nothing}
      </div>
    `;
  }

  #when() {
    const { catalog, words, format, offsets } = this.context;
    const { visit, slot, details } = this.flow;
    const { people = 1 } = findService(catalog, visit.serviceId) ?? {};
    // The spa has no choice where no more are free than it takes, and the time was offered with their names.
    const staff = visit.staffId ? [visit.staffId] : slot.staffIds.length === people ? slot.staffIds : [];
    const names = staff.map((one) => catalog.staff.find(({ id }) => id === one)?.name).filter(Boolean);
    const { arrive } = deadlines(catalog, slot.start);
    const arriveLocal = localTime(offsets, arrive);
    const there = visitorText(this.context, slot.start, slot.localStart);
    return html`<dl class="sum">
      <div>
        <dt>${words.review.when}</dt>
        <dd
          ><bdi>${format.dayAndTime(slot.localStart)}–${format.time(slot.localEnd)}</bdi>
          ${visitorLine(this.context, there && `${there}–${format.time(visitorTime(slot.end))}`)}
        </dd>
      </div>
      ${
        arrive < slot.start
          ? html`<div>
              <dt>${words.review.arrive}</dt>
              <dd><bdi>${format.time(arriveLocal)}</bdi>${visitorLine(this.context, visitorText(this.context, arrive, arriveLocal, noDay))}</dd>
            </div>`
          : nothing
      }
      <div>
        <dt>${words.review.who}</dt>
        <dd>${names.join(', ') || words.times.anyone}</dd>
      </div>
      <div>
        <dt>${words.review.you}</dt>
        <dd>${details.name}<br />${details.email}${details.phone ? html`<br />${details.phone}` : nothing}</dd>
      </div>
      ${
        Object.keys(details.card).length
          ? html`<div>
              <dt>${words.card.title}</dt>
              <dd><bdi>${cardText(details.card, words, format)}</bdi></dd>
            </div>`
          : nothing
      }
    </dl>`;
  }

  #price() {
    const { catalog, words, format } = this.context;
    const { lines, total } = quote(catalog, this.flow.visit);
    return html`<dl class="sum">
      ${lines.map(
        ({ name, minutes, price }) => html`<div>
          <dt>${name}${minutes ? html`, ${format.minutes(minutes)}` : nothing}</dt>
          <dd>${format.price(price)}</dd>
        </div>`,
      )}
      <div class="total">
        <dt>${words.review.total}</dt>
        <dd>${format.price(total)}</dd>
      </div>
    </dl>`;
  }

  #policy() {
    const { catalog, words, format, now, offsets } = this.context;
    const { cancelUntil } = deadlines(catalog, this.flow.slot.start);
    const free = cancelUntil > now();
    const local = localTime(offsets, cancelUntil);
    const at = bothTimes(
      this.context,
      format.dayAndTime(local),
      visitorText(this.context, cancelUntil, local),
    );
    return html`<p>
      ${free ? words.review.freeUntil : words.review.freeEnded} <strong><bdi>${at}</bdi></strong>.
      ${catalog.policy.lateNote ?? nothing}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-review': UnknotReview;
  }
}
