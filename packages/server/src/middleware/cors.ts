import type { MiddlewareHandler } from 'hono';

/**
 * Lets the pages of these sites read answers, and of no other. There are no cookies, so no credentials either.
 * @param origins compared letter by letter; `*` is every site
 */
export function cors(origins: readonly string[] | '*'): MiddlewareHandler {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const allowed = origin !== undefined && (origins === '*' || origins.includes(origin));
    const preflight = c.req.method === 'OPTIONS' && c.req.header('access-control-request-method');
    if (preflight) c.res = new Response(null, { status: 204 });
    else await next();

    const { headers } = c.res;
    if (origins !== '*') headers.append('Vary', 'Origin');
    if (!allowed) return;
    headers.set('Access-Control-Allow-Origin', origins === '*' ? '*' : origin);
    if (preflight) {
      headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
      headers.set('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key');
      headers.set('Access-Control-Max-Age', '7200');
    } else {
      headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After, X-Request-Id');
    }
  };
}
