import { type BookedBooking, localTime } from '@unknot/core';
import { html, nothing } from 'lit';
import { bookedFacts, bookedWhen } from '../booked-facts.ts';
import { reach } from '../contact/reach.ts';
import type { ManageView, StateOf } from '../flow.ts';
import { priceList } from '../price-list.ts';
import type { StepContext } from '../step-element.ts';
import { visitAgain } from '../visit-again.ts';
import { bothTimes, visitorText } from '../visitor-time.ts';

/** What can be done from the overview. */
export interface OverviewActions {
  readonly show: (view: ManageView) => void;
  readonly again: () => void;
  readonly another: () => void;
  /** Opens another session of the course, by its token. */
  readonly open: (token: string) => void;
}

/** A booking as it stands, and what can be done with it. */
export function overview(
  context: StepContext,
  { booking, course, news }: StateOf<'manage'> & { readonly booking: BookedBooking },
  { show, again, another, open }: OverviewActions,
  calendar: unknown,
) {
  const { words, format, catalog, now } = context;
  const cancelled = booking.status === 'cancelled';
  const over = Date.parse(booking.end) <= now();
  const title = cancelled
    ? words.manage.cancelledTitle
    : over
      ? words.manage.overTitle
      : words.manage.title(format.day(booking.start), format.time(booking.start));
  const { staff } = booking;
  const there = visitorText(context, Date.parse(booking.start), booking.start);
  const more = html`
    ${bookedWhen(context, booking, there && words.there(there))}
    ${staff.length ? html`<div><dt>${words.manage.with}</dt><dd>${format.list(staff.map(({ name }) => name))}</dd></div>` : nothing}
    ${catalog.spa.address ? html`<div><dt>${words.manage.where}</dt><dd>${catalog.spa.address}</dd></div>` : nothing}
  `;
  const sameAgain = visitAgain(catalog, booking)
    ? html`<button class=${cancelled || over ? 'primary' : 'chip'} part=${cancelled || over ? 'primary' : 'chip'} type="button" @click=${again}>${words.manage.again}</button>`
    : nothing;
  return html`
    <h2 id="title" tabindex="-1" part="heading" aria-describedby=${news ? 'news' : nothing}>${title}</h2>
    ${news ? html`<p class="notice" id="news">${words.manage.news[news]}</p>` : nothing}
    ${bookedFacts(context, booking, more)}
    ${priceList(context, [booking])}
    ${cancelled && booking.payment?.status === 'refunded' ? html`<p class="notice">${words.manage.deposit(format.price(booking.payment.amount))}</p>` : nothing}
    ${cancelled || over ? sameAgain : html`${changes(context, booking, show, sameAgain)} ${calendar}`}
    ${sessions(context, booking, open)}
    ${course ? html`<button class="quiet" part="quiet" type="button" @click=${() => open(course)}>${words.manage.toCourse}</button>` : nothing}
    ${reach(context)}
    <button class="quiet" part="quiet" type="button" @click=${another}>${words.confirmed.another}</button>
  `;
}

/** What can be changed, each with the last moment for it. */
function changes(
  context: StepContext,
  booking: BookedBooking,
  show: (view: ManageView) => void,
  sameAgain: unknown,
) {
  const { words, now } = context;
  const canMove = Date.parse(booking.rescheduleUntil) >= now();
  const canCancel = Date.parse(booking.cancelUntil) >= now();
  const { late, moveLate, cancelLate } = words.manage;
  const missed = canMove ? (canCancel ? '' : cancelLate) : canCancel ? moveLate : late;
  const way = (view: ManageView, text: string, until: string | undefined) =>
    html`<button class="card" part="card" type="button" @click=${() => show(view)}>
      <strong>${text}</strong>
      ${until ? html`<span class="small"><bdi>${words.manage.until(deadline(context, until))}</bdi></span>` : nothing}
    </button>`;
  return html`<div class="ways">
      ${canMove ? way('move', words.manage.move, booking.rescheduleUntil) : nothing}
      ${canCancel ? way('cancel', words.manage.cancel, booking.cancelUntil) : nothing}
    </div>
    ${missed ? html`<p class="notice">${missed}</p>` : nothing}
    <div class="chips">
      <button class="chip" part="chip" type="button" @click=${() => show('contact')}>${words.manage.contact}</button>
      ${sameAgain}
    </div>`;
}

/** The last moment, by both clocks. */
export function deadline(context: StepContext, until: string): string {
  return bothTimes(context, context.format.dayAndTime(until), visitorText(context, Date.parse(until), until));
}

/** The other sessions of a course, each with the way to it. */
function sessions(
  { words, format, offsets }: StepContext,
  { sessions = [] }: BookedBooking,
  open: (token: string) => void,
) {
  if (!sessions.length) return nothing;
  return html`<div class="block">
    <h3>${words.manage.sessions}</h3>
    <ul class="ways">
      ${sessions.map(({ start, status, manageToken, reference }) => {
        const when = format.dayAndTime(localTime(offsets, Date.parse(start)));
        const name = html`<strong><bdi>${when}</bdi></strong>
          <span class="small">${status === 'cancelled' ? words.manage.isCancelled : html`<code>${reference}</code> · ${words.manage.session}`}</span>`;
        return html`<li>
          ${
            manageToken
              ? html`<button class="card" part="card" type="button" @click=${() => open(manageToken)}>${name}</button>`
              : name
          }
        </li>`;
      })}
    </ul>
  </div>`;
}
