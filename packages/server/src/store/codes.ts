import type { Discount, Gift } from '@unknot/core';

/** What is kept of a gift. */
export interface StoredGift
  extends Pick<
    Gift,
    | 'serviceName'
    | 'minutes'
    | 'lines'
    | 'total'
    | 'tax'
    | 'currency'
    | 'validUntil'
    | 'giver'
    | 'recipient'
    | 'message'
  > {
  /** The giver's language, BCP 47. */
  readonly locale?: string;
}

/** A code with what it is good for. */
export interface StoredCode {
  readonly id: string;
  /** SHA-256 of the normalised code, in hexadecimal. The code itself is nowhere, unless it is a word. */
  readonly hash: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly state: 'unpaid' | 'active' | 'void';
  /** How many visits it is good for in all, and for each person; any number if left out. */
  readonly maxUses?: number;
  readonly perEmail?: number;
  /** Of a balance: what it was worth at first, in the currency's minor unit. */
  readonly worth?: number;
  readonly details: {
    readonly discount: Discount;
    /** The code, where staff chose a word to be told to everybody. */
    readonly word?: string;
    /** Dates at the spa, `YYYY-MM-DD`, both included. */
    readonly validFrom?: string;
    readonly validUntil?: string;
    /** What staff want to know of it. */
    readonly note?: string;
    readonly gift?: StoredGift;
  };
  /** The request that made it, as it can come again: SHA-256 of its key and of its body. */
  readonly request?: { readonly keyHash: string; readonly requestHash: string };
}

/** What a code has been used for so far. What was cancelled since does not count. */
export interface CodeUses {
  readonly count: number;
  /** What it took off, in the currency's minor unit. */
  readonly amount: number;
}

export interface CodeUse {
  readonly bookingId: string;
  readonly codeId: string;
  /** What it took off, in the currency's minor unit. */
  readonly amount: number;
  /** Epoch milliseconds. */
  readonly usedAt: number;
}

export interface CodeReader {
  code(id: string): Promise<StoredCode | undefined>;
  codeByHash(hash: string): Promise<StoredCode | undefined>;
  /** The one that a request with this key has made. */
  codeByKey(keyHash: string): Promise<StoredCode | undefined>;
  /** Is there any code that is not void? */
  hasCodes(): Promise<boolean>;
  /** The newest first, at most so many. */
  codes(limit: number): Promise<readonly (StoredCode & { readonly uses: CodeUses })[]>;
  /** @param email counts the uses by this person alone, whatever the case of its letters */
  uses(codeId: string, email?: string): Promise<CodeUses>;
}

export interface CodeWriter extends CodeReader {
  /** @throws DuplicateCodeError where there is one like it */
  insertCode(code: StoredCode): Promise<void>;
  setCodeState(id: string, state: StoredCode['state']): Promise<void>;
  /**
   * Uses a code for a booking that is stored already. It is given back while the booking is cancelled.
   * @throws CodeSpentError where it is not good for that (any more)
   */
  useCode(use: CodeUse): Promise<void>;
}

/** A code is not good for what it was to be used for. */
export class CodeSpentError extends Error {
  override readonly name = 'CodeSpentError';
}

/** There is a code like this one. */
export class DuplicateCodeError extends Error {
  override readonly name = 'DuplicateCodeError';
}

/** How long a gift that nobody pays for is kept: after that it is deleted, with the names in it. */
export const UNPAID_MEMORY = 90 * 86_400_000;
