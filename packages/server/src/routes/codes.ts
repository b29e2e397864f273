import { type CheckedCode, codeGroups, parseCodeCheck } from '@unknot/core';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { jsonBody } from '../body.ts';
import { findCode, pricesWith } from '../codes/find.ts';
import { activateGift } from '../codes/gifts.ts';
import { countGuesses } from '../codes/guesses.ts';
import { codeChangeSchema, newCodeSchema } from '../codes/schemas.ts';
import { changeCode, listCodes, makeCode } from '../codes/staff.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { staffOnly } from '../middleware/bearer.ts';
import { parse } from '../schemas.ts';

/** `POST /codes/check` for everybody; for staff `GET /codes`, `POST /codes`, `POST /codes/:id/activate` and `…/void`. */
export function codesRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const staff = staffOnly(app);

  routes.post('/codes/check', async (c) => {
    const { json } = await jsonBody(c);
    const { code, email, ...visit } = parseCodeCheck(await app.catalogs.get(), json);
    const good = await countGuesses(app, c, code, async () => {
      const moment = await thisMoment(app);
      const found = await findCode(app.store.read, moment, code, email);
      pricesWith(moment, visit, 1, found);
      return found;
    });
    const checked: CheckedCode = { code: codeGroups(code), discount: good.discount };
    return c.json(checked, 200, { 'Cache-Control': 'no-store' });
  });

  routes.get('/codes', staff, compress(), async (c) =>
    c.json({ currency: (await app.catalogs.get()).spa.currency, codes: await listCodes(app) }, 200, {
      'Cache-Control': 'no-store',
    }),
  );

  routes.post('/codes', staff, async (c) =>
    c.json(await makeCode(app, parse(newCodeSchema, (await jsonBody(c)).json)), 201),
  );

  routes.post('/codes/:id/activate', staff, async (c) => {
    parse(codeChangeSchema, (await jsonBody(c)).json);
    const id = c.req.param('id');
    return c.json(await changeCode(app, id, (writer) => activateGift(writer, id)));
  });

  routes.post('/codes/:id/void', staff, async (c) => {
    parse(codeChangeSchema, (await jsonBody(c)).json);
    const id = c.req.param('id');
    return c.json(await changeCode(app, id, (writer) => writer.codes.setCodeState(id, 'void')));
  });

  return routes;
}
