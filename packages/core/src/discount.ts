import type { BookingLine } from './booking.ts';
import { type Catalog, findService } from './catalog.ts';
import { halfUp, type Quote, quote, settle } from './quote.ts';
import type { NextPart, VisitChoice } from './visit.ts';
import { partsOf } from './visit-parts.ts';

/** What a code takes off a price. Amounts are in the currency's minor unit. */
export type Discount = {
  /** What the line of the price list is called. */
  readonly name: string;
  /** For how many more visits it is good; for any number if it is left out. */
  readonly uses?: number;
} & (
  | {
      /** A part of the price, in whole percent. */
      readonly kind: 'percent';
      readonly percent: number;
      /** Ids of the services it is for, their add-ons included; for all of them if it is left out. */
      readonly services?: readonly string[];
    }
  | {
      /** So much of each visit. */
      readonly kind: 'amount';
      readonly amount: number;
      /** As above. */
      readonly services?: readonly string[];
    }
  | {
      /** Money that was paid before and is used up in parts: it pays, and changes no price and no tax. */
      readonly kind: 'balance';
      /** What is left of it. */
      readonly amount: number;
    }
  | {
      /** One massage that was paid before, with these add-ons. A longer one costs what it costs more. */
      readonly kind: 'service';
      readonly serviceId: string;
      readonly minutes: number;
      readonly addOnIds: readonly string[];
      /** The price of the massage when it was paid for: it covers at least that, whatever the price is now. */
      readonly worth: number;
    }
);

/**
 * The price of a visit with a discount: one more line, which is negative. What is to be paid is never below 0. A
 * discount that has nothing to do with the visit changes nothing.
 *
 * Percentages and amounts lower the price, and with it the tax. A massage that was paid for before was taxed then. Money
 * that was paid before is money: the tax is that of the whole price.
 * @throws RangeError as {@link quote} does
 */
export function discounted(catalog: Catalog, visit: VisitChoice, discount: Discount): Quote {
  const full = quote(catalog, visit);
  const paying = discount.kind === 'balance';
  const off = paying
    ? Math.min(discount.amount, full.total)
    : reduction(catalog, partsWithLines(visit, full.lines), discount);
  if (!(off > 0)) return full;
  const line: BookingLine = {
    kind: 'discount',
    id: discount.kind,
    name: discount.name,
    minutes: 0,
    price: -off,
  };
  const { tax: _tax, deposit: _deposit, ...rest } = full;
  const sum = full.lines.reduce((all, { price }) => all + price, 0);
  const money = paying ? settle(catalog.policy, sum, off) : settle(catalog.policy, sum - off);
  return { ...rest, lines: [...full.lines, line], ...money };
}

/**
 * The price of each of several visits that are booked at once, with what a code takes off as far as it goes. It goes from
 * the last one back: so what is to be paid ahead is to be paid for the first one, if for any.
 * @throws RangeError as {@link quote} does
 */
export function quoteSessions(
  catalog: Catalog,
  visit: VisitChoice,
  sessions: number,
  discount?: Discount,
): Quote[] {
  let left = discount;
  const fromLast = Array.from({ length: sessions }, () => {
    const price = left ? discounted(catalog, visit, left) : quote(catalog, visit);
    left = left && leftOf(left, takenOff(price));
    return price;
  });
  return fromLast.reverse();
}

/** How much a discount takes off a price, in the currency's minor unit. */
export function takenOff({ lines }: Pick<Quote, 'lines'>): number {
  return lines.reduce((sum, { kind, price }) => (kind === 'discount' ? sum - price : sum), 0);
}

/** What is left of a discount once it has taken so much off a visit; undefined where it is used up. */
function leftOf(discount: Discount, off: number): Discount | undefined {
  if (!off) return discount;
  const { uses = Number.POSITIVE_INFINITY } = discount;
  if (uses <= 1) return undefined;
  const left = Number.isFinite(uses) ? { ...discount, uses: uses - 1 } : discount;
  if (left.kind === 'service') return undefined;
  if (left.kind !== 'balance') return left;
  return left.amount > off ? { ...left, amount: left.amount - off } : undefined;
}

type PartWithLines = { readonly part: NextPart; readonly lines: readonly BookingLine[] };

/** Each massage with the lines it has in the price of its visit. */
function partsWithLines(visit: VisitChoice, lines: readonly BookingLine[]): PartWithLines[] {
  let from = 0;
  return partsOf(visit).map((part) => {
    const count = 1 + new Set(part.addOnIds).size;
    from += count;
    return { part, lines: lines.slice(from - count, from) };
  });
}

function reduction(
  catalog: Catalog,
  parts: readonly PartWithLines[],
  discount: Exclude<Discount, { kind: 'balance' }>,
): number {
  if (discount.kind === 'service') return covered(catalog, parts, discount);
  const { services } = discount;
  const base = parts
    .filter(({ part }) => services?.includes(part.serviceId) ?? true)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { price }) => sum + price, 0);
  return discount.kind === 'percent'
    ? Math.min(base, halfUp(base * discount.percent, 100))
    : Math.min(base, discount.amount);
}

/** What a massage that was paid for before covers of a visit: of the first one of its kind. */
function covered(
  catalog: Catalog,
  parts: readonly PartWithLines[],
  { serviceId, minutes, addOnIds, worth }: Extract<Discount, { kind: 'service' }>,
): number {
  const lines = parts.find(({ part }) => part.serviceId === serviceId)?.lines ?? [];
  const now = findService(catalog, serviceId)?.durations.find((one) => one.minutes === minutes)?.price ?? 0;
  return lines.reduce(
    (sum, { kind, id, price }) =>
      sum + (kind === 'service' ? Math.min(price, Math.max(now, worth)) : addOnIds.includes(id) ? price : 0),
    0,
  );
}
