import type { Hold, HoldRequest } from '@unknot/core';
import { type AppContext, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { OFFER_CLIENT } from '../store/store.ts';
import { orBusy } from './busy.ts';
import { findPlace, wantedOf } from './place.ts';

/**
 * Keeps a time while its visitor fills in the form. A hold says nothing about its visitor, and its id is all
 * that is needed to use it or to let it go.
 * @param client who asks, as a keyed hash: one client keeps only so many times at once
 * @throws ProblemError
 */
export async function hold(app: AppContext, request: HoldRequest, client: string): Promise<Hold> {
  const moment = await thisMoment(app);
  const { id = app.ids.id() } = request;
  const start = Date.parse(request.start);
  const until = moment.now + moment.catalog.policy.holdMinutes * 60_000;
  const expiresAt = await orBusy(app, start, () =>
    app.store.write(moment.now, async (writer) => {
      const before = await writer.hold(id, moment.now);
      // What is kept for who waited stays theirs for as long as they were told.
      if (before?.client === OFFER_CLIENT && before.start === start) return before.expiresAt;
      await writer.deleteHold(id);
      if ((await writer.countHolds(client, moment.now)) >= app.config.holdsPerClient) {
        throw new ProblemError('rate-limited', {
          detail: 'Too many times are being kept from here. One must be let go first, or run out.',
          retryAfter: moment.catalog.policy.holdMinutes * 60,
        });
      }
      const place = await findPlace(writer, moment, wantedOf(request, start));
      await writer.insertHold({ id, client, createdAt: moment.now, expiresAt: until, start }, place.claims);
      return until;
    }),
  );
  return { id, expiresAt: new Date(expiresAt).toISOString() };
}

/**
 * Lets a held time go. That there is no such hold (any more) is as good. What is kept for who waited stays theirs: they
 * may only have gone a step back.
 */
export async function release(app: AppContext, holdId: string): Promise<void> {
  const now = app.now();
  await app.store.write(now, async (writer) => {
    const hold = await writer.hold(holdId, now);
    if (hold?.client !== OFFER_CLIENT) await writer.deleteHold(holdId);
  });
}
