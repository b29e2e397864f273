import { dayNumber, minuteOfDay, type OffsetTable } from '@unknot/core';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { jsonBody } from '../body.ts';
import { agenda, presentBlock } from '../booking/agenda.ts';
import { block, type NewBlock } from '../booking/block.ts';
import { presentBooking } from '../booking/present.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { ProblemError } from '../problem.ts';
import { agendaQuerySchema, blockSchema, parse } from '../schemas.ts';
import { baseUrl } from '../urls.ts';
import { checkedWindow } from '../window.ts';

/** For staff: `GET /agenda?from&to`, `POST /blocks`, `DELETE /blocks/:id`. */
export function agendaRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const staff = staffOnly(app);

  routes.get('/agenda', staff, compress(), async (c) => {
    const { from, to } = parse(agendaQuerySchema, c.req.query());
    const moment = await thisMoment(app);
    const window = checkedWindow(instant(moment.offsets, from), instant(moment.offsets, to));
    return c.json(await agenda(app, moment, window, baseUrl(app, c)));
  });

  routes.post('/blocks', staff, async (c) => {
    const { resourceIds, from, to, name } = parse(blockSchema, (await jsonBody(c)).json);
    const wanted: NewBlock = {
      resourceIds,
      from,
      ...(to === undefined ? {} : { to }),
      ...(name === undefined ? {} : { name }),
    };
    const made = await block(app, wanted);
    const { offsets } = await thisMoment(app);
    const bookings = made.bookings.map((booking) => presentBooking(booking, offsets));
    return c.json({ ...presentBlock(made.block, offsets), bookings }, 201);
  });

  routes.delete('/blocks/:id', staff, async (c) => {
    const there = await app.store.write(app.now(), (writer) => writer.deleteBlock(c.req.param('id')));
    if (!there) throw new ProblemError('not-found');
    return c.body(null, 204);
  });

  return routes;
}

/** A date is its midnight at the spa. */
function instant(offsets: OffsetTable, text: string): number {
  return text.length === 10 ? minuteOfDay(offsets, dayNumber(text), 0) : Date.parse(text);
}
