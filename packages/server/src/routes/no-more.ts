import { type Context, Hono } from 'hono';
import type { AppContext } from '../context.ts';
import { addressesOf } from '../mail/addresses.ts';
import { addressHash } from '../mail/refusals.ts';
import { chooseLanguage } from '../mail/templates.ts';
import { pageValues } from '../mail/values.ts';
import { ProblemError } from '../problem.ts';
import type { StoredBooking } from '../store/store.ts';
import { sameToken } from '../tokens.ts';

/** What the pages may do: show text in the agenda's style, and send their one button back here. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * `/mail/no-more/:token`, the address in mails that visitors can do without. GET asks, as programs that look into mails
 * follow links; POST stops them (RFC 8058 §3.1).
 */
export function noMoreRoutes(app: AppContext): Hono {
  const routes = new Hono();

  routes.get('/mail/no-more/:token', async (c) => page(app, c, await bookingOf(app, c), 'no-more'));

  routes.post('/mail/no-more/:token', async (c) => {
    const booking = await bookingOf(app, c);
    const now = app.now();
    const hash = addressHash(booking.details.customer.email);
    await app.store.write(now, (writer) => writer.mails.refuse(hash, now));
    return page(app, c, booking, 'no-more-done');
  });

  return routes;
}

async function bookingOf(app: AppContext, c: Context): Promise<StoredBooking> {
  const token = c.req.param('token') ?? '';
  const id = token.slice(0, token.indexOf('.'));
  const booking =
    id && sameToken(token, app.tokens.noMore(id)) ? await app.store.read.booking(id) : undefined;
  if (!booking) throw new ProblemError('not-found');
  return booking;
}

async function page(
  app: AppContext,
  c: Context,
  booking: StoredBooking,
  name: 'no-more' | 'no-more-done',
): Promise<Response> {
  const { templates } = app.mail;
  if (!templates) throw new ProblemError('not-found');
  const catalog = await app.catalogs.get();
  const { language, tag } = chooseLanguage(templates.languages, [booking.details.locale], catalog.spa.locale);
  const values = pageValues(catalog, tag, addressesOf(app.config, catalog).site);
  return c.body(templates.page(language, name, values), 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': CONTENT_POLICY,
  });
}
