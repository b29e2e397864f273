import type { BookedBooking } from '@unknot/core';
import { type Context, Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { cancel, changeContact, reschedule } from '../booking/change.ts';
import { presentBooking } from '../booking/present.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { errorFields } from '../log.ts';
import { bearerToken } from '../middleware/bearer.ts';
import { ofDailyShare } from '../middleware/daily-share.ts';
import { ProblemError } from '../problem.ts';
import { cancelSchema, contactSchema, parse, rescheduleSchema } from '../schemas.ts';
import type { StoredBooking } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { calendarUrl } from '../urls.ts';

/** Each session has a token of its own; made with another secret than the booking was, it would open nothing. */
function manageTokenOf({ tokens }: AppContext, { id, manageHash }: StoredBooking): { manageToken?: string } {
  const manageToken = tokens.manage(id);
  return hashToken(manageToken) === manageHash ? { manageToken } : {};
}

/** `GET /booking`, and `POST /booking/reschedule`, `/booking/cancel`, `/booking/contact`: whose manage token is shown. */
export function bookingRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const shown = async (c: Context, booking: StoredBooking) => {
    const { offsets } = await thisMoment(app);
    const { course } = booking.details;
    // Who has the first session has had them all.
    const further = course?.session === 1 ? (await app.store.read.course(course.id)).slice(1) : [];
    const sessions = further.map((one) => ({
      ...presentBooking(one, offsets, calendarUrl(app, c, one)),
      ...manageTokenOf(app, one),
    }));
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
    const { start, staff } = parse(rescheduleSchema, (await jsonBody(c)).json);
    const move = { start: Date.parse(start), ...(staff && { staff }) };
    return shown(c, await ofDailyShare(app, c, 1, () => reschedule(app, manageHash, move)));
  });

  routes.post('/booking/contact', async (c) => {
    const manageHash = hashToken(bearerToken(c));
    const { customer } = parse(contactSchema, (await jsonBody(c)).json);
    return shown(c, await ofDailyShare(app, c, 1, () => changeContact(app, manageHash, customer)));
  });

  routes.post('/booking/cancel', async (c) => {
    const manageHash = hashToken(bearerToken(c));
    const { course = false } = parse(cancelSchema, (await jsonBody(c)).json);
    const booking = await cancel(app, manageHash, course);
    // What fails is tried again. It is not waited for; unheard, its failure would end the process.
    app.payments
      .refund()
      .catch((error) => app.log({ level: 'warn', event: 'sweep-failed', ...errorFields(error) }));
    return shown(c, booking);
  });

  return routes;
}
