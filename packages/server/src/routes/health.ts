import { Hono } from 'hono';
import type { AppContext } from '../context.ts';

/** `GET /health`: can bookings be stored, and by which release of the tz database are times told. */
export function healthRoutes(app: AppContext): Hono {
  return new Hono().get('/health', async (c) => {
    const store = await app.store.read.catalogVersion().then(
      () => 'ok',
      () => 'failing',
    );
    const healthy = store === 'ok';
    const body = { status: healthy ? 'ok' : 'failing', store, tzVersion: process.versions.tz };
    return c.json(body, healthy ? 200 : 503);
  });
}
