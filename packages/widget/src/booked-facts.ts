import type { Booking } from '@unknot/core';
import { html, nothing } from 'lit';
import type { StepContext } from './step-element.ts';

/** Every massage of a booking, where there are several: when, for whom and with whom. */
function massages({ words, format }: StepContext, { parts = [] }: Booking) {
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

/** What is booked, and its reference. @param more rows between the two */
export function bookedFacts(context: StepContext, booking: Booking, more: unknown) {
  const { words, format } = context;
  return html`<dl class="sum facts">
    <div>
      <dt>${words.review.what}</dt>
      <dd>${booking.serviceName}${massages(context, booking)}<p class="small">${words.review.handsOn(format.minutes(booking.minutes))}</p></dd>
    </div>
    ${more}
    <div>
      <dt>${words.confirmed.reference}</dt>
      <dd><code>${booking.reference}</code></dd>
    </div>
  </dl>`;
}

/** When it is, at the spa and where the visitor is. */
export function bookedWhen({ words, format }: StepContext, { start }: Booking, clocks: string | undefined) {
  return html`<div>
    <dt>${words.review.when}</dt>
    <dd>
      <bdi>${format.dayAndTime(start)}</bdi>
      ${clocks ? html`<p class="small"><bdi>${clocks}</bdi></p>` : nothing}
    </dd>
  </div>`;
}
