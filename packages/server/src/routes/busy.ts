import { Hono } from 'hono';
import { wireBusy } from '../booking/busy.ts';
import type { AppContext } from '../context.ts';
import { bearerToken } from '../middleware/bearer.ts';
import { compress } from '../middleware/compress.ts';
import { ProblemError } from '../problem.ts';
import { busyQuerySchema, parse } from '../schemas.ts';
import { hashToken } from '../tokens.ts';
import { checkedWindow } from '../window.ts';

/**
 * `GET /busy?from&to`: what is taken, and nothing about whom. With the manage token of a booking, what that takes is left
 * out: it can be moved there.
 */
export function busyRoutes(app: AppContext): Hono {
  return new Hono().get('/busy', compress(), async (c) => {
    const { from, to } = parse(busyQuerySchema, c.req.query());
    const window = checkedWindow(Date.parse(from), Date.parse(to));
    if (c.req.header('authorization') === undefined) return c.json(await wireBusy(app, window));
    const own = await app.store.read.bookingByManageHash(hashToken(bearerToken(c)));
    if (!own) throw new ProblemError('not-found');
    return c.json(await wireBusy(app, window, own.id));
  });
}
