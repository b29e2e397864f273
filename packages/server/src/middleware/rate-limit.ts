import type { MiddlewareHandler } from 'hono';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { clientAddress } from './client.ts';

/** Past so many clients the ones that have been quiet longest are forgotten: memory stays bounded. */
const MOST_CLIENTS = 50_000;

/** Token buckets, one a client: it may do a minute's worth at once, and then as fast as the bucket fills. */
export class RateLimit {
  readonly #perMinute: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** Takes a token: 0 where there was one, else the seconds until there will be. */
  take(client: string, now: number): number {
    const seconds = this.wait(client, now);
    if (seconds || this.#perMinute === 0) return seconds;
    const tokens = this.#tokens(client, now) - 1;
    this.#buckets.delete(client); // set again at the end: the map is in order of last use
    this.#buckets.set(client, { tokens, at: now });
    if (this.#buckets.size > MOST_CLIENTS) this.#buckets.delete(this.#buckets.keys().next().value!);
    return 0;
  }

  /** The seconds until there will be a token, 0 where there is one. Takes none. */
  wait(client: string, now: number): number {
    if (this.#perMinute === 0) return 0;
    const tokens = this.#tokens(client, now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 60) / this.#perMinute);
  }

  #tokens(client: string, now: number): number {
    const bucket = this.#buckets.get(client);
    if (!bucket) return this.#perMinute;
    const since = Math.max(0, now - bucket.at);
    return Math.min(this.#perMinute, bucket.tokens + (since * this.#perMinute) / 60_000);
  }
}

/** Refuses what a client asks beyond its share; what changes something has a share of its own. */
export function rateLimit(app: AppContext): MiddlewareHandler {
  const reads = new RateLimit(app.config.readsPerMinute);
  const writes = new RateLimit(app.config.writesPerMinute);
  return async (c, next) => {
    const limit = c.req.method === 'GET' || c.req.method === 'HEAD' ? reads : writes;
    const retryAfter = limit.take(clientAddress(c, app.config.trustedProxies), app.now());
    if (retryAfter) throw new ProblemError('rate-limited', { retryAfter });
    await next();
  };
}
