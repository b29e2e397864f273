import { codeGroups, type GiftRequest, parseGiftRequest } from '@unknot/core';
import { Hono } from 'hono';
import { jsonBody } from '../body.ts';
import { giftMadeWith, makeGift, presentGift } from '../codes/gifts.ts';
import type { AppContext } from '../context.ts';
import { idempotencyKey } from '../idempotency-key.ts';
import { ofDailyShare } from '../middleware/daily-share.ts';
import { hashToken } from '../tokens.ts';

/** `POST /gifts` with an `Idempotency-Key`. */
export function giftsRoutes(app: AppContext): Hono {
  return new Hono().post('/gifts', async (c) => {
    const keyHash = hashToken(idempotencyKey(c));
    const { json } = await jsonBody(c);
    const mark = { keyHash, requestHash: hashToken(essence(json)) };
    // Before it is checked against the catalog, which may have changed since the request came first.
    const make = async () => {
      const request = parseGiftRequest(await app.catalogs.get(), json);
      return ofDailyShare(app, c, 1, () => makeGift(app, request, mark));
    };
    const made = (await giftMadeWith(app.store.read, mark)) ?? (await make());
    const gift = presentGift(app, made);
    return c.json({ ...gift, code: codeGroups(gift.code) }, 201, { 'Cache-Control': 'no-store' });
  });
}

/** What makes a request the same one when it comes again: what is given, by whom, and to whom. */
function essence(json: unknown): string {
  const { serviceId, minutes, addOnIds = [], giver, recipient, message }: Partial<GiftRequest> = Object(json);
  return JSON.stringify([serviceId, minutes, addOnIds, giver, recipient, message]);
}
