import { bookingSchema, type Fault, isTravelTime, MAX_TRAVEL_MINUTES, pathText } from '@unknot/core';
import * as z from 'zod';
import { ProblemError } from './problem.ts';

/** What this server takes beyond the requests that core knows. Unknown keys are refused everywhere. */

const { start: instant, serviceId: id, customer } = bookingSchema.shape;
const date = z.iso.date('must be a date that exists, as YYYY-MM-DD.');
const dateOrTime = z
  .string()
  .refine(
    (value) =>
      date.safeParse(value.slice(0, 10)).success && /^(T([01]\d|2[0-3]):[0-5]\d)?$/.test(value.slice(10)),
    'must be a date or a local time that exists, as YYYY-MM-DD or YYYY-MM-DDTHH:mm.',
  );

/** `POST /booking/reschedule` */
export const rescheduleSchema = z.strictObject({
  start: instant,
  staff: z
    .exactOptional(
      z.strictObject({ staffId: z.exactOptional(id), staffGender: bookingSchema.shape.staffGender }),
    )
    .describe('With whom; empty, whoever is free. Left out, the wish that the booking was made with stands.'),
});

/** `POST /booking/contact` */
export const contactSchema = z.strictObject({ customer });

/** `POST /booking/cancel` */
export const cancelSchema = z.strictObject({
  course: z
    .exactOptional(z.literal(true))
    .describe('The other sessions of the course too, as far as each can be cancelled.'),
});

/** `POST /blocks`: times at the spa, as a catalog's time off has them. */
export const blockSchema = z
  .strictObject({
    resourceIds: z.array(id).min(1).max(100).describe('Therapists and rooms.'),
    from: dateOrTime,
    to: z.exactOptional(dateOrTime).describe('A date alone is included; a time is when it is over.'),
    name: z.exactOptional(z.string().trim().min(1).max(200)),
  })
  .refine(({ from, to }) => to !== undefined || from.length === 10, {
    path: ['to'],
    message: 'is missing: from has a time, so the end needs one too.',
  })
  .refine(({ from, to }) => to === undefined || (to.length === 10 ? to >= from.slice(0, 10) : to > from), {
    path: ['to'],
    message: 'must be later than from.',
  });

/** `PUT /staff/:id/calendar`: a secret, so it is in the body and never in an address. */
export const staffCalendarSchema = z.strictObject({
  url: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .describe('The https (or webcal) address of the therapist’s own calendar.'),
});

/** `GET /busy` */
export const busyQuerySchema = z.strictObject({ from: instant, to: instant });

/** `GET /calendar/:token.ics`: what of it, and when it reminds. What calendar programs add to an address is let be. */
export const calendarQuerySchema = z.object({
  course: z.exactOptional(z.string().max(20)).describe('Its presence asks for all sessions of the course.'),
  travel: z
    .exactOptional(
      z.string().refine((text) => /^\d{1,3}$/.test(text) && isTravelTime(Number(text)), {
        error: `must be whole minutes from 0 to ${MAX_TRAVEL_MINUTES}.`,
      }),
    )
    .describe('How long the visitor’s way takes, in minutes: the reminder to leave goes by it.'),
});

/** `GET /agenda`: instants, or dates at the spa (`to` not included). */
const dateOrInstant = z.union([date, instant], 'must be a date or a time with its offset (ISO 8601).');
export const agendaQuerySchema = z.strictObject({ from: dateOrInstant, to: dateOrInstant });

/**
 * @throws ProblemError `invalid` with every fault and its path
 */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input, { error: message });
  if (result.success) return result.data;
  const all = result.error.issues.flatMap(faults);
  // Of what is wrong with one field the first says most.
  const first = all.filter(({ path }, i) => all.findIndex((one) => one.path === path) === i);
  throw new ProblemError('invalid', { faults: first });
}

function faults(issue: z.core.$ZodIssue): Fault[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not part of it.' }))
    : [{ path: pathText(issue.path), message: issue.message }];
}

/** The sentences for what the schemas above check without one of their own; core has the same. */
function message(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing.' : `must be of the type ${issue.expected}.`;
    case 'too_small':
      return Number(issue.minimum) === 1 && issue.origin !== 'number'
        ? 'must not be empty.'
        : `must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'number'
        ? `must be at most ${issue.maximum}.`
        : `must have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}.`;
    default:
      return 'is not valid.';
  }
}
