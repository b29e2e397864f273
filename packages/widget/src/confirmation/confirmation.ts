import {
  type BookedBooking,
  type Booking,
  dayNumber,
  dayOf,
  dayText,
  findService,
  localTime,
  rhythmWeeks,
  toBring,
} from '@unknot/core';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { bookedFacts, bookedWhen } from '../booked-facts.ts';
import type { SessionParts } from '../booking/sending.ts';
import { reach } from '../contact/reach.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { facts, priceList } from '../price-list.ts';
import { StepElement } from '../step-element.ts';
import { visitAgain } from '../visit-again.ts';
import { bothTimes, noDay, visitorText } from '../visitor-time.ts';
import { addToCalendar, calendarStyles } from './add-to-calendar.ts';

/**
 * It is booked: when, with whom, into which calendar, and what happens next.
 * @csspart heading @csspart primary @csspart quiet @csspart chip
 */
export class UnknotConfirmation extends StepElement<StateOf<'confirmed'>> {
  static override styles = [
    controls,
    facts,
    calendarStyles,
    css`
      .ok {
        display: grid;
        place-content: center;
        inline-size: 52px;
        block-size: 52px;
        border-radius: 50%;
        background: var(--_soft);
        color: var(--_link);
      }
      .notice .chip {
        justify-self: start;
        border-radius: var(--_radius);
      }
      .sessions {
        display: grid;
        gap: 0.5em;
        margin: 0;
        padding-inline-start: 1.5em;
      }
    `,
  ];

  /** What leads on to where the booking is changed. */
  @property({ attribute: false }) parts?: SessionParts;
  /** Starts over. */
  @property({ attribute: false }) again: () => void = () => {};

  @state() private fileFailed = false;
  @state() private changeFailed = false;
  /** What the visitor wrote as the length of their way: kept here and nowhere else. */
  @state() private travel = '';

