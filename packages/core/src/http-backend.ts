import {
  BackendError,
  type BackendErrorCode,
  type BookingBackend,
  type CatalogAnswer,
  type CodeProblem,
  type Problem,
} from './backend.ts';
import type { BookedBooking, Booking, Hold } from './booking.ts';
import { fromWireBusy, type WireBusy } from './busy.ts';
import type { Catalog } from './catalog.ts';
import type { CheckedCode, Gift } from './codes.ts';
import type { Fault } from './fault.ts';
import type { KeptWish, Offer } from './waitlist.ts';
import { fromWireOffsets, type WireOffsetTable } from './wire-offsets.ts';

export interface HttpBackendOptions {
  /** How long an answer may take, in milliseconds. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

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
export function httpBackend(url: string, options: HttpBackendOptions = {}): BookingBackend {
  const base = url.replace(/\/+$/, '').replace(/\/v1$/, '');
  const { timeout = 20_000, fetch: send = (...args) => fetch(...args) } = options;

  const call = async <T>(path: string, init: RequestInit, signal?: AbortSignal): Promise<T> => {
    const stop = new AbortController();
    const abort = () => stop.abort();
    const timer = setTimeout(abort, timeout);
    signal?.addEventListener('abort', abort);
    let response: Response | undefined;
    let body: unknown;
    try {
      if (signal?.aborted) abort();
      response = await send(`${base}/v1${path}`, {
        ...init,
        headers: {
          Accept: 'application/json',
          ...(init.body ? { 'Content-Type': 'application/json' } : {}),
          ...init.headers,
        },
        credentials: 'omit',
        signal: stop.signal,
      });
      const text = await response.text();
      body = text ? JSON.parse(text) : undefined;
    } catch (cause) {
      if (signal?.aborted) throw cause;
      // A proxy that turns visitors away for a while says so in a page of its own, not in the contract's words.
      if (response?.status === 429) throw problemError(429, undefined);
      throw new BackendError('unreachable', 'The booking service did not answer.', { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
    if (!response.ok) throw problemError(response.status, body);
    return body as T;
  };
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
    catalog: async (signal) => {
      const ask = (cache: RequestCache) =>
        call<Omit<CatalogAnswer, 'offsets'> & { offsets: WireOffsetTable }>('/catalog', { cache }, signal);
      // Always the newest, as prices are in it. A server that cannot be reached leaves the last one the
      // browser has: with it the visitor can still choose, and write to the spa.
      const answer = await ask('no-cache').catch((error) => {
        if (error instanceof BackendError && error.code === 'unreachable') return ask('force-cache');
        throw error;
      });
      return contract(() => {
        if (!answer.catalog.services.length || !answer.catalog.spa.name) throw new TypeError('no catalog');
        const { paysOnline, acceptsCodes, keepsWishes } = answer;
        return {
          catalog: withLinksFrom(base, answer.catalog),
          offsets: fromWireOffsets(answer.offsets),
          ...(paysOnline && { paysOnline }),
          ...(acceptsCodes && { acceptsCodes }),
          ...(keepsWishes && { keepsWishes }),
        };
      });
    },
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

function sound<B extends Pick<Booking, 'id' | 'start' | 'end'>>(booking: B): B {
  const times = [booking.start, booking.end].map((time) => Date.parse(time));
  if (!booking.id || times.some(Number.isNaN)) throw new TypeError('no booking');
  return booking;
}

/**
 * Paths to images are paths on the host that serves the catalog, which need not be the page's. Terms and privacy notice
 * are pages of the spa's site: at `spa.url`, or else where the widget is, whose browser makes an address of the path.
 */
function withLinksFrom(base: string, catalog: Catalog): Catalog {
  const from = (link: string) => (/^https?:/.test(base) ? new URL(link, base).href : link);
  const { url: site = '' } = catalog.spa;
  const ofSite = (link: string) => (/^https?:/i.test(site) ? new URL(link, site).href : link);
  const { terms, privacy } = catalog.policy;
  const absolute = <T extends object>(value: T, ...keys: (keyof T)[]): T => {
    const links = keys.flatMap((key) => (typeof value[key] === 'string' ? [[key, from(value[key])]] : []));
    return { ...value, ...Object.fromEntries(links) };
  };
  return {
    ...catalog,
    spa: absolute(catalog.spa, 'url'),
    policy: {
      ...catalog.policy,
      ...(typeof terms === 'string' ? { terms: ofSite(terms) } : {}),
      ...(typeof privacy === 'string' ? { privacy: ofSite(privacy) } : {}),
    },
    services: catalog.services.map((service) => absolute(service, 'image')),
    staff: catalog.staff.map((person) => absolute(person, 'photo')),
  };
}

/** An answer that is not of the contract counts as none: what it says cannot be relied on. */
function contract<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new BackendError('unreachable', 'The booking service gave an answer that makes no sense.', {
      cause,
    });
  }
}

function problemError(status: number, body: unknown): BackendError {
  const problem = (typeof body === 'object' && body ? body : {}) as Partial<Problem>;
  const code =
    codes.find((one) => one === problem.code) ??
    (/^code-(unknown|expired|used-up|not-for-this|unpaid)$/.test(String(problem.code))
      ? (problem.code as CodeProblem)
      : undefined) ??
    (status === 429
      ? 'rate-limited'
      : status >= 500 || status === 408
        ? 'unreachable'
        : status === 422
          ? 'invalid'
          : 'refused');
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
