import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

/** draft-ietf-httpapi-idempotency-key-header §2.1 writes it in quotes; without them it is taken too. */
export function idempotencyKey(c: Context): string {
  const key = /^("?)([A-Za-z0-9_:.-]{16,128})\1$/.exec(c.req.header('idempotency-key') ?? '')?.[2];
  if (key === undefined) {
    throw new ProblemError('malformed', {
      detail: 'Idempotency-Key is needed: 16 to 128 letters, digits and _ : . - that no other request has.',
    });
  }
  return key;
}
