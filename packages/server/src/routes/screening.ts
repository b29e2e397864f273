import { Hono } from 'hono';
import { spaIso } from '../booking/present.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { ProblemError } from '../problem.ts';
import { SealError } from '../screening/seal.ts';

/** For staff: `GET /bookings/:id/screening`, what the guest said about their health. */
export function screeningRoutes(app: AppContext): Hono {
  return new Hono().get('/bookings/:id/screening', staffOnly(app), async (c) => {
    const { catalog, offsets } = await thisMoment(app);
    try {
      const kept = await app.screening.read(app.store.read, catalog, c.req.param('id'));
      if (!kept) throw new ProblemError('not-found');
      return c.json({ answers: kept.answers, deleteAfter: spaIso(offsets, kept.deleteAfter) }, 200, {
        'Cache-Control': 'no-store',
      });
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      app.log({ level: 'error', event: 'screening-unreadable', why: error.message });
      throw new ProblemError('conflict', { detail: error.message });
    }
  });
}
