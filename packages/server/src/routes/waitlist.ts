import { Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { idempotencyKey } from '../idempotency-key.ts';
import { bearerToken, staffOnly } from '../middleware/bearer.ts';
import { clientAddress } from '../middleware/client.ts';
import { ProblemError } from '../problem.ts';
import { parse } from '../schemas.ts';
import type { StoredOffer, StoredWish } from '../store/store.ts';
import { sameToken } from '../tokens.ts';
import { claim } from '../waitlist/claim.ts';
import { keepWish } from '../waitlist/keep.ts';
import { ownPage } from '../waitlist/page.ts';
import { presentKept, presentOffer, presentWish } from '../waitlist/present.ts';
import { claimSchema, declineSchema, wishSchema } from '../waitlist/schemas.ts';
import { waitlistForStaff } from '../waitlist/staff.ts';
import { bookedBooking } from './bookings.ts';

/**
 * `POST /waitlist`; `GET` and `DELETE /wish` by its token; `GET /offer`, `POST /offer/claim` and `/offer/decline` by the
 * token in the mail; and for staff `GET /waitlist`, `DELETE /waitlist/:id`.
 */
export function waitlistRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const staff = staffOnly(app);
  const { read } = app.store;

  routes.post('/waitlist', async (c) => {
    const key = idempotencyKey(c);
    const { returnTo, ...wanted } = parse(wishSchema, (await jsonBody(c)).json);
    const page = ownPage(app, await app.catalogs.get(), returnTo);
    const wish = { ...wanted, ...(page === undefined ? {} : { returnTo: page }) };
    const client = app.tokens.client(clientAddress(c, app.config.trustedProxies));
    const kept = await keepWish(app, wish, key, client);
    return c.json(presentKept(app, kept.wish, kept.own), 201);
  });

  const wishOf = async (token: string): Promise<StoredWish> => {
    const id = idIn(token, app.tokens.wish);
    const wish = id === undefined ? undefined : await read.waitlist.wish(id);
    if (!wish) throw new ProblemError('not-found');
    return wish;
  };

  routes.get('/wish', async (c) => c.json(presentWish(app, await wishOf(bearerToken(c)))));

  routes.delete('/wish', async (c) => {
    const { id } = await wishOf(bearerToken(c));
    const now = app.now();
    await app.store.write(now, ({ waitlist }) => waitlist.closeWish(id, 'withdrawn', now));
    return c.body(null, 204);
  });

  const offerOf = async (token: string): Promise<StoredOffer> => {
    const id = idIn(token, app.tokens.offer);
    const offer = id === undefined ? undefined : await read.waitlist.offer(id);
    if (!offer) throw new ProblemError('not-found');
    return offer;
  };

  routes.get('/offer', async (c) => c.json(await presentOffer(app, await offerOf(bearerToken(c)))));

  routes.post('/offer/claim', async (c) => {
    const offer = await offerOf(bearerToken(c));
    const { expectedTotal } = parse(claimSchema, (await jsonBody(c)).json);
    return c.json(await bookedBooking(app, c, await claim(app, offer, expectedTotal)), 201);
  });

  routes.post('/offer/decline', async (c) => {
    const { id, wishId } = await offerOf(bearerToken(c));
    const { withdraw } = parse(declineSchema, (await jsonBody(c)).json);
    const now = app.now();
    await app.store.write(now, async ({ waitlist }) => {
      await waitlist.closeOffer(id, 'declined');
      if (withdraw) await waitlist.closeWish(wishId, 'withdrawn', now);
    });
    return c.body(null, 204);
  });

  routes.get('/waitlist', staff, async (c) => c.json(await waitlistForStaff(app, await thisMoment(app))));

  routes.delete('/waitlist/:id', staff, async (c) => {
    const now = app.now();
    const there = await app.store.write(now, ({ waitlist }) =>
      waitlist.closeWish(c.req.param('id'), 'removed', now),
    );
    if (!there) throw new ProblemError('not-found');
    return c.body(null, 204);
  });

  return routes;
}

/** The id in a token, where the token is the one for it. */
function idIn(token: string, make: (id: string) => string): string | undefined {
  const id = token.slice(0, token.indexOf('.'));
  return id && sameToken(token, make(id)) ? id : undefined;
}