  override render() {
    const { words, format, catalog } = this.context;
    const { booking } = this.flow;
    const name = booking.customer.name.trim().split(/\s+/)[0] ?? '';
    const requested = booking.status === 'requested';
    const clocks = this.#clocks();
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <div class="ok" aria-hidden="true">
          <svg width="26" height="26" viewBox="0 0 26 26">
            <path
              d="m5 14 5.5 5.5L21 7.5"
              fill="none"
              stroke="currentColor"
              stroke-width="2.6"
              stroke-linecap="round"
              stroke-linejoin="round"
            />
          </svg>
        </div>
        <h2 id="title" tabindex="-1" part="heading">
          ${
            requested
              ? words.confirmed.requested(name)
              : words.confirmed.title(format.day(booking.start), format.time(booking.start), name)
          }
        </h2>
        ${clocks && !requested ? html`<p><bdi>${clocks}</bdi></p>` : nothing}
        <p><bdi>${requested ? words.confirmed.requestedHint : this.#expect()}</bdi></p>
        ${toBring(booking, catalog).map((what) => html`<p dir="auto">${words.confirmed.bring(what)}</p>`)}
        ${bookedFacts(this.context, booking, requested ? bookedWhen(this.context, booking, clocks) : nothing)}
        ${this.#sessions()} ${priceList(this.context, [booking, ...this.#further])}
        ${addToCalendar(this.context, [booking, ...this.#further], {
          travel: this.travel,
          setTravel: (text) => {
            this.travel = text;
          },
          fileFailed: this.fileFailed,
          setFileFailed: () => {
            this.fileFailed = true;
          },
        })}
        ${requested ? nothing : html`<p class="small"><bdi>${this.#cancel()}</bdi></p>`} ${this.#change()}
        ${this.#aftercare()} ${requested || this.#further.length ? nothing : this.#invitation()} ${reach(this.context)}
        <button class="quiet" part="quiet" type="button" @click=${this.again}>${words.confirmed.another}</button>
      </div>
    `;
  }

  get #further(): readonly Booking[] {
    return (this.flow.booking as BookedBooking).sessions ?? [];
  }

  /** The sessions of a course. */
  #sessions() {
    const { words, format } = this.context;
    const all = [this.flow.booking, ...this.#further];
    if (all.length < 2) return nothing;
    return html`<div class="block">
      <h3>${words.course.all(all.length)}</h3>
      <ol class="sessions">
        ${all.map(
          ({ start, reference }) => html`<li>
            <bdi>${format.dayAndTime(start)}</bdi> <span class="small"><code>${reference}</code></span>
          </li>`,
        )}
      </ol>
    </div>`;
  }

  /** Which is which, in words, where the visitor's clock is not the spa's. */
  #clocks(): string | undefined {
    const { words, format, catalog } = this.context;
    const { start } = this.flow.booking;
    const there = visitorText(this.context, Date.parse(start), start);
    return there && words.confirmed.clocks(format.time(start), catalog.spa.name, there);
  }

  #expect(): string {
    const { words, format, catalog, offsets } = this.context;
    const { booking } = this.flow;
    const early = catalog.policy.arriveEarly ?? 0;
    const arrive = Date.parse(booking.start) - early * 60_000;
    const local = localTime(offsets, arrive);
    return [
      early
        ? words.confirmed.arrive(
            bothTimes(this.context, format.time(local), visitorText(this.context, arrive, local, noDay)),
          )
        : '',
      booking.staff.map(({ name }) => words.confirmed.looksAfter(name)).join(' '),
    ]
      .filter(Boolean)
      .join(' ');
  }

  #cancel(): string {
    const { words, format, now } = this.context;
    const { cancelUntil } = this.flow.booking;
    const until = Date.parse(cancelUntil);
    return until > now()
      ? words.confirmed.cancel(
          bothTimes(
            this.context,
            format.dayAndTime(cancelUntil),
            visitorText(this.context, until, cancelUntil),
          ),
        )
      : words.confirmed.cancelLate;
  }

  /** The way to where it is moved or cancelled, where the backend keeps it. */
  #change() {
    const { manageToken } = this.flow.booking as BookedBooking;
    const { parts } = this;
    if (!manageToken || !parts?.backend.booking) return nothing;
    return html`<button class="chip" part="chip" type="button" @click=${() => this.#manage(parts, manageToken)}>${this.context.words.confirmed.change}</button>
      ${this.changeFailed ? html`<p class="notice warn" role="alert">${this.context.words.unreachable}</p>` : nothing}`;
  }

  async #manage(parts: SessionParts, token: string) {
    this.changeFailed = false;
    try {
      const { openBooking } = await import('../manage/open-booking.ts');
      await openBooking(parts, token);
    } catch (error) {
      console.error('[unknot]', error);
      this.changeFailed = true;
    }
  }

  /** What does good once the massage is over, in the spa's words. */
  #aftercare() {
    const { catalog, words } = this.context;
    const { aftercare } = findService(catalog, this.flow.booking.serviceId) ?? {};
    return aftercare
      ? html`<div class="block">
          <h3>${words.confirmed.aftercare}</h3>
          <p dir="auto">${aftercare}</p>
        </div>`
      : nothing;
  }

  /** The same massage some weeks on, where the catalog suggests a rhythm and that day can be booked already. */
  #invitation() {
    const { catalog, offsets, words, format, now } = this.context;
    const { booking, from } = this.flow;
    const weeks = rhythmWeeks(catalog, booking.serviceId, from);
    const visit = visitAgain(catalog, booking);
    if (!weeks || !visit) return nothing;
    const then = dayNumber(booking.start) + 7 * weeks;
    if (then >= dayOf(offsets, now()) + catalog.policy.horizonDays) return nothing;
    const day = dayText(then);
    return html`<div class="notice block">
      <p>${words.confirmed.rhythm(weeks)}</p>
      <button class="chip" part="chip" type="button" @click=${() => this.send({ type: 'same-again', visit, day })}>
        <span>${words.confirmed.sameAgain(weeks)}<br /><bdi class="small">${format.day(day)}</bdi></span>
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-confirmation': UnknotConfirmation;
  }
}
