import { Hono } from 'hono';
import { calendarStatus } from '../calendars/desk.ts';
import type { AppContext } from '../context.ts';

/** `GET /health`: can bookings be stored, by which tz database are times told, do mails go out, are calendars read. */
export function healthRoutes(app: AppContext): Hono {
  return new Hono().get('/health', async (c) => {
    const catalog = await app.catalogs.get().catch(() => undefined);
    const tz = app.time.status(app.now(), catalog);
    const store = catalog === undefined ? 'failing' : 'ok';
    const healthy = store === 'ok' && !tz.warnings.some(({ code }) => code === 'zone-unknown');
    const mails = store === 'ok' ? await app.mail.status(app.store.read, app.now()) : undefined;
    const calendars = store === 'ok' ? await calendarStatus(app.store.read, app) : undefined;
    const body = {
      status: healthy ? 'ok' : 'failing',
      store,
      ...(tz.version === undefined ? {} : { tzVersion: tz.version }),
      tz,
      // How many wait says how many come, which is the spa's own affair.
      ...(mails && { mail: { via: mails.via, late: mails.late, givenUp: mails.givenUp } }),
      ...(calendars && { calendars: { failing: calendars.failing, stale: calendars.stale } }),
    };
    return c.json(body, healthy ? 200 : 503);
  });
}
