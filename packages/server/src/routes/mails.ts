import { Hono } from 'hono';
import { type AppContext, thisMoment } from '../context.ts';
import { mailsForStaff } from '../mail/given-up.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { ProblemError } from '../problem.ts';

const DAY = 86_400_000;

/** For staff: `GET /mails`, and for those that could not be sent `POST /mails/:id/send`, `DELETE /mails/:id`. */
export function mailsRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const staff = staffOnly(app);

  routes.get('/mails', staff, async (c) => {
    return c.json(await mailsForStaff(app, await thisMoment(app)));
  });

  routes.post('/mails/:id/send', staff, async (c) => {
    const now = app.now();
    const there = await app.store.write(now, (writer) =>
      writer.mails.again(c.req.param('id'), now, now + DAY),
    );
    if (!there) throw new ProblemError('not-found');
    app.mail.look();
    return c.body(null, 204);
  });

  routes.delete('/mails/:id', staff, async (c) => {
    const now = app.now();
    const there = await app.store.write(now, (writer) => writer.mails.letGo(c.req.param('id'), now));
    if (!there) throw new ProblemError('not-found');
    return c.body(null, 204);
  });

  return routes;
}
