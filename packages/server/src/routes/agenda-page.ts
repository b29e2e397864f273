import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { AGENDA_FOLDER } from '../agenda-folder.ts';

/** What the page may do: its own scripts and styles, and asking this server. No script is made from text. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The files there are; nothing else in the folder is ever read. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'agenda.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'agenda.js': 'text/javascript; charset=utf-8',
  'api.js': 'text/javascript; charset=utf-8',
  'calendars.js': 'text/javascript; charset=utf-8',
  'codes.js': 'text/javascript; charset=utf-8',
  'dom.js': 'text/javascript; charset=utf-8',
  'format.js': 'text/javascript; charset=utf-8',
  'mails.js': 'text/javascript; charset=utf-8',
  'time-off.js': 'text/javascript; charset=utf-8',
  'view.js': 'text/javascript; charset=utf-8',
  'waitlist.js': 'text/javascript; charset=utf-8',
};

/** The page for staff. It holds no appointments: it asks for them with the staff token. */
export function agendaPage(): Hono {
  const routes = new Hono();
  for (const [name, type] of Object.entries(FILES)) {
    // Addresses in the page are relative, so that it also works behind a proxy's prefix.
    routes.get(name === 'index.html' ? '/' : `/${name}`, async (c) =>
      c.body(await readFile(new URL(name, AGENDA_FOLDER)), 200, {
        'Content-Type': type,
        'Content-Security-Policy': CONTENT_POLICY,
        'Cross-Origin-Resource-Policy': 'same-origin',
        // No window of another site that opens it has a hold on it.
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cache-Control': 'no-cache',
      }),
    );
  }
  return routes;
}
