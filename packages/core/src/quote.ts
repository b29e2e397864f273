import type { BookingLine } from './booking.ts';
import { addOnsFor, type Catalog, findService } from './catalog.ts';

/** What a visitor chose, as far as it decides the price. */
export interface Selection {
  readonly serviceId: string;
  /** Hands-on minutes of one of the service's durations. */
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
}

/** What a selection costs and how long it takes. */
export interface Quote {
  readonly lines: readonly BookingLine[];
  /** In the currency's minor unit. */
  readonly total: number;
  readonly currency: string;
  /** Minutes of massage, add-ons included. */
  readonly handsOnMinutes: number;
  /** Minutes that the room is taken: with the buffers. */
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
 * The price and the length of a selection.
 * @throws RangeError for a service, duration or add-on that the catalog does not have.
 */
export function quote(catalog: Catalog, { serviceId, minutes, addOnIds = [] }: Selection): Quote {
  const service = findService(catalog, serviceId);
  if (!service) throw new RangeError(`The catalog has no service “${serviceId}”.`);
  const duration = service.durations.find((one) => one.minutes === minutes);
  if (!duration) throw new RangeError(`“${service.name}” is not given for ${minutes} minutes.`);
  const able = addOnsFor(catalog, service);
  const lines: BookingLine[] = [
    { kind: 'service', id: serviceId, name: service.name, minutes, price: duration.price },
    ...[...new Set(addOnIds)].map((id): BookingLine => {
      const addOn = able.find((one) => one.id === id);
      if (!addOn) throw new RangeError(`“${service.name}” has no add-on “${id}”.`);
      return { kind: 'add-on', id, name: addOn.name, minutes: addOn.minutes, price: addOn.price };
    }),
  ];
  const handsOn = lines.reduce((sum, line) => sum + line.minutes, 0);
  return {
    lines,
    total: lines.reduce((sum, line) => sum + line.price, 0),
    currency: catalog.spa.currency,
    handsOnMinutes: handsOn,
    roomMinutes: (service.bufferBefore ?? 0) + handsOn + (service.bufferAfter ?? 0),
  };
}

/** The policy's deadlines for a massage that starts at `start` (epoch milliseconds). */
export function deadlines({ policy }: Catalog, start: number): Deadlines {
  return {
    arrive: start - (policy.arriveEarly ?? 0) * 60_000,
    cancelUntil: start - policy.cancelUntil * 60_000,
    rescheduleUntil: start - policy.rescheduleUntil * 60_000,
  };
}
