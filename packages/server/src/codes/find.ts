import type { VisitChoice } from '@unknot/core';
import {
  type Discount,
  dayOf,
  dayText,
  normaliseCode,
  type Quote,
  quoteSessions,
  takenOff,
} from '@unknot/core';
import type { Moment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { CodeUses, StoredCode } from '../store/codes.ts';
import type { StoreReader } from '../store/store.ts';
import { hashToken } from '../tokens.ts';

/** A code that can be used, and what it takes off as things stand. */
export interface GoodCode {
  readonly stored: StoredCode;
  readonly discount: Discount;
}

/** What is stored of a code, and what it is looked up by. */
export function hashCode(code: string): string {
  return hashToken(normaliseCode(code));
}

/** Today's date at the spa, `YYYY-MM-DD`. */
export function today({ offsets, now }: Pick<Moment, 'offsets' | 'now'>): string {
  return dayText(dayOf(offsets, now));
}

/**
 * The code that somebody wrote, if it can be used now.
 * @param email who uses it; a limit for each person is not looked at where it is left out
 * @throws ProblemError `code-…`
 */
export async function findCode(
  { codes }: StoreReader,
  moment: Moment,
  code: string,
  email?: string,
): Promise<GoodCode> {
  const stored = await codes.codeByHash(hashCode(code));
  if (!stored) throw new ProblemError('code-unknown');
  const { details, perEmail } = stored;
  if (stored.state === 'unpaid') throw new ProblemError('code-unpaid');
  const day = today(moment);
  if (stored.state === 'void' || day > (details.validUntil ?? day)) throw new ProblemError('code-expired');
  if (day < (details.validFrom ?? day)) {
    throw new ProblemError('code-expired', { detail: `It is valid from ${details.validFrom}.` });
  }
  const own = email === undefined || perEmail === undefined ? 0 : (await codes.uses(stored.id, email)).count;
  const discount = leftOf(stored, await codes.uses(stored.id), own);
  if (!discount) throw new ProblemError('code-used-up');
  return { stored, discount };
}

/**
 * What each session costs with a code, as far as it goes.
 * @throws ProblemError where the code takes nothing off
 */
export function pricesWith(
  { catalog }: Moment,
  visit: VisitChoice,
  sessions: number,
  code: GoodCode | undefined,
): Quote[] {
  const prices = quoteSessions(catalog, visit, sessions, code?.discount);
  if (code && !prices.some(takenOff)) throw new ProblemError('code-not-for-this');
  return prices;
}

/**
 * What is left of a code; undefined where nothing is.
 * @param own how often this person has used it
 */
function leftOf(
  { maxUses, perEmail, worth, details: { discount } }: StoredCode,
  { count, amount }: CodeUses,
  own: number,
): Discount | undefined {
  const uses = Math.min(
    (maxUses ?? Number.POSITIVE_INFINITY) - count,
    (perEmail ?? Number.POSITIVE_INFINITY) - own,
  );
  if (uses <= 0) return undefined;
  const left = uses === Number.POSITIVE_INFINITY ? discount : { ...discount, uses };
  if (left.kind !== 'balance' || worth === undefined) return left;
  return worth > amount ? { ...left, amount: worth - amount } : undefined;
}
