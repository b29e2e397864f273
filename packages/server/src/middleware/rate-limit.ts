import type { MiddlewareHandler } from 'hono';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { clientAddress } from './client.ts';

/** Past so many clients the ones that have been quiet longest are forgotten: memory stays bounded. */
const MOST_CLIENTS = 50_000;

/** Token buckets, one a client: it may do a whole period's worth at once, and then as fast as the bucket fills. */
export class RateLimit {
  readonly #most: number;
  readonly #period: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /**
   * @param most how often in a period; 0 is without a limit
   * @param period milliseconds
   */
  constructor(most: number, period = 60_000) {
    this.#most = most;
    this.#period = period;
  }

  /**
   * Takes tokens: 0 where there were as many, else the seconds until there will be.
   * @param count more than a whole period's worth is taken as just that
   */
  take(client: string, now: number, count = 1): number {
    const seconds = this.wait(client, now, count);
    if (seconds || this.#most === 0) return seconds;
    this.#keep(client, now, this.#tokens(client, now) - Math.min(count, this.#most));
    return 0;
  }

  /** Puts back what was taken for something that came to nothing. */
  giveBack(client: string, now: number, count = 1): void {
    if (this.#most === 0) return;
    this.#keep(client, now, Math.min(this.#most, this.#tokens(client, now) + Math.min(count, this.#most)));
  }

  /** The seconds until there will be so many tokens, 0 where there are. Takes none. */
  wait(client: string, now: number, count = 1): number {
    if (this.#most === 0) return 0;
    const missing = Math.min(count, this.#most) - this.#tokens(client, now);
    return missing <= 0 ? 0 : Math.ceil((missing * this.#period) / this.#most / 1000);
  }

  #tokens(client: string, now: number): number {
    const bucket = this.#buckets.get(client);
    if (!bucket) return this.#most;
    const since = Math.max(0, now - bucket.at);
    return Math.min(this.#most, bucket.tokens + (since * this.#most) / this.#period);
  }

  #keep(client: string, now: number, tokens: number): void {
    this.#buckets.delete(client); // set again at the end: the map is in order of last use
    this.#buckets.set(client, { tokens, at: now });
    if (this.#buckets.size > MOST_CLIENTS) this.#buckets.delete(this.#buckets.keys().next().value!);
  }
}

/** Refuses what a client asks beyond its share; what changes something has a share of its own. */
export function rateLimit(app: AppContext): MiddlewareHandler {
  const reads = new RateLimit(app.config.readsPerMinute);
  const writes = new RateLimit(app.config.writesPerMinute);
  let told = false;
  return async (c, next) => {
    if (!told && app.config.trustedProxies === 0 && c.req.header('x-forwarded-for') !== undefined) {
      told = true;
      app.log({
        level: 'warn',
        event: 'proxy-not-trusted',
        detail:
          'A request came through a proxy, and none is trusted: if it is your own, all visitors count as one client, and share its limits. UNKNOT_TRUSTED_PROXIES says how many there are.',
      });
    }
    const limit = c.req.method === 'GET' || c.req.method === 'HEAD' ? reads : writes;
    const retryAfter = limit.take(clientAddress(c, app.config.trustedProxies), app.now());
    if (retryAfter) throw new ProblemError('rate-limited', { retryAfter });
    await next();
  };
}
