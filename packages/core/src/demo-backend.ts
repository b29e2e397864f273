import { BackendError, type BookingBackend, orInvalid } from './backend.ts';
import type { BookingRequest, HoldRequest } from './booking.ts';
import type { Busy, BusyWindow } from './busy.ts';
import { type Catalog, findService } from './catalog.ts';
import { chooseResources } from './choose-resources.ts';
import { type DemoClaim, DemoClaims, type DemoStorage } from './demo-storage.ts';
import type { Interval } from './interval.ts';
import { makeBooking, offsetWindow, referenceCode } from './make-booking.ts';
import { offsetTable } from './offset-table.ts';
import type { OffsetTable } from './offsets.ts';
import { quote } from './quote.ts';
import { randomId } from './random-id.ts';
import { availableSlots } from './slots.ts';
import { claimWindow } from './visit.ts';

export interface DemoOptions {
  readonly storage?: DemoStorage;
  /** The clock, epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * A backend inside the page, to try the widget out: bookings are kept in this browser and reach nobody.
 * It takes the same decisions as the server does, by the same rules.
 */
export function demoBackend(catalog: Catalog, { storage, now = Date.now }: DemoOptions = {}): BookingBackend {
  const kept = new DemoClaims(`unknot-demo:${catalog.spa.name}`, storage);
  let offsets: OffsetTable | undefined;
  const table = () => {
    const { from, until } = offsetWindow(catalog, now());
    offsets ??= offsetTable(catalog.spa.timeZone, from, until);
    return offsets;
  };
  const window = (claims: readonly DemoClaim[]): BusyWindow => ({
    from: table().from,
    to: table().until,
    now: now(),
    busy: busyOf(claims),
  });

  /**
   * The claim on a time that is free of all others.
   * @param since when the time was chosen: by it the notice that the spa wants is counted
   */
  const take = (request: HoldRequest | BookingRequest, others: readonly DemoClaim[], since: number) => {
    const start = Date.parse(request.start);
    const query = {
      ...request,
      catalog,
      offsets: table(),
      busy: busyOf(others),
      from: start,
      to: start + 1,
      now: since,
    };
    const [slot] = orInvalid(() => availableSlots(query));
    if (!slot) {
      throw new BackendError('slot-taken', 'This time has just been taken.', { busy: window(others) });
    }
    const { staffIds, roomIds } = chooseResources(query, slot);
    const service = findService(catalog, request.serviceId)!;
    return { staffIds, roomIds, claim: claimWindow(service, slot.start, slot.end) };
  };

  return {
    kind: 'demo',
    catalog: async () => ({ catalog, offsets: table() }),
    busy: async () => window(kept.read(now())),
    hold: async (request) => {
      const since = now();
      const others = without(kept.read(since), request.id);
      const { staffIds, roomIds, claim } = take(request, others, since);
      const { id = randomId() } = request;
      const expires = since + catalog.policy.holdMinutes * 60_000;
      const hold = { start: Date.parse(request.start), since, expires };
      kept.write([...others, { id, claim, resources: [...staffIds, ...roomIds], hold }]);
      return { id, expiresAt: new Date(expires).toISOString() };
    },
    release: async (holdId) => kept.write(without(kept.read(now()), holdId)),
    book: async (request, idempotencyKey) => {
      const claims = kept.read(now());
      const again = claims.find(({ key }) => key === idempotencyKey)?.booking;
      if (again) return again;
      const { total } = orInvalid(() => quote(catalog, request));
      if (request.expectedTotal !== undefined && request.expectedTotal !== total) {
        throw new BackendError('price-changed', 'The price has changed.');
      }
      const held = claims.find(({ id, hold }) => hold && id === request.holdId);
      const others = without(claims, held?.id);
      const inTime = held?.hold?.start === Date.parse(request.start) ? held.hold.since : now();
      const { staffIds, roomIds, claim } = take(request, others, inTime);
      const id = randomId();
      const booking = makeBooking(catalog, table(), request, {
        id,
        reference: referenceCode(crypto.getRandomValues(new Uint8Array(6))),
        status: 'confirmed',
        now: now(),
        staffIds,
        roomIds,
      });
      // What the browser keeps has no notes, answers or session card in it: others may use it too.
      const { notes: _notes, answers: _answers, card: _card, ...rest } = booking;
      kept.write([
        ...others,
        { id, claim, key: idempotencyKey, resources: [...staffIds, ...roomIds], booking: rest },
      ]);
      return booking;
    },
  };
}

/** All claims but one hold; a booking stays, whoever names its id. */
function without(claims: readonly DemoClaim[], holdId: string | undefined): readonly DemoClaim[] {
  return claims.filter(({ id, hold }) => !hold || id !== holdId);
}

function busyOf(claims: readonly DemoClaim[]): Busy {
  const busy: Record<string, Interval[]> = {};
  for (const { resources, claim } of claims) {
    for (const id of resources) {
      busy[id] ??= [];
      busy[id].push(claim);
    }
  }
  return busy;
}
