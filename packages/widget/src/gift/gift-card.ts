import type { Gift } from '@unknot/core';
import { html, nothing } from 'lit';
import type { StepContext } from '../step-element.ts';

/** The card that is handed over: what is given, and how it is booked. Its price and its giver's address are not on it. */
export function giftCard({ words, catalog, format }: StepContext, gift: Gift) {
  const { spa } = catalog;
  const until = new Intl.DateTimeFormat(format.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(gift.validUntil),
  );
  return html`<section class="gift" aria-label=${words.gift.card}>
    <p>${spa.name}</p>
    <p class="for">${words.gift.cardFor(gift.recipient.name)}</p>
    <p>${gift.lines.map(({ name }) => name).join(' + ')}, ${format.minutes(gift.minutes)}</p>
    ${gift.message ? html`<p class="message">${gift.message}</p>` : nothing}
    <p>${words.gift.cardFrom(gift.giver.name)}</p>
    <p><code dir="ltr">${gift.code}</code></p>
    <p class="small">${words.gift.how} ${words.gift.until(until)}</p>
    ${[spa.url, spa.phone].map((where) => (where ? html`<p class="small"><bdi>${where}</bdi></p>` : nothing))}
  </section>`;
}
