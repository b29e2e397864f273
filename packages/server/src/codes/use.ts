import { type Quote, takenOff } from '@unknot/core';
import { ProblemError } from '../problem.ts';
import { CodeSpentError, type StoredCode } from '../store/codes.ts';
import type { StoredBooking, StoreWriter } from '../store/store.ts';

/**
 * Uses a code for a booking, in the transaction that stores it.
 * @param price what the booking costs with it; where it takes nothing off, it is not used
 * @throws ProblemError
 */
export async function useCode(
  writer: StoreWriter,
  code: StoredCode | undefined,
  { id, createdAt }: StoredBooking,
  price: Quote,
): Promise<void> {
  const amount = takenOff(price);
  if (!code || !amount) return;
  try {
    await writer.codes.useCode({ bookingId: id, codeId: code.id, amount, usedAt: createdAt });
  } catch (error) {
    // Looked at in this very transaction it was good; the store has the last word.
    if (error instanceof CodeSpentError) throw new ProblemError('code-used-up');
    throw error;
  }
}
