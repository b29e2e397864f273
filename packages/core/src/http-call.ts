import { BackendError, type BackendErrorCode } from './backend.ts';

export interface HttpBackendOptions {
  /** How long an answer may take, in milliseconds. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

/** Asks for a path under `/v1`, and reads the answer. It throws {@link BackendError}. */
export type HttpCall = <T>(path: string, init: RequestInit, signal?: AbortSignal) => Promise<T>;

/** The address of a backend, however it is written: `/v1/…` is added to it. */
export function baseOf(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/, '');
}

/**
 * What asks a backend at an address. It sends no cookies and no credentials.
 * @param errorOf makes an error of an answer that is none
 */
export function httpCall(
  url: string,
  { timeout = 20_000, fetch: send = (...args) => fetch(...args) }: HttpBackendOptions = {},
  errorOf: (status: number, body: unknown) => BackendError = (status) =>
    new BackendError(codeOfStatus(status), `The booking service answered ${status}.`),
): HttpCall {
  const base = baseOf(url);
  return async (path, init, signal) => {
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
      if (response?.status === 429) throw errorOf(429, undefined);
      throw new BackendError('unreachable', 'The booking service did not answer.', { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
    if (!response.ok) throw errorOf(response.status, body);
    return body as never;
  };
}

/** What an HTTP status says by itself. */
export function codeOfStatus(status: number): BackendErrorCode {
  return status === 429
    ? 'rate-limited'
    : status >= 500 || status === 408
      ? 'unreachable'
      : status === 422
        ? 'invalid'
        : 'refused';
}

/** An answer that is not of the contract counts as none: what it says cannot be relied on. */
export function contract<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new BackendError('unreachable', 'The booking service gave an answer that makes no sense.', {
      cause,
    });
  }
}
