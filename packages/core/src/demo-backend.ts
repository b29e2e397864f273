import { BackendError, type BookingBackend } from './backend.ts';
import type { BookedBooking, BookingRequest, HoldRequest } from './booking.ts';
import type { Busy, BusyWindow } from './busy.ts';
import { type Catalog, findService } from './catalog.ts';
import type { Interval } from './interval.ts';
import { makeBooking, offsetWindow, referenceCode } from './make-booking.ts';
import { type OffsetTable, offsetTable } from './offsets.ts';
import { randomId } from './random-id.ts';
import { availableSlots, chooseResources, claimWindow } from './slots.ts';

/** Where the demo keeps its bookings; `localStorage` is one. */
export interface DemoStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface DemoOptions {
  readonly storage?: DemoStorage;
  /** The clock, epoch milliseconds. */
  readonly now?: () => number;
}

interface Claim {
  readonly resources: readonly string[];
  readonly claim: Interval;
  /** Epoch milliseconds, of a hold. */
  readonly expires?: number;
  readonly id: string;
  readonly key?: string;
  readonly booking?: BookedBooking;
}

/**
 * A backend inside the page, to try the widget out: bookings are kept in this browser and reach nobody.
 * It takes the same decisions as the server does, by the same rules.
 */
export function demoBackend(catalog: Catalog, { storage, now = Date.now }: DemoOptions = {}): BookingBackend {
  const key = `unknot-demo:${catalog.spa.name}`;
  let offsets: OffsetTable | undefined;
  const table = () => {
    const { from, until } = offsetWindow(catalog, now());
    offsets ??= offsetTable(catalog.spa.timeZone, from, until);
    return offsets;
  };
  let memory: readonly Claim[] = [];
  const read = (): readonly Claim[] => {
    try {
      const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
      if (Array.isArray(kept)) memory = kept;
    } catch {
      // Storage may be refused or hold something else; the page's own memory serves then.
    }
    return memory.filter(({ expires = Number.POSITIVE_INFINITY }) => expires > now());
  };
  const write = (claims: readonly Claim[]) => {
    memory = claims;
    try {
      storage?.setItem(key, JSON.stringify(claims));
    } catch {
      // As above: full or refused.
    }
  };
  const busy = (claims: readonly Claim[]): Busy => {
    const all: Record<string, Interval[]> = {};
    for (const { resources, claim } of claims) {
      for (const id of resources) {
        all[id] ??= [];
        all[id].push(claim);
      }
    }
    return all;
  };
  const window = (claims: readonly Claim[]): BusyWindow => ({
    from: table().from,
    to: table().until,
    now: now(),
    busy: busy(claims),
  });

  /** The claim on a time that is still free of all others. */
  const take = (request: HoldRequest | BookingRequest, others: readonly Claim[]) => {
    const start = Date.parse(request.start);
    const query = {
      ...request,
      catalog,
      offsets: table(),
      busy: busy(others),
      from: start,
      to: start + 1,
      now: now(),
    };
    const [slot] = availableSlots(query);
    if (!slot)
      throw new BackendError('slot-taken', 'This time has just been taken.', { busy: window(others) });
    const { staffIds, roomIds } = chooseResources(query, slot);
    const service = findService(catalog, request.serviceId)!;
    return { staffIds, roomIds, claim: claimWindow(service, slot.start, slot.end) };
  };

  return {
    kind: 'demo',
    catalog: async () => ({ catalog, offsets: table() }),
    busy: async () => window(read()),
    hold: async (request) => {
      const others = read().filter(({ id }) => id !== request.replaces);
      const { staffIds, roomIds, claim } = take(request, others);
      const expires = now() + catalog.policy.holdMinutes * 60_000;
      const id = randomId();
      write([...others, { id, claim, expires, resources: [...staffIds, ...roomIds] }]);
      return { id, expiresAt: new Date(expires).toISOString() };
    },
    release: async (holdId) => write(read().filter(({ id, booking }) => booking || id !== holdId)),
    book: async (request, idempotencyKey) => {
      const claims = read();
      const again = claims.find((claim) => claim.key === idempotencyKey)?.booking;
      if (again) return again;
      const others = claims.filter(({ id, booking }) => booking || id !== request.holdId);
      const { staffIds, roomIds, claim } = take(request, others);
      const id = randomId();
      const booking = makeBooking(catalog, table(), request, {
        id,
        reference: referenceCode(crypto.getRandomValues(new Uint8Array(6))),
        status: 'confirmed',
        now: now(),
        staffIds,
        roomIds,
      });
      // What the browser keeps has no notes and no answers in it: others may use it too.
      const { notes: _notes, answers: _answers, ...kept } = booking;
      write([
        ...others,
        { id, claim, key: idempotencyKey, resources: [...staffIds, ...roomIds], booking: kept },
      ]);
      return booking;
    },
  };
}
