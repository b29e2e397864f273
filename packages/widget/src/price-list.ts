import type { Booking } from '@unknot/core';
import { css, html, nothing } from 'lit';
import type { StepContext } from './step-element.ts';

/** For the lists that go with a price list, `sum facts`: what a term says begins where the one above it does. */
export const facts = css`
  .facts div {
    grid-template-columns: 6.5em 1fr;
  }
  .facts dd {
    text-align: start;
  }
  .of {
    font-size: 0.9375em;
  }
`;

/**
 * What is to be paid, of a quote or of a booking: line by line, and how much of it is tax and deposit.
 * @param times how often that is paid: once for each session of a course
 */
export function priceList(
  { words, format, paysOnline }: StepContext,
  { lines, total, tax, deposit, payment }: Pick<Booking, 'lines' | 'total' | 'tax' | 'deposit' | 'payment'>,
  times = 1,
) {
  const online = !!deposit && (paysOnline || payment?.status === 'paid');
  const row = (kind: string, what: unknown, price: number) => html`<div class=${kind}>
    <dt>${what}</dt>
    <dd>${format.price(price)}</dd>
  </div>`;
  // A line alone would say what the total says.
  const listed = lines.length === 1 && lines[0]!.price === total && times === 1 ? [] : lines;
  const percent =
    tax &&
    new Intl.NumberFormat(format.locale, { style: 'percent', maximumFractionDigits: 3 }).format(
      tax.percent / 100,
    );
  return html`
    <dl class="sum">
      ${listed.map(({ name, minutes, price }) => row('', html`${name}${minutes ? html`, ${format.minutes(minutes)}` : nothing}`, price))}
      ${tax && !tax.included ? row('', words.review.taxAdded(percent!), tax.amount) : nothing}
      ${times > 1 ? row('', words.course.each(times), total) : nothing}
      ${row('total', online ? words.payment.total : words.review.total, total * times)}
      ${tax?.included ? row('of', words.review.taxIncluded(percent!), tax.amount * times) : nothing}
      ${deposit ? row('of', payment?.status === 'paid' ? words.payment.paid : online ? words.payment.now : words.review.deposit, deposit * times) : nothing}
      ${deposit && online ? row('of', words.payment.later, (total - deposit) * times) : nothing}
    </dl>
    ${deposit && payment?.status !== 'paid' ? html`<p class="small">${online ? words.payment.hint : words.review.depositHint}</p>` : nothing}
  `;
}
