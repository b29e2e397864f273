import { bookingSchema } from '@unknot/core';
import * as z from 'zod';

const {
  serviceId: id,
  customer,
  notes,
  locale,
  agreed,
  returnTo,
  minutes,
  staffId,
  staffGender,
} = bookingSchema.shape;
const date = z.iso.date('must be a date that exists, as YYYY-MM-DD.');

/** `POST /waitlist`: what somebody would take if it came free. */
export const wishSchema = z.strictObject({
  services: z
    .array(
      z.strictObject({
        serviceId: id,
        minutes: z
          .exactOptional(z.array(minutes).min(1).max(10))
          .describe('The lengths that would do; any of the service’s if it is left out.'),
      }),
    )
    .min(1)
    .max(20)
    .describe('Any one of them.'),
  staffId,
  staffGender,
  from: z.exactOptional(date),
  to: z.exactOptional(date).describe('The last day; left out, as far ahead as can be booked now.'),
  dates: z.exactOptional(z.array(date).min(1).max(62)).describe('These days alone.'),
  weekdays: z
    .exactOptional(
      z
        .array(z.literal([1, 2, 3, 4, 5, 6, 7]))
        .min(1)
        .max(7),
    )
    .describe('1 is Monday and 7 is Sunday.'),
  hours: z
    .exactOptional(z.strictObject({ from: z.int().min(0).max(1440), to: z.int().min(0).max(2880) }))
    .describe('Minutes of the day at the spa: it begins no sooner than `from`, and is over by `to`.'),
  customer,
  notes,
  locale,
  agreed,
  returnTo,
});

/** `POST /offer/claim` */
export const claimSchema = z.strictObject({ expectedTotal: bookingSchema.shape.expectedTotal });

/** `POST /offer/decline` */
export const declineSchema = z.strictObject({
  withdraw: z.exactOptional(z.literal(true)).describe('Wait for nothing more.'),
});
