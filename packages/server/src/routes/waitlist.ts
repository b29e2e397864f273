import { type Catalog, type Fault, findService } from '@unknot/core';
import { Hono } from 'hono';
import type * as z from 'zod';
import { jsonBody } from '../body.ts';
import type { AppContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { parse, wishSchema } from '../schemas.ts';

/** `POST /waitlist`: kept for staff; what becomes of a wish is told by nobody but them. */
export function waitlistRoutes(app: AppContext): Hono {
  return new Hono().post('/waitlist', async (c) => {
    const wish = parse(wishSchema, (await jsonBody(c)).json);
    const faults = strangers(await app.catalogs.get(), wish);
    if (faults.length) throw new ProblemError('invalid', { faults });
    const id = app.ids.id();
    const now = app.now();
    await app.store.write(now, (writer) => writer.insertWish({ id, createdAt: now, wish }));
    return c.json({ id, createdAt: new Date(now).toISOString() }, 201);
  });
}

function strangers(catalog: Catalog, wish: z.infer<typeof wishSchema>): Fault[] {
  const faults: Fault[] = [];
  wish.serviceIds.forEach((id, i) => {
    if (!findService(catalog, id)) {
      faults.push({ path: `serviceIds[${i}]`, message: `refers to “${id}”, and there is no such service.` });
    }
  });
  if (wish.staffId !== undefined && !catalog.staff.some(({ id }) => id === wish.staffId)) {
    faults.push({ path: 'staffId', message: `refers to “${wish.staffId}”, and there is no such therapist.` });
  }
  if (wish.hours && wish.hours.from >= wish.hours.to) {
    faults.push({ path: 'hours.to', message: 'must be later than from.' });
  }
  const { terms, privacy } = catalog.policy;
  if ((terms || privacy) && !wish.agreed) {
    faults.push({
      path: 'agreed',
      message: 'must be true: the spa asks for agreement to its terms and privacy notice.',
    });
  }
  return faults;
}
