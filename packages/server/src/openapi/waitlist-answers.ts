import { holdSchema, type KeptWish, type Offer, type OwnWish } from '@unknot/core';
import * as z from 'zod';
import { wishSchema } from '../waitlist/schemas.ts';
import type { Waitlist } from '../waitlist/staff.ts';

/** What the server answers about the waiting list, for `openapi.json`. */

const id = z.string();
const whole = z.int().min(0);
const text = z.exactOptional(z.string());
const instant = z.iso.datetime({ offset: true });
const staff = z.array(z.strictObject({ id, name: z.string() }));
const { start: _start, id: _holdId, ...chosen } = holdSchema.shape;

const kept = {
  id,
  createdAt: instant,
  until: instant.describe('The end of its last possible day.'),
  token: text.describe(
    'With it the wish is seen and withdrawn. Left out where the same wish was on the list already.',
  ),
};
export const wishAnswer = z.strictObject(kept) satisfies z.ZodType<KeptWish>;

export const ownWishAnswer = z.strictObject({
  ...kept,
  state: z.enum(['open', 'booked', 'withdrawn', 'removed', 'over']),
  wish: wishSchema,
}) satisfies z.ZodType<OwnWish>;

export const offerAnswer = z.strictObject({
  id,
  state: z.enum(['open', 'claimed', 'declined', 'over']),
  start: instant,
  end: instant,
  until: instant.describe('Until when it is kept.'),
  visit: z.strictObject(chosen),
  serviceName: z.string(),
  minutes: whole,
  staff,
  total: whole,
  deposit: z.exactOptional(whole),
  currency: z.string(),
  oneTap: z.boolean().describe('It can be booked as it is; else something is to be answered or paid first.'),
  customer: z.exactOptional(z.strictObject({ name: z.string(), email: z.email(), phone: text })),
  holdId: text,
  waits: z.boolean().describe('Who waits stays on the list.'),
  manageToken: text.describe('Where it was taken: the booking’s.'),
}) satisfies z.ZodType<Offer>;

const { agreed: _agreed, returnTo: _page, services: _services, ...asked } = wishSchema.shape;

export const waitlistAnswer = z.strictObject({
  wishes: z.array(
    z.strictObject({
      ...asked,
      id,
      createdAt: instant,
      until: instant,
      services: z.array(z.strictObject({ name: z.string(), minutes: z.exactOptional(z.array(whole)) })),
      staffName: text,
      offer: z.exactOptional(z.strictObject({ start: instant, until: instant, staff })),
    }),
  ),
}) satisfies z.ZodType<Waitlist>;
