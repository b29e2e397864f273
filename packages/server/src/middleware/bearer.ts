import type { Context, MiddlewareHandler } from 'hono';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { sameToken } from '../tokens.ts';
import { clientAddress } from './client.ts';

/**
 * The bearer token of a request (RFC 6750 §2.1).
 * @throws ProblemError where there is none
 */
export function bearerToken(c: Context): string {
  const token = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw unauthorized();
  return token;
}

/** Lets through who has the staff token. A client that guesses is soon told to wait. */
export function staffOnly(app: AppContext): MiddlewareHandler {
  const guesses = app.staffGuesses;
  return async (c, next) => {
    const { staffToken, trustedProxies } = app.config;
    if (staffToken === undefined) {
      throw new ProblemError('refused', {
        detail: 'This server has no staff token set, so it has no agenda.',
      });
    }
    const token = bearerToken(c);
    const client = clientAddress(c, trustedProxies);
    const retryAfter = guesses.wait(client, app.now());
    if (retryAfter) throw new ProblemError('rate-limited', { retryAfter }); // before it is known whether it is right
    if (!sameToken(token, staffToken)) {
      guesses.take(client, app.now());
      throw unauthorized();
    }
    await next();
  };
}

function unauthorized(): ProblemError {
  return new ProblemError('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer realm="unknot"' } });
}
