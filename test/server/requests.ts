import type { Problem } from '../../packages/core/src/index.ts';

export interface AskOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bearer?: string;
  /** The Idempotency-Key. */
  readonly key?: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the test takes the answer for: it asserts what is in it. */
  readonly json: T;
}

/** Sends a request and reads the answer. */
export async function ask<T = Problem>(
  url: string,
  method: string,
  options: AskOptions = {},
): Promise<Answer<T>> {
  const { body, headers, bearer, key } = options;
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, json };
}

/** A request for an hour of deep massage on Wednesday 4 March 2026 at 10:00. */
export function bookingRequest(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    serviceId: 'deep',
    minutes: 60,
    start: '2026-03-04T10:00:00+01:00',
    customer: { name: 'Ana Example', email: 'ana@example.com', phone: '+49 170 1234567' },
    ...changes,
  };
}

export function newKey(): string {
  return crypto.randomUUID();
}
