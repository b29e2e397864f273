import { bookingSchema } from '@unknot/core';
import * as z from 'zod';

/** `POST /codes`: what staff make. Amounts are in the currency's minor unit. */

const { serviceId: id, addOnIds, code } = bookingSchema.shape;
const amount = z.int().min(1).max(100_000_000);
const date = z.iso.date('must be a date that exists, as YYYY-MM-DD.');
const line = z.string().trim().min(1).max(80);

const every = {
  name: z.exactOptional(line).describe('What guests see in the price list.'),
  note: z.exactOptional(z.string().trim().min(1).max(200)).describe('Only staff see it.'),
  validFrom: z.exactOptional(date),
  validUntil: z.exactOptional(date).describe('The last day on which it can be booked with, at the spa.'),
};

const promotion = {
  ...every,
  /** A code to be told to everybody; a random one is made if it is left out. */
  word: code,
  services: z.exactOptional(z.array(id).min(1).max(500)),
  maxUses: z.exactOptional(z.int().min(1).max(1_000_000)),
  perEmail: z.exactOptional(z.int().min(1).max(1000)),
};

/** What is worth money by itself has a code that nobody can guess: it takes no word. */
export const newCodeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), percent: z.int().min(1).max(100), ...promotion }),
    z.strictObject({ kind: z.literal('amount'), amount, ...promotion }),
    z.strictObject({ kind: z.literal('balance'), amount, ...every }),
    z.strictObject({
      kind: z.literal('service'),
      serviceId: id,
      minutes: z.int().min(1).max(1440),
      addOnIds,
      ...every,
    }),
  ])
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'must not be earlier than validFrom.',
  });

export type NewCode = z.infer<typeof newCodeSchema>;

/** `POST /codes/:id/activate`, `POST /codes/:id/void` */
export const codeChangeSchema = z.strictObject({});
