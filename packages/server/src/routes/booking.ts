import type { BookedBooking } from '@unknot/core';
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
    const { course } = booking.details;
    // Who has the first session has had them all.
    const further = course?.session === 1 ? (await app.store.read.course(course.id)).slice(1) : [];
    const sessions = further.map((one) => presentBooking(one, offsets, calendarUrl(app, c, one)));
    const answer: BookedBooking = {
      ...presentBooking(booking, offsets, calendarUrl(app, c, booking)),
      ...(sessions.length ? { sessions } : {}),
    };
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
    const { course = false } = parse(cancelSchema, (await jsonBody(c)).json);
    const booking = await cancel(app, manageHash, course);
    void app.payments.refund(); // what fails is tried again, and logged
    return shown(c, booking);
  });

  return routes;
}
