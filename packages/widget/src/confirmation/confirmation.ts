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
import { controls } from '../controls.styles.ts';
import type { StateOf, Visit } from '../flow.ts';
import { facts, priceList } from '../price-list.ts';
import { StepElement } from '../step-element.ts';
import { isOffered } from '../visit.ts';
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
        color: var(--_accent);
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
      code {
        font: inherit;
        font-weight: 620;
        letter-spacing: 0.08em;
      }
    `,
  ];

  /** Starts over. */
  @property({ attribute: false }) again: () => void = () => {};

  @state() private fileFailed = false;
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
        <dl class="sum facts">
          <div>
            <dt>${words.review.what}</dt>
            <dd>${booking.serviceName}${this.#parts()}<p class="small">${words.review.handsOn(format.minutes(booking.minutes))}</p></dd>
          </div>
          ${
            requested
              ? html`<div>
                  <dt>${words.review.when}</dt>
                  <dd>
                    <bdi>${format.dayAndTime(booking.start)}</bdi>
                    ${clocks ? html`<p class="small"><bdi>${clocks}</bdi></p>` : nothing}
                  </dd>
                </div>`
              : nothing
          }
          <div>
            <dt>${words.confirmed.reference}</dt>
            <dd><code>${booking.reference}</code></dd>
          </div>
        </dl>
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
        ${requested ? nothing : html`<p class="small"><bdi>${this.#cancel()}</bdi></p>`}
        ${this.#aftercare()} ${requested || this.#further.length ? nothing : this.#invitation()} ${this.#reach()}
        <button class="quiet" part="quiet" type="button" @click=${this.again}>${words.confirmed.another}</button>
      </div>
    `;
  }

  get #further(): readonly Booking[] {
    return (this.flow.booking as BookedBooking).sessions ?? [];
  }

  /** Every massage, where there are several: when, for whom and with whom. */
  #parts() {
    const { words, format } = this.context;
    const { parts = [] } = this.flow.booking;
    const two = parts.some(({ guests }) => guests.includes(2));
    if (parts.length < 2 && !two) return nothing;
    return parts.map(
      ({ serviceName, start, guests, staff }) => html`<p class="small">
        <bdi>${format.time(start)}</bdi> ${[
          serviceName,
          ...(two && guests.length === 1 ? [guests[0] === 1 ? words.more.forYou : words.more.forGuest] : []),
          ...(staff.length ? [words.times.with(format.list(staff.map(({ name }) => name)))] : []),
        ].join(' · ')}
      </p>`,
    );
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
    const visit = this.#visit();
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

  /** What was booked as a choice to be made again, with who gave it; nothing where the catalog has it no more. */
  #visit(): Visit | undefined {
    const { serviceId, addOnIds, lines, staff, parts = [] } = this.flow.booking;
    const services = lines.filter(({ kind }) => kind === 'service');
    const followedBy = parts.slice(1).map((part, i) => ({
      serviceId: part.serviceId,
      minutes: services[i + 1]?.minutes ?? 0,
      addOnIds: part.addOnIds,
      ...(part.guests[0] === parts[i]!.guests[0] ? {} : { nextGuest: true }),
    }));
    const visit = {
      serviceId,
      minutes: services[0]?.minutes ?? 0,
      addOnIds,
      ...(followedBy.length && { followedBy }),
    };
    const [one, another] = staff;
    const same = one && !another ? { ...visit, staffId: one.id } : visit;
    return [same, visit].find((choice) => isOffered(this.context.catalog, choice));
  }

  #reach() {
    const { catalog, words } = this.context;
    const { phone, email, address } = catalog.spa;
    return html`<p class="small">
      ${catalog.spa.name}${address ? html`, ${address}` : nothing}<br />
      ${phone ? html`<a href=${`tel:${phone.replace(/[^+\d]/g, '')}`}>${words.contact.call(phone)}</a>` : nothing}
      ${email ? html` · <a href=${`mailto:${email}`}>${email}</a>` : nothing}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-confirmation': UnknotConfirmation;
  }
}
