import { createHash } from 'node:crypto';
import { type Catalog, parseCatalog, toWireOffsets } from '@unknot/core';
import { Hono } from 'hono';
import { jsonBody } from '../body.ts';
import type { AppContext } from '../context.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { compress } from '../middleware/compress.ts';
import { ProblemError } from '../problem.ts';
import { offersTimes } from '../waitlist/desk.ts';

const MOST_CATALOG_BYTES = 2 * 1024 * 1024;

/** `GET /catalog` for everybody, `PUT /catalog` for staff. */
export function catalogRoutes(app: AppContext): Hono {
  const routes = new Hono();
  let last:
    | { catalog: Catalog; offsets: object; acceptsCodes: boolean; body: string; etag: string }
    | undefined;

  const answer = async () => {
    const catalog = await app.catalogs.get();
    const offsets = app.time.forCatalog(catalog, app.now());
    // Where there are none nobody is asked for one.
    const acceptsCodes = !!catalog.policy.gifts || (await app.store.read.codes.hasCodes());
    if (last?.catalog !== catalog || last.offsets !== offsets || last.acceptsCodes !== acceptsCodes) {
      const body = JSON.stringify({
        catalog: publicCatalog(catalog),
        offsets: toWireOffsets(offsets),
        ...(app.payments.online && { paysOnline: true }),
        ...(acceptsCodes && { acceptsCodes }),
        ...(offersTimes(app, catalog) && { keepsWishes: true }),
      });
      const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
      last = { catalog, offsets, acceptsCodes, body, etag: `W/"${hash}"` };
    }
    return last;
  };

  routes.get('/catalog', compress(), async (c) => {
    const { body, etag } = await answer();
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
    return matches(c.req.header('if-none-match'), etag)
      ? c.body(null, 304, headers)
      : c.body(body, 200, { ...headers, 'Content-Type': 'application/json' });
  });

  routes.put('/catalog', staffOnly(app), async (c) => {
    const { json } = await jsonBody(c, MOST_CATALOG_BYTES);
    const catalog = parseCatalog(json);
    const fault = app.screening.faultOf(catalog);
    if (fault) throw new ProblemError('invalid', { faults: [{ path: 'screening', message: fault }] });
    const unsent = app.mail.faultOf(catalog);
    if (unsent) throw new ProblemError('invalid', { faults: [unsent] });
    const now = app.now();
    await app.store.write(now, (writer) => writer.putCatalog(catalog, now));
    const { body, etag } = await answer();
    return c.body(body, 200, { ETag: etag, 'Content-Type': 'application/json' });
  });

  return routes;
}

/** What of a catalog everybody may see: when a therapist is away, but not what for. */
function publicCatalog(catalog: Catalog): Catalog {
  return {
    ...catalog,
    staff: catalog.staff.map(({ timeOff, ...person }) =>
      timeOff ? { ...person, timeOff: timeOff.map(({ name: _, ...when }) => when) } : person,
    ),
  };
}

/** Does `If-None-Match` name this tag? Compared weakly (RFC 9110 §13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return header?.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(etag)) ?? false;
}
