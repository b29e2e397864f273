import type { Context } from 'hono';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { clientAddress, isThroughUnknownProxy } from './client.ts';
import type { RateLimit } from './rate-limit.ts';

/**
 * Does what takes times of the spa or sends mails, as far as the client's share of a day goes: else one machine could
 * book out a spa within minutes, or have it send mails to whomever it names. What came to nothing does not count.
 * @param count how many bookings, moves or gifts it is
 * @throws ProblemError `rate-limited`, or what the work throws
 */
export async function ofDailyShare<T>(
  app: AppContext,
  c: Context,
  count: number,
  work: () => Promise<T>,
): Promise<T> {
  const detail = 'Too much has been booked from here today. The spa can be asked by phone.';
  return ofShare(app, c, app.dailyShare, count, detail, work);
}

/**
 * Keeps a time, as far as the client's share of a day goes: else it could be kept anew whenever it runs out, and nobody
 * could ever book it.
 * @throws ProblemError `rate-limited`, or what the work throws
 */
export async function ofDailyHolds<T>(app: AppContext, c: Context, work: () => Promise<T>): Promise<T> {
  const detail = 'Too many times have been kept from here today. They can be booked without.';
  return ofShare(app, c, app.dailyHolds, 1, detail, work);
}

async function ofShare<T>(
  { config, now }: AppContext,
  c: Context,
  share: RateLimit,
  count: number,
  detail: string,
  work: () => Promise<T>,
): Promise<T> {
  // All visitors would share it, and from the forty-first booking of a day on the spa would turn guests away.
  if (isThroughUnknownProxy(c, config.trustedProxies)) return work();
  const client = clientAddress(c, config.trustedProxies);
  const retryAfter = share.take(client, now(), count);
  if (retryAfter) throw new ProblemError('rate-limited', { detail, retryAfter });
  try {
    return await work();
  } catch (error) {
    share.giveBack(client, now(), count);
    throw error;
  }
}
