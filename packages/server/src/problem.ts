import type { Fault, Problem, WireBusy } from '@unknot/core';

/** Every code a problem of this server may have, its HTTP status and its title. Codes never change. */
export const PROBLEMS = {
  /** The request cannot be read at all: no JSON, or a header that is not in its form. */
  malformed: [400, 'The request cannot be read.'],
  unauthorized: [401, 'A token is needed.'],
  refused: [403, 'This is not allowed.'],
  'not-found': [404, 'There is nothing here.'],
  'slot-taken': [409, 'This time has been taken.'],
  'price-changed': [409, 'The price has changed.'],
  'too-late': [409, 'It is too late for this.'],
  /** A cancelled booking cannot be moved; what its service was is no longer offered. */
  conflict: [409, 'This does not go with how things stand.'],
  'code-unknown': [409, 'There is no such code.'],
  'code-expired': [409, 'This code is not valid at this time.'],
  'code-used-up': [409, 'This code has been used up.'],
  'code-not-for-this': [409, 'This code is for something else.'],
  /** A gift that has not been paid for yet. */
  'code-unpaid': [409, 'This gift has not been paid for yet.'],
  'too-large': [413, 'The request is too large.'],
  'unsupported-media-type': [415, 'Only JSON is read here.'],
  /** `faults` says what is wrong, and where. */
  invalid: [422, 'The request is not valid.'],
  /** The same Idempotency-Key came with another request. */
  'key-reused': [422, 'This key belongs to another request.'],
  'rate-limited': [429, 'Too many requests.'],
  internal: [500, 'Something went wrong here.'],
  /** The provider that takes deposits did not answer. Nothing is booked. */
  'payment-unavailable': [503, 'The deposit cannot be paid right now.'],
  /** The database was busy for too long. Nothing was changed; trying again helps. */
  busy: [503, 'Too much is going on.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemExtras {
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  readonly busy?: WireBusy;
  /** With `price-changed`: the total as it is now, in the currency's minor unit. */
  readonly total?: number;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Sent along, such as `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere in a request, answered as a problem document (RFC 9457). It names nobody. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;
  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(PROBLEMS[code][1]);
    this.code = code;
    this.extras = extras;
  }
}

/** @example invalid('start', 'is missing.') // throw it: 422 with that one fault */
export function invalid(path: string, message: string): ProblemError {
  return new ProblemError('invalid', { faults: [{ path, message }] });
}

/** The answer to a request that ran into a problem. */
export function problemResponse({ code, extras }: ProblemError): Response {
  const [status, title] = PROBLEMS[code];
  const { headers, retryAfter, ...rest } = extras;
  const problem: Problem & { readonly total?: number } = {
    type: `urn:unknot:problem:${code}`,
    title,
    status,
    code,
    ...rest,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
      ...headers,
    },
  });
}
