import { parseHoldRequest } from '@unknot/core';
import { Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { hold, release } from '../booking/hold.ts';
import type { AppContext } from '../context.ts';
import { clientAddress } from '../middleware/client.ts';
import { ofDailyHolds } from '../middleware/daily-share.ts';

/** `POST /holds`, `DELETE /holds/:id`. */
export function holdRoutes(app: AppContext): Hono {
  const routes = new Hono();

  routes.post('/holds', async (c) => {
    const { json } = await jsonBody(c);
    const request = parseHoldRequest(await app.catalogs.get(), json);
    const client = app.tokens.client(clientAddress(c, app.config.trustedProxies));
    return c.json(await ofDailyHolds(app, c, () => hold(app, request, client)), 201);
  });

  routes.delete('/holds/:id', async (c) => {
    await release(app, c.req.param('id'));
    return c.body(null, 204);
  });

  return routes;
}
