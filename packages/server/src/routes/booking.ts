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
    const answer = presentBooking(booking, offsets, calendarUrl(app, c, booking));
    const url = answer.payment?.status === 'due' ? await app.payments.openPage(booking) : undefined;
    return c.json(url === undefined ? answer : { ...answer, payment: { ...answer.payment, url } });
  };

  routes.get('/booking', async (c) => {
    const manageHash = hashToken(bearerToken(c));
    const booking = await app.store.read.bookingByManageHash(manageHash);
    if (!booking) throw new ProblemError('not-found');
    if (booking.details.payment?.status !== 'due') return shown(c, booking);
    // Whoever comes back from the provider's page may be here before its message.
    await app.payments.look(booking);
    return shown(c, (await app.store.read.bookingByManageHash(manageHash)) ?? booking);
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
    const booking = await cancel(app, manageHash);
    void app.payments.refund(); // what fails is tried again, and logged
    return shown(c, booking);
  });

  return routes;
}
