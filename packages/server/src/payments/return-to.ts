import type { Context } from 'hono';
import type { AppContext } from '../context.ts';
import { invalid } from '../problem.ts';
import { baseUrl } from '../urls.ts';

/**
 * Where a payment page leads back to: a page of the site that asks, so that nobody is led elsewhere. A browser says of
 * itself which site that is; what asks without one is led back to the spa's own site, or to this server.
 * @throws ProblemError `invalid`
 */
export async function returnTo(app: AppContext, c: Context, wanted: string | undefined): Promise<string> {
  const { spa } = await app.catalogs.get();
  const home = /^https?:/.test(spa.url ?? '') ? spa.url! : baseUrl(app, c);
  if (wanted === undefined) return home;
  const { origin } = new URL(wanted);
  const asking = c.req.header('origin');
  const { origins } = app.config;
  const known =
    origin === new URL(home).origin ||
    origin === new URL(baseUrl(app, c)).origin ||
    (origin === asking && (origins === '*' || origins.includes(origin)));
  if (!known) throw invalid('returnTo', 'must be a page of the site that asks.');
  return wanted;
}
