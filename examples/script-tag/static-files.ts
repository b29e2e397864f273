import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Where the files for addresses that start with `prefix` are. */
export interface Folder {
  readonly prefix: string;
  readonly path: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What a page of the site may do. The widget needs no more than this. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** A picture that is opened as a page runs nothing. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Answers with the file of an address, for the types above; undefined where there is none. */
export async function staticFile(
  { method, url }: Request,
  folders: readonly Folder[],
): Promise<Response | undefined> {
  const { pathname } = new URL(url);
  const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const folder = folders.find(({ prefix }) => name.startsWith(prefix));
  const type = TYPES[extname(name)];
  // Letters, digits, hyphens and single dots alone: no such address leads out of its folder.
  if (!folder || !type || !/^(?:\/[\w-]+(?:\.[\w-]+)*)+$/.test(name)) return undefined;
  if (method !== 'GET' && method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  }
  const content = await readFile(join(folder.path, name.slice(folder.prefix.length))).catch(() => undefined);
  if (!content) return undefined;
  return new Response(method === 'HEAD' ? null : new Uint8Array(content), {
    headers: {
      'Content-Type': type,
      // The widget's chunks have their content's hash in their names; the rest is asked for again.
      'Cache-Control': /-[\w-]{8,}\.js$/.test(name) ? 'max-age=31536000, immutable' : 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...(type.startsWith('text/html') ? { 'Content-Security-Policy': PAGE_POLICY } : {}),
      ...(type.startsWith('image/') ? { 'Content-Security-Policy': PICTURE_POLICY } : {}),
    },
  });
}
