import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppContext } from '../context.ts';

/**
 * One line a request. It has the pattern of the route and never the path or the query, as tokens and dates
 * stand in them; nor an address or a browser's name. The request's id is in the answer too, so that somebody
 * who reports a fault can quote it.
 */
export function requestLog(app: AppContext): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const requestId = app.ids.id();
    await next();
    c.res.headers.set('X-Request-Id', requestId);
    app.log({
      level: c.res.status >= 500 ? 'error' : 'info',
      event: 'request',
      requestId,
      method: METHODS.has(c.req.method) ? c.req.method : 'other',
      route:
        matchedRoutes(c)
          .map(({ path }) => path)
          .findLast((path) => !path.endsWith('*')) ?? 'none',
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
  };
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);
