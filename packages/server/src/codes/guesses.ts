import type { Context } from 'hono';
import type { AppContext } from '../context.ts';
import { clientAddress } from '../middleware/client.ts';
import { ProblemError } from '../problem.ts';

/** How many codes that do not exist, or are used up, one client may try in a minute. */
export const CODE_GUESSES_PER_MINUTE = 10;

/**
 * Does what tells whether a code exists, and whether somebody has used it. A client that guesses is soon told to wait, and learns nothing meanwhile: not
 * even a code that is right is taken.
 * @param code nothing happens where there is none
 */
export async function countGuesses<T>(
  app: AppContext,
  c: Context,
  code: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (code === undefined) return work();
  const client = clientAddress(c, app.config.trustedProxies);
  const retryAfter = app.codeGuesses.wait(client, app.now());
  if (retryAfter) throw new ProblemError('rate-limited', { retryAfter });
  try {
    return await work();
  } catch (error) {
    // What is used up may be so for this mail address alone, which says that somebody has been here.
    if (error instanceof ProblemError && /^code-(unknown|used-up)$/.test(error.code)) {
      app.codeGuesses.take(client, app.now());
    }
    throw error;
  }
}
