import { Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { presentCalendar } from '../calendars/desk.ts';
import { feedAddress } from '../calendars/feed-address.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { invalid, ProblemError } from '../problem.ts';
import { parse, staffCalendarSchema } from '../schemas.ts';

/** For staff: `GET /staff/calendars`, `PUT /staff/:id/calendar`, `DELETE /staff/:id/calendar`. */
export function staffCalendarsRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const staff = staffOnly(app);

  routes.get('/staff/calendars', staff, async (c) => {
    const moment = await thisMoment(app);
    const calendars = await app.store.read.calendars.all();
    return c.json({ calendars: calendars.map((one) => presentCalendar(one, moment)) });
  });

  routes.put('/staff/:id/calendar', staff, async (c) => {
    const moment = await thisMoment(app);
    const id = c.req.param('id');
    if (!moment.catalog.staff.some((one) => one.id === id)) throw new ProblemError('not-found');
    const { url } = parse(staffCalendarSchema, (await jsonBody(c)).json);
    const address = feedAddress(url);
    if (address === undefined) {
      throw invalid('url', 'must be an https address, without a user name or password in it.');
    }
    const stored = await app.store.write(moment.now, async ({ calendars }) => {
      await calendars.put(id, address, moment.now);
      return (await calendars.of(id))!;
    });
    app.calendars.onSet?.();
    return c.json(presentCalendar(stored, moment));
  });

  routes.delete('/staff/:id/calendar', staff, async (c) => {
    const there = await app.store.write(app.now(), ({ calendars }) => calendars.remove(c.req.param('id')));
    if (!there) throw new ProblemError('not-found');
    return c.body(null, 204);
  });

  return routes;
}
