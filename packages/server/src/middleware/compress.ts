import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { chosenEncoding, type Encoding } from './accept-encoding.ts';

/** What is smaller fits into one packet with its headers anyway. */
const LEAST_BYTES = 256;
/** Up to here the best Brotli has takes a few milliseconds; beyond it, one that is nearly as good. */
const MOST_FOR_BEST = 32 * 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Sends answers compressed to clients that take it: Brotli, or else gzip. It happens beside the event loop, in
 * zlib's own threads. An ETag becomes a weak one, as the bytes are others. The answer sent last is kept, since the
 * catalog is the same for everybody.
 */
export function compress(): MiddlewareHandler {
  let last: { readonly encoding: Encoding; readonly plain: Buffer; readonly small: Buffer } | undefined;
  return async (c, next) => {
    await next();
    c.res.headers.append('Vary', 'Accept-Encoding');
    const encoding = chosenEncoding(c.req.header('accept-encoding'));
    if (!encoding || c.req.method === 'HEAD' || !c.res.body || c.res.headers.has('Content-Encoding')) return;

    const { status, headers } = c.res;
    const plain = Buffer.from(await c.res.arrayBuffer());
    const send = (body: Buffer) => {
      c.res = undefined;
      c.res = new Response(new Uint8Array(body), { status, headers });
    };
    headers.delete('Content-Length');
    if (plain.length < LEAST_BYTES) return send(plain);

    if (last?.encoding !== encoding || !last.plain.equals(plain)) {
      last = { encoding, plain, small: await compressed(plain, encoding) };
    }
    headers.set('Content-Encoding', encoding);
    const etag = headers.get('ETag');
    if (etag && !etag.startsWith('W/')) headers.set('ETag', `W/${etag}`);
    send(last.small);
  };
}

function compressed(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(plain, { level: 9 });
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotli(plain, {
    params: {
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
      [BROTLI_PARAM_QUALITY]: plain.length <= MOST_FOR_BEST ? 11 : 5,
      [BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}
