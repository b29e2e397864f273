import { deadlines, findService, localTime, quote } from '@unknot/core';
import { html, nothing } from 'lit';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { facts, priceList } from '../price-list.ts';
import { cardText } from '../session-card/card-text.ts';
import { StepElement } from '../step-element.ts';
import { bothTimes, noDay, visitorLine, visitorText, visitorTime } from '../visitor-time.ts';

/**
 * Everything once more, before it counts: times, price and policy.
 * @csspart heading @csspart primary
 */
export class UnknotReview extends StepElement<StateOf<'review'>> {
  static override styles = [controls, facts];

  override render() {
    const { words } = this.context;
    const { notice, failure, sending } = this.flow;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.review.title}</h2>
        ${notice === 'price-changed' ? html`<p class="notice warn" role="alert">${words.review.priceChanged}</p>` : nothing}
        ${this.#when()} ${priceList(this.context, quote(this.context.catalog, this.flow.visit))} ${this.#policy()}
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
    const service = findService(catalog, visit.serviceId);
    const { people = 1 } = service ?? {};
    // The spa has no choice where no more are free than it takes, and the time was offered with their names.
    const staff = visit.staffId ? [visit.staffId] : slot.staffIds.length === people ? slot.staffIds : [];
    const names = staff.map((one) => catalog.staff.find(({ id }) => id === one)?.name).filter(Boolean);
    const { arrive } = deadlines(catalog, slot.start);
    const arriveLocal = localTime(offsets, arrive);
    const there = visitorText(this.context, slot.start, slot.localStart);
    return html`<dl class="sum facts">
      <div>
        <dt>${words.review.what}</dt>
        <dd>${service?.name}<p class="small">${this.#length()}</p></dd>
      </div>
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

  /** How long it takes on the table, and from the door to the end. */
  #length(): string {
    const { catalog, words, format } = this.context;
    const { handsOnMinutes } = quote(catalog, this.flow.visit);
    const massage = format.minutes(handsOnMinutes);
    const early = catalog.policy.arriveEarly ?? 0;
    if (!early) return words.review.handsOn(massage);
    // To within five minutes: nobody can say it better.
    const length = 5 * Math.round((early + handsOnMinutes) / 5);
    const about =
      length < 60 ? format.minutes(length) : words.review.hours(Math.floor(length / 60), length % 60);
    return words.review.inHouse(massage, about);
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
    const { lateNote } = catalog.policy;
    if (free) {
      return html`<p>${words.review.freeUntil} <strong><bdi>${at}</bdi></strong>. ${lateNote ?? nothing}</p>`;
    }
    // The note was written for who could have cancelled in time: here it says what holds from now on.
    return html`<p>
        ${words.review.freeEnded} <strong><bdi>${at}</bdi></strong>.
        ${lateNote ? words.review.lateAtOnce : words.review.tellUs}
      </p>
      ${lateNote ? html`<p>${lateNote}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-review': UnknotReview;
  }
}
