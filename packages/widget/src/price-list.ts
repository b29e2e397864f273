import type { Booking, BookingLine } from '@unknot/core';
import { css, html, nothing } from 'lit';
import type { StepContext } from './step-element.ts';

/** For the lists that go with a price list, `sum facts`: what a term says begins where the one above it does. */
export const facts = css`
  .facts div {
    grid-template-columns: 6.5em 1fr;
    overflow-wrap: anywhere;
  }
  .facts dd {
    text-align: start;
  }
  .of {
    font-size: 0.9375em;
  }
  code {
    font: inherit;
    font-weight: 620;
    letter-spacing: 0.08em;
  }
`;

/** What is to be paid for one visit. */
type Priced = Pick<Booking, 'lines' | 'total' | 'tax' | 'deposit' | 'payment'>;

/**
 * What is to be paid, of quotes or of bookings: line by line, and how much of it is tax and deposit.
 * @param sessions one, or all those of a course: they differ in what a code takes off, and in nothing else
 */
export function priceList({ words, format, paysOnline, catalog }: StepContext, sessions: readonly Priced[]) {
  const [{ lines, tax, payment }] = sessions as [Priced];
  const times = sessions.length;
  const sum = (of: (session: Priced) => number) => sessions.reduce((all, one) => all + of(one), 0);
  const total = sum((one) => one.total);
  const deposit = sum((one) => one.deposit ?? 0);
  const taxed = sum((one) => one.tax?.amount ?? 0);
  const online = !!deposit && (paysOnline || payment?.status === 'paid');
  const row = (kind: string, what: unknown, price: number) => html`<div class=${kind}>
    <dt>${what}</dt>
    <dd>${format.price(price)}</dd>
  </div>`;
  const isOff = ({ kind }: BookingLine) => kind === 'discount';
  const massages = lines.filter((line) => !isOff(line));
  const off = sessions.flatMap((one) => one.lines).find(isOff);
  const taken = sum((one) => one.lines.filter(isOff).reduce((all, { price }) => all + price, 0));
  const discount = off ? row('', html`<bdi>${off.name}</bdi>`, taken) : nothing;
  // A voucher is money: it pays the tax as well.
  const pays = off?.id === 'balance';
  // A line alone would say what the total says.
  const listed = massages.length === 1 && massages[0]!.price === total && times === 1 ? [] : massages;
  const percent =
    tax &&
    new Intl.NumberFormat(format.locale, {
      style: 'percent',
      maximumFractionDigits: 3,
      numberingSystem: 'latn',
    }).format(tax.percent / 100);
  const named = `${percent} ${catalog.policy.taxName ?? words.review.tax}`;
  return html`
    <dl class="sum">
      ${listed.map(({ name, minutes, price }) => row('', html`${name}${minutes ? html`, ${format.minutes(minutes)}` : nothing}`, price))}
      ${off && times > 1 ? row('', words.course.all(times), times * massages.reduce((all, { price }) => all + price, 0)) : nothing}
      ${pays ? nothing : discount}
      ${tax && !tax.included ? row('', words.review.taxAdded(named), off ? taxed : tax.amount) : nothing}
      ${pays ? discount : nothing}
      ${times > 1 && !off ? row('', words.course.each(times), total / times) : nothing}
      ${row('total', online ? words.payment.total : words.review.total, total)}
      ${tax?.included ? row('of', pays ? words.code.taxInPrice(named) : words.review.taxIncluded(named), taxed) : nothing}
      ${deposit ? row('of', payment?.status === 'paid' ? words.payment.paid : online ? words.payment.now : words.review.deposit, deposit) : nothing}
      ${deposit && online ? row('of', words.payment.later, total - deposit) : nothing}
    </dl>
    ${deposit && payment?.status !== 'paid' ? html`<p class="small">${online ? words.payment.hint : words.review.depositHint}</p>` : nothing}
  `;
}
