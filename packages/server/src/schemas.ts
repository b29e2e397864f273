import type { Fault } from '@unknot/core';
import * as z from 'zod';
import { ProblemError } from './problem.ts';

/** What this server takes beyond the requests that core knows. Unknown keys are refused everywhere. */

/** Control characters but tab and line ends, and those that turn the writing direction around. */
const unwanted = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be the id of something in the catalog.');
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty.')
    .max(max, `must have at most ${max} characters.`)
    .refine((value) => !unwanted.test(value), 'contains control characters.');
const date = z.iso.date('must be a date that exists, as YYYY-MM-DD.');
const dateOrTime = z
  .string()
  .refine(
    (value) =>
      date.safeParse(value.slice(0, 10)).success && /^(T([01]\d|2[0-3]):[0-5]\d)?$/.test(value.slice(10)),
    'must be a date or a local time that exists, as YYYY-MM-DD or YYYY-MM-DDTHH:mm.',
  );
const instant = z.iso.datetime({
  offset: true,
  error: 'must be a time with its offset, as 2026-11-26T12:15:00+01:00 (ISO 8601).',
});

/** `POST /booking/reschedule` */
export const rescheduleSchema = z.strictObject({ start: instant, staffId: id.optional() });

/** `POST /booking/cancel` */
export const cancelSchema = z.strictObject({});

/** `POST /blocks`: times at the spa, as a catalog's time off has them. */
export const blockSchema = z
  .strictObject({
    resourceIds: z.array(id).min(1, 'must not be empty.').max(100).describe('Therapists and rooms.'),
    from: dateOrTime,
    to: dateOrTime.optional().describe('A date alone is included; a time is when it is over.'),
    name: text(200).optional(),
  })
  .refine(({ from, to }) => to !== undefined || from.length === 10, {
    path: ['to'],
    message: 'is missing: from has a time, so the end needs one too.',
  })
  .refine(({ from, to = from }) => (to.length === 10 ? to >= from.slice(0, 10) : to > from || from === to), {
    path: ['to'],
    message: 'must be later than from.',
  });

/** `POST /waitlist`: what somebody would take if it came free. */
export const wishSchema = z.strictObject({
  serviceIds: z.array(id).min(1, 'must not be empty.').max(20),
  staffId: id.optional(),
  dates: z.array(date).max(62).optional(),
  weekdays: z.array(z.int().min(1).max(7)).max(7).optional().describe('1 is Monday and 7 is Sunday.'),
  hours: z
    .strictObject({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) })
    .optional()
    .describe('Minutes of the day at the spa.'),
  customer: z.strictObject({
    name: text(120),
    email: z.email('must be one e-mail address, such as name@example.com.').max(254),
    phone: z
      .string()
      .trim()
      .max(40)
      .regex(/^\+?(?:[\s()./-]*\d){6,20}[\s()./-]*$/, 'must be a phone number, such as +49 30 123456.')
      .optional(),
  }),
  notes: text(1000).optional(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag, such as “de” or “pt-BR” (BCP 47).')
    .max(35)
    .optional(),
  agreed: z.boolean().optional(),
});

/** `GET /busy` */
export const busyQuerySchema = z.strictObject({ from: instant, to: instant });

/** `GET /agenda`: instants, or dates at the spa (`to` not included). */
export const agendaQuerySchema = z.strictObject({
  from: z.union([date, instant], 'must be a date or a time with its offset (ISO 8601).'),
  to: z.union([date, instant], 'must be a date or a time with its offset (ISO 8601).'),
});

/**
 * @throws ProblemError `invalid` with every fault and its path
 */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ProblemError('invalid', { faults: result.error.issues.flatMap(faults) });
}

function faults(issue: z.core.$ZodIssue): Fault[] {
  const path = (keys: readonly PropertyKey[]) => z.core.toDotPath([...keys]);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path([...issue.path, key]), message: 'is not part of it.' }));
  }
  return [{ path: path(issue.path), message: issue.message.replace(/^Invalid input: e/, 'E') }];
}
