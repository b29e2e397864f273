import type { BookingLine, Tax } from './booking.ts';
import { addOnsFor, type Catalog, findService, type Policy } from './catalog.ts';
import type { VisitChoice } from './visit.ts';
import { partsOf } from './visit-parts.ts';

/** What a visit costs and how long it takes. */
export interface Quote {
  readonly lines: readonly BookingLine[];
  /** What is to be paid, tax included. In the currency's minor unit. */
  readonly total: number;
  /** Left out where the catalog names none. */
  readonly tax?: Tax;
  /** The part of the total that is asked for ahead, in the currency's minor unit; left out where none is. */
  readonly deposit?: number;
  readonly currency: string;
  /** Minutes of massage, add-ons included; of all massages, whoever they are for. */
  readonly handsOnMinutes: number;
  /** Minutes that the visit takes of the spa's time: with the buffers. */
  readonly roomMinutes: number;
}

/** The last moments and the first one that go with a start. Epoch milliseconds. */
export interface Deadlines {
  /** When to be there. */
  readonly arrive: number;
  /** Until then it can be cancelled free of charge. */
  readonly cancelUntil: number;
  /** Until then it can be moved. */
  readonly rescheduleUntil: number;
}

/**
 * The price and the length of a visit. Tax and deposit are computed once, from the sum of all lines, and rounded
 * to the minor unit, half of it up: rounded line by line, the parts would not add up to what is paid.
 * @throws RangeError for a service, duration or add-on that the catalog does not have.
 */
export function quote(catalog: Catalog, visit: VisitChoice): Quote {
  const lines: BookingLine[] = [];
  let handsOnMinutes = 0;
  let roomMinutes = 0;
  let after = 0;
  partsOf(visit).forEach(({ serviceId, minutes, addOnIds = [], nextGuest }, i) => {
    const service = findService(catalog, serviceId);
    if (!service) throw new RangeError(`The catalog has no service “${serviceId}”.`);
    const duration = service.durations.find((one) => one.minutes === minutes);
    if (!duration) throw new RangeError(`“${service.name}” is not given for ${minutes} minutes.`);
    const able = addOnsFor(catalog, service);
    const added: BookingLine[] = [
      { kind: 'service', id: serviceId, name: service.name, minutes, price: duration.price },
      ...[...new Set(addOnIds)].map((id): BookingLine => {
        const addOn = able.find((one) => one.id === id);
        if (!addOn) throw new RangeError(`“${service.name}” has no add-on “${id}”.`);
        return { kind: 'add-on', id, name: addOn.name, minutes: addOn.minutes, price: addOn.price };
      }),
    ];
    const handsOn = added.reduce((sum, line) => sum + line.minutes, 0);
    const { bufferBefore = 0, bufferAfter = 0 } = service;
    handsOnMinutes += handsOn;
    // The buffers lie around the visit, and between two guests.
    roomMinutes += handsOn + (i ? 0 : bufferBefore) + (nextGuest ? after + bufferBefore : 0);
    after = bufferAfter;
    lines.push(...added);
  });
  const sum = lines.reduce((all, line) => all + line.price, 0);
  return {
    lines,
    ...settle(catalog.policy, sum),
    currency: catalog.spa.currency,
    handsOnMinutes,
    roomMinutes: roomMinutes + after,
  };
}

/**
 * What is to be paid for lines that add up to `sum`, and the tax and deposit that go with it.
 * @param paid what has been paid of it before, at most all of it
 */
export function settle(policy: Policy, sum: number, paid = 0): Pick<Quote, 'total' | 'tax' | 'deposit'> {
  const tax = taxOn(sum, policy);
  const total = (tax && !tax.included ? sum + tax.amount : sum) - paid;
  const deposit = depositOn(total, policy);
  return {
    total,
    ...(tax === undefined ? {} : { tax }),
    ...(deposit === undefined ? {} : { deposit }),
  };
}

function taxOn(sum: number, { taxPercent, pricesIncludeTax = true }: Policy): Tax | undefined {
  if (!taxPercent) return undefined;
  // Counted in thousandths it is a whole number: 8.1 is none that a computer can write down exactly.
  const rate = Math.round(taxPercent * 1000);
  const amount = halfUp(sum * rate, pricesIncludeTax ? 100_000 + rate : 100_000);
  return { percent: taxPercent, amount, included: pricesIncludeTax };
}

function depositOn(total: number, { deposit }: Policy): number | undefined {
  if (!deposit || total < (deposit.from ?? 0)) return undefined;
  const asked = deposit.amount ?? halfUp(total * (deposit.percent ?? 0), 100);
  return Math.min(asked, total) || undefined;
}

/**
 * A quotient of whole numbers, rounded to a whole one.
 * @example halfUp(5, 2) //=> 3
 */
export function halfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}

/** The policy's deadlines for a massage that starts at `start` (epoch milliseconds). */
export function deadlines({ policy }: Catalog, start: number): Deadlines {
  return {
    arrive: start - (policy.arriveEarly ?? 0) * 60_000,
    cancelUntil: start - policy.cancelUntil * 60_000,
    rescheduleUntil: start - policy.rescheduleUntil * 60_000,
  };
}
