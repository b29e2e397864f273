import { BackendError, type BookingBackend, orInvalid } from './backend.ts';
import type { BookedBooking, BookingRequest, HoldRequest } from './booking.ts';
import type { Busy, BusyWindow } from './busy.ts';
import type { Catalog } from './catalog.ts';
import { chooseResources } from './choose-resources.ts';
import { normaliseCode } from './code-text.ts';
import { demoDiscount } from './demo-codes.ts';
import { type DemoClaim, DemoClaims, type DemoStorage } from './demo-storage.ts';
import { discounted, quoteSessions, takenOff } from './discount.ts';
import type { Interval } from './interval.ts';
import { makeBooking, offsetWindow, referenceCode } from './make-booking.ts';
import { offsetTable } from './offset-table.ts';
import type { OffsetTable } from './offsets.ts';
import { randomId } from './random-id.ts';
import { availableSlots } from './slots.ts';

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
   * Who and where a visit is with, at a time that is free of all others.
   * @param since when the time was chosen: by it the notice that the spa wants is counted
   * @param made the sessions before it in a course: nobody else knows of them yet
   */
  const take = (
    request: HoldRequest | BookingRequest,
    others: readonly DemoClaim[],
    since: number,
    made: readonly DemoClaim[] = [],
  ) => {
    const start = Date.parse(request.start);
    const query = {
      ...request,
      catalog,
      offsets: table(),
      busy: busyOf([...others, ...made]),
      from: start,
      to: start + 1,
      now: since,
    };
    const [slot] = orInvalid(() => availableSlots(query));
    if (!slot) {
      throw new BackendError('slot-taken', 'This time has just been taken.', { busy: window(others) });
    }
    return chooseResources(query, slot);
  };

  return {
    kind: 'demo',
    catalog: async () => ({ catalog, offsets: table(), acceptsCodes: true }),
    busy: async () => window(kept.read(now())),
    hold: async (request) => {
      const since = now();
      const others = without(kept.read(since), request.id);
      const { claims: taken } = take(request, others, since);
      const { id = randomId() } = request;
      const expires = since + catalog.policy.holdMinutes * 60_000;
      const hold = { start: Date.parse(request.start), since, expires };
      kept.write([...others, { id, taken, hold }]);
      return { id, expiresAt: new Date(expires).toISOString() };
    },
    release: async (holdId) => kept.write(without(kept.read(now()), holdId)),
    checkCode: async ({ code, email: _email, ...visit }) => {
      const discount = demoDiscount(code, bookingsIn(kept.read(now())));
      if (!takenOff(orInvalid(() => discounted(catalog, visit, discount)))) {
        throw new BackendError('code-not-for-this', 'This code takes nothing off that price.');
      }
      return { code: normaliseCode(code), discount };
    },
    book: async (request, idempotencyKey) => {
      const claims = kept.read(now());
      const again = claims.find(({ key }) => key === idempotencyKey)?.booking;
      if (again) return again;
      const starts = [request.start, ...(request.courseStarts ?? [])];
      const discount =
        request.code === undefined ? undefined : demoDiscount(request.code, bookingsIn(claims));
      const prices = orInvalid(() => quoteSessions(catalog, request, starts.length, discount));
      const total = prices.reduce((sum, price) => sum + price.total, 0);
      if (request.expectedTotal !== undefined && request.expectedTotal !== total) {
        throw new BackendError('price-changed', 'The price has changed.');
      }
      const held = claims.find(({ id, hold }) => hold && id === request.holdId);
      const others = without(claims, held?.id);
      const inTime = held?.hold?.start === Date.parse(request.start) ? held.hold.since : now();
      const courseId = randomId();
      const sessions: BookedBooking[] = [];
      const made: DemoClaim[] = [];
      starts.forEach((start, i) => {
        const { parts: placed, claims: taken } = take(
          { ...request, start },
          others,
          i ? now() : inTime,
          made,
        );
        const id = randomId();
        const booking = makeBooking(
          catalog,
          table(),
          { ...request, start },
          {
            id,
            reference: referenceCode(crypto.getRandomValues(new Uint8Array(6))),
            status: 'confirmed',
            now: now(),
            placed,
            price: prices[i]!,
            ...(starts.length > 1 ? { course: { id: courseId, session: i + 1, of: starts.length } } : {}),
          },
        );
        sessions.push(booking);
        made.push({ id, taken });
      });
      const [first, ...further] = sessions as [BookedBooking, ...BookedBooking[]];
      const booking = further.length ? { ...first, sessions: further } : first;
      made[0] = { ...made[0]!, key: idempotencyKey, booking: discreet(booking) };
      kept.write([...others, ...made]);
      return booking;
    },
  };
}

/** Every booking, each session of a course by itself. */
function bookingsIn(claims: readonly DemoClaim[]): readonly BookedBooking[] {
  return claims.flatMap(({ booking }) => (booking ? [booking, ...(booking.sessions ?? [])] : []));
}

/** A booking without notes, answers and session cards: others may use this browser too. */
function discreet({
  notes: _notes,
  answers: _answers,
  card: _card,
  secondGuest: _guest,
  sessions,
  ...rest
}: BookedBooking): BookedBooking {
  return { ...rest, ...(sessions && { sessions: sessions.map(discreet) }) };
}

/** All claims but one hold; a booking stays, whoever names its id. */
function without(claims: readonly DemoClaim[], holdId: string | undefined): readonly DemoClaim[] {
  return claims.filter(({ id, hold }) => !hold || id !== holdId);
}

function busyOf(claims: readonly DemoClaim[]): Busy {
  const busy: Record<string, Interval[]> = {};
  for (const { resourceId, start, end } of claims.flatMap(({ taken }) => taken)) {
    busy[resourceId] ??= [];
    busy[resourceId].push([start, end]);
  }
  return busy;
}
