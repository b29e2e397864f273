import { type Context, Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { cancel, reschedule } from '../booking/change.ts';
import { presentBooking } from '../booking/present.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { bearerToken } from '../middleware/bearer.ts';
import { ProblemError } from '../problem.ts';
import { cancelSchema, parse, rescheduleSchema } from '../schemas.ts';
import type { StoredBooking } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { calendarUrl } from '../urls.ts';

/** `GET /booking`, `POST /booking/reschedule`, `POST /booking/cancel`: whose manage token is shown. */
export function bookingRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const shown = async (c: Context, booking: StoredBooking) => {
    const { offsets } = await thisMoment(app);
    return c.json(presentBooking(booking, offsets, calendarUrl(app, c, booking)));
  };

  routes.get('/booking', async (c) => {
    const booking = await app.store.read.bookingByManageHash(hashToken(bearerToken(c)));
    if (!booking) throw new ProblemError('not-found');
    return shown(c, booking);
  });

  routes.post('/booking/reschedule', async (c) => {
    const manageHash = hashToken(bearerToken(c));
    const { start, staffId } = parse(rescheduleSchema, (await jsonBody(c)).json);
    const move = { start: Date.parse(start), ...(staffId === undefined ? {} : { staffId }) };
    return shown(c, await reschedule(app, manageHash, move));
  });

  routes.post('/booking/cancel', async (c) => {
    const manageHash = hashToken(bearerToken(c));
    parse(cancelSchema, (await jsonBody(c)).json);
    return shown(c, await cancel(app, manageHash));
  });

  return routes;
}
