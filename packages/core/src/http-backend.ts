import { askCatalog } from './ask-catalog.ts';
import {
  BackendError,
  type BackendErrorCode,
  type BookingBackend,
  type CodeProblem,
  type Problem,
} from './backend.ts';
import type { BookedBooking, Booking, Hold } from './booking.ts';
import { fromWireBusy, type WireBusy } from './busy.ts';
import type { CheckedCode, Gift } from './codes.ts';
import type { Fault } from './fault.ts';
import { codeOfStatus, contract, type HttpBackendOptions, httpCall } from './http-call.ts';
import { readCatalogAnswer } from './read-catalog-answer.ts';
import type { KeptWish, Offer } from './waitlist.ts';
import { webLink } from './web-link.ts';

const codes: readonly BackendErrorCode[] = [
  'slot-taken',
  'price-changed',
  'payment-unavailable',
  'key-reused',
  'invalid',
  'rate-limited',
  'not-found',
  'too-late',
];

/**
 * The backend at an address that speaks the contract: `@unknot/server`, or the WordPress plugin.
 * It sends no cookies and no credentials.
 *
 * @param url the base address; `/v1/…` is added to it, unless it ends in `/v1` already
 */
export function httpBackend(url: string, options?: HttpBackendOptions): BookingBackend {
  const call = httpCall(url, options, problemError);
  const post = <T>(path: string, body: unknown, signal?: AbortSignal, key?: string) =>
    call<T>(
      path,
      { method: 'POST', body: JSON.stringify(body), headers: key ? { 'Idempotency-Key': key } : {} },
      signal,
    );
  const change = async (manageToken: string, what: string, body: unknown) => {
    const booking = await call<BookedBooking>(`/booking/${what}`, {
      ...bearer(manageToken),
      method: 'POST',
      body: JSON.stringify(body),
    });
    return contract(() => sound(booking));
  };

  return {
    kind: 'http',
    catalog: async (signal) => readCatalogAnswer(url, await askCatalog(url, options, signal)),
    busy: async ({ from, to }, signal, manageToken) => {
      const iso = (instant: number) => encodeURIComponent(new Date(instant).toISOString());
      const answer = await call<WireBusy>(
        `/busy?from=${iso(from)}&to=${iso(to)}`,
        manageToken === undefined ? { cache: 'no-store' } : bearer(manageToken),
        signal,
      );
      return contract(() => fromWireBusy(answer));
    },
    hold: async (request, signal) => {
      const hold = await post<Hold>('/holds', request, signal);
      return contract(() => {
        if (!hold.id || Number.isNaN(Date.parse(hold.expiresAt))) throw new TypeError('no hold');
        return hold;
      });
    },
    release: (holdId) =>
      call<void>(`/holds/${encodeURIComponent(holdId)}`, { method: 'DELETE', keepalive: true }),
    book: async (request, idempotencyKey, signal) => {
      const booking = await post<BookedBooking>('/bookings', request, signal, idempotencyKey);
      return contract(() => sound(booking));
    },
    booking: async (manageToken, signal) => {
      const booking = await call<BookedBooking>('/booking', bearer(manageToken), signal);
      return contract(() => sound(booking));
    },
    reschedule: (manageToken, move) => change(manageToken, 'reschedule', move),
    changeContact: (manageToken, customer) => change(manageToken, 'contact', { customer }),
    cancel: (manageToken, wholeCourse) => change(manageToken, 'cancel', wholeCourse ? { course: true } : {}),
    checkCode: async (check, signal) => {
      const checked = await post<CheckedCode>('/codes/check', check, signal);
      return contract(() => {
        if (!checked.code || !checked.discount.kind) throw new TypeError('no code');
        return checked;
      });
    },
    gift: async (request, idempotencyKey, signal) => {
      const gift = await post<Gift>('/gifts', request, signal, idempotencyKey);
      return contract(() => {
        if (!gift.code || !gift.validUntil) throw new TypeError('no gift');
        return gift;
      });
    },
    wish: (request, idempotencyKey) => post<KeptWish>('/waitlist', request, undefined, idempotencyKey),
    withdrawWish: (wishToken) => call<void>('/wish', { ...bearer(wishToken), method: 'DELETE' }),
    offer: async (offerToken) => {
      const offer = await call<Offer>('/offer', bearer(offerToken));
      return contract(() => sound(offer));
    },
    claimOffer: async (offerToken, expectedTotal) => {
      const body = JSON.stringify({ expectedTotal });
      const booking = await call<BookedBooking>('/offer/claim', {
        ...bearer(offerToken),
        method: 'POST',
        body,
      });
      return contract(() => sound(booking));
    },
    declineOffer: (offerToken, withdraw) =>
      call<void>('/offer/decline', {
        ...bearer(offerToken),
        method: 'POST',
        body: JSON.stringify(withdraw ? { withdraw } : {}),
      }),
  };
}

function bearer(token: string): RequestInit {
  return { headers: { Authorization: `Bearer ${token}` }, cache: 'no-store' };
}

function sound<B extends Pick<Booking, 'id' | 'start' | 'end'> & Partial<BookedBooking>>(booking: B): B {
  webLink(booking.calendarUrl);
  webLink(booking.payment?.url);
  const times = [booking.start, booking.end].map((time) => Date.parse(time));
  if (!booking.id || times.some(Number.isNaN)) throw new TypeError('no booking');
  return booking;
}

function problemError(status: number, body: unknown): BackendError {
  const problem = (typeof body === 'object' && body ? body : {}) as Partial<Problem>;
  const code =
    codes.find((one) => one === problem.code) ??
    (/^code-(unknown|expired|used-up|not-for-this|unpaid)$/.test(String(problem.code))
      ? (problem.code as CodeProblem)
      : undefined) ??
    codeOfStatus(status);
  let busy: ReturnType<typeof fromWireBusy> | undefined;
  try {
    if (problem.busy) busy = fromWireBusy(problem.busy);
  } catch {
    busy = undefined; // the widget asks for busy times anew where the answer brings none
  }
  const words = [problem.detail, problem.title].find((text) => typeof text === 'string');
  return new BackendError(code, words ?? `The booking service answered ${status}.`, {
    faults: Array.isArray(problem.faults) ? problem.faults.filter(isFault) : [],
    ...(busy ? { busy } : {}),
  });
}

function isFault(value: Partial<Fault> | null): value is Fault {
  return typeof value?.path === 'string' && typeof value.message === 'string';
}
