import { BackendError, type BookingBackend, orInvalid } from './backend.ts';
import type { Booking, BookingRequest } from './booking.ts';
import type { Catalog } from './catalog.ts';
import { makeBooking, offsetWindow, referenceCode } from './make-booking.ts';
import { offsetTable } from './offset-table.ts';
import type { SessionCard } from './session-card.ts';
import { localTime } from './time-texts.ts';
import type { StaffWish } from './visit.ts';
import { partsOf } from './visit-parts.ts';

/** Where a static site's requests go: an address that takes a JSON form (POST), or a mailbox (`mailto:`). */
export interface RequestTarget {
  readonly catalog: Catalog;
  readonly to: string;
  readonly fetch?: typeof fetch;
  /** Opens a prewritten mail; the page's own location by default. */
  readonly openMail?: (address: string) => void;
  /** The clock, epoch milliseconds. */
  readonly now?: () => number;
}

/**
 * For a site without a backend: the request is passed on, and the spa confirms it itself. Times are those of
 * the opening hours, as nobody says what is taken; the booking's status is `requested`.
 */
export function requestBackend({
  catalog,
  to,
  fetch: send = (...args) => fetch(...args),
  openMail = (address) => globalThis.location.assign(address),
  now = Date.now,
}: RequestTarget): BookingBackend {
  const window = offsetWindow(catalog, now());
  const offsets = offsetTable(catalog.spa.timeZone, window.from, window.until);
  return {
    kind: 'request',
    catalog: async () => ({ catalog, offsets }),
    busy: async () => ({ from: window.from, to: window.until, now: now(), busy: {} }),
    book: async (request, idempotencyKey, signal) => {
      const wished = ({ staffId }: StaffWish = {}) => (staffId === undefined ? [] : [staffId]);
      const booking = orInvalid(() =>
        makeBooking(catalog, offsets, request, {
          id: idempotencyKey,
          reference: referenceCode(crypto.getRandomValues(new Uint8Array(6))),
          status: 'requested',
          now: now(),
          placed: partsOf(request).map((part) => ({
            staffIds: [...wished(part), ...wished(part.companion)],
            roomIds: [],
          })),
        }),
      );
      if (/^mailto:/i.test(to)) {
        const starts = [request.start, ...(request.courseStarts ?? [])];
        const when = starts.map((start) => localTime(offsets, Date.parse(start)).replace('T', ' '));
        openMail(requestMail(to, booking, when));
        return booking;
      }
      await post(send, to, request, booking, idempotencyKey, signal);
      return booking;
    },
  };
}

async function post(
  send: typeof fetch,
  to: string,
  request: BookingRequest,
  booking: Booking,
  idempotencyKey: string,
  signal?: AbortSignal,
): Promise<void> {
  let response: Response;
  try {
    response = await send(to, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'Idempotency-Key': idempotencyKey,
      },
      body: JSON.stringify({ ...request, reference: booking.reference, summary: summary(booking) }),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new BackendError('unreachable', 'The request could not be sent.', { cause });
  }
  if (!response.ok) {
    throw new BackendError(
      response.status === 429 ? 'rate-limited' : response.status >= 500 ? 'unreachable' : 'refused',
      `The request was not taken (${response.status}).`,
    );
  }
}

function summary(booking: Booking): string {
  return [
    booking.lines.map(({ name }) => name).join(' + '),
    `${booking.minutes} min`,
    booking.staff.map(({ name }) => name).join(', '),
    booking.reference,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A `mailto:` address with the request written out (RFC 6068). */
function requestMail(to: string, booking: Booking, when: readonly string[]): string {
  const { customer, secondGuest } = booking;
  const body = [
    summary(booking),
    ...when,
    '',
    customer.name,
    customer.email,
    customer.phone,
    booking.notes,
    ...cardLines(booking.card ?? {}),
    ...(secondGuest ? ['', secondGuest.name ?? 'Second guest', ...cardLines(secondGuest.card ?? {})] : []),
  ].filter((text) => text !== undefined);
  const separator = to.includes('?') ? '&' : '?';
  return `${to}${separator}subject=${encodeURIComponent(`${booking.serviceName}, ${when[0]}`)}&body=${encodeURIComponent(body.join('\r\n'))}`;
}

/** The session card, for whom it is made: the spa. Its own names are plain enough to be read as they are. */
function cardLines({ workOn, avoid, ...one }: SessionCard): string[] {
  const lines = {
    Allergies: one.allergies,
    'Leave alone': avoid?.join(', '),
    'Work on': workOn?.join(', '),
    Pressure: one.pressure,
    Oil: one.oil,
    Sound: one.sound,
    Talk: one.talk,
    Therapist: one.staffGender,
  };
  return Object.entries(lines).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}
