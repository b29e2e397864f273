import { type CalendarEvent, calendarEvent, calendarLinks, localTime } from '@unknot/core';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { StepElement } from '../step-element.ts';
import { bothTimes, noDay, visitorText } from '../visitor-time.ts';

/**
 * It is booked: when, with whom, into which calendar, and what happens next.
 * @csspart heading @csspart primary @csspart quiet
 */
export class UnknotConfirmation extends StepElement<StateOf<'confirmed'>> {
  static override styles = [
    controls,
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
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25em;
        align-items: center;
      }
      .links a {
        min-block-size: 44px;
        display: inline-grid;
        place-content: center;
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

  override render() {
    const { words, format, catalog } = this.context;
    const { booking } = this.flow;
    const name = booking.customer.name.trim().split(/\s+/)[0] ?? '';
    const event = calendarEvent(booking, catalog);
    const links = calendarLinks(event);
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
        <dl class="sum">
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
          ${booking.lines.map(
            (line) => html`<div>
              <dt>${line.name}${line.minutes ? html`, ${format.minutes(line.minutes)}` : nothing}</dt>
              <dd>${format.price(line.price)}</dd>
            </div>`,
          )}
          <div>
            <dt>${words.confirmed.reference}</dt>
            <dd><code>${booking.reference}</code></dd>
          </div>
          <div class="total">
            <dt>${words.review.total}</dt>
            <dd>${format.price(booking.total)}</dd>
          </div>
        </dl>
        <div class="block">
          ${
            booking.calendarUrl
              ? html`<a class="primary" part="primary" href=${booking.calendarUrl} download="appointment.ics"
                  >${words.confirmed.calendar}</a
                >`
              : html`<button class="primary" part="primary" type="button" @click=${() => this.#download(event)}>
                  ${words.confirmed.calendar}
                </button>`
          }
          ${this.fileFailed ? html`<p class="notice warn" role="alert">${words.confirmed.fileFailed}</p>` : nothing}
          <div class="links small">
            <span>${words.confirmed.orIn}</span>
            ${Object.entries({
              Google: links.google,
              Outlook: links.outlook,
              'Office 365': links.office365,
              Yahoo: links.yahoo,
            }).map(([title, href]) => html`<a href=${href} target="_blank" rel="noopener">${title}</a>`)}
          </div>
          ${event.alarms.length ? html`<p class="small">${words.confirmed.alarms}</p>` : nothing}
        </div>
        ${requested ? nothing : html`<p class="small"><bdi>${this.#cancel()}</bdi></p>`} ${this.#reach()}
        <button class="quiet" part="quiet" type="button" @click=${this.again}>${words.confirmed.another}</button>
      </div>
    `;
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

  #reach() {
    const { catalog, words } = this.context;
    const { phone, email, address } = catalog.spa;
    return html`<p class="small">
      ${catalog.spa.name}${address ? html`, ${address}` : nothing}<br />
      ${phone ? html`<a href=${`tel:${phone.replace(/[^+\d]/g, '')}`}>${words.contact.call(phone)}</a>` : nothing}
      ${email ? html` · <a href=${`mailto:${email}`}>${email}</a>` : nothing}
    </p>`;
  }

  /** Where no backend serves the file it is made here; what makes it is loaded only now. */
  async #download(event: CalendarEvent) {
    try {
      const { icsFile } = await import('@unknot/core/ics');
      const url = URL.createObjectURL(new Blob([icsFile([event])], { type: 'text/calendar;charset=utf-8' }));
      const link = Object.assign(document.createElement('a'), { href: url, download: 'appointment.ics' });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      console.error('[unknot]', error);
      this.fileFailed = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-confirmation': UnknotConfirmation;
  }
}
