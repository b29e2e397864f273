import { Hono } from 'hono';
import { wireBusy } from '../booking/busy.ts';
import type { AppContext } from '../context.ts';
import { compress } from '../middleware/compress.ts';
import { busyQuerySchema, parse } from '../schemas.ts';
import { checkedWindow } from '../window.ts';

/** `GET /busy?from&to`: what is taken, and nothing about whom. */
export function busyRoutes(app: AppContext): Hono {
  return new Hono().get('/busy', compress(), async (c) => {
    const { from, to } = parse(busyQuerySchema, c.req.query());
    return c.json(await wireBusy(app, checkedWindow(Date.parse(from), Date.parse(to))));
  });
}
