import {
  type BookedBooking,
  type Booking,
  bookingSchema,
  cardSchema,
  type Hold,
  holdSchema,
  type WireBusy,
  type WireOffsetTable,
} from '@unknot/core';
import * as z from 'zod';
import type { Agenda, AgendaBlock } from '../booking/agenda.ts';
import type { StaffCalendar } from '../calendars/desk.ts';
import { FEED_FAULTS, FEED_WARNINGS, type FeedFault, type FeedWarning } from '../calendars/feed-error.ts';
import type { Mails } from '../mail/given-up.ts';
import { PROBLEMS } from '../problem.ts';
import { MAIL_KINDS } from '../store/mails.ts';
import { TZ_WARNINGS, type TzStatus } from '../time/tz-status.ts';

/** What the server answers, for `openapi.json`. The tests hold real answers against these. */

const instant = z.iso.datetime({ offset: true });
const id = z.string();
const whole = z.int().min(0);
const named = z.strictObject({ id, name: z.string() });
const text = z.exactOptional(z.string());

export const holdAnswer = z.strictObject({ id, expiresAt: instant }) satisfies z.ZodType<Hold>;

export const busyAnswer = z.strictObject({
  from: instant,
  to: instant,
  now: instant,
  unit: z.int().min(1).describe('Minutes that each of the numbers counts.'),
  busy: z
    .record(id, z.array(whole))
    .describe(
      'For each therapist and room: stretches that alternate between free and taken, counted from `from`, in units.',
    ),
}) satisfies z.ZodType<WireBusy>;

export const offsetsAnswer = z.strictObject({
  timeZone: z.string(),
  tzVersion: text,
  from: instant,
  until: instant,
  transitions: z.array(
    z.strictObject({ from: instant, offset: z.int().describe('Minutes, east of UTC positive.') }),
  ),
}) satisfies z.ZodType<WireOffsetTable>;

export const catalogAnswer = z.strictObject({
  catalog: z.looseObject({ version: z.literal(1) }).describe('The catalog, as `PUT /catalog` takes it.'),
  offsets: offsetsAnswer,
  paysOnline: z
    .exactOptional(z.boolean())
    .describe('Deposits are paid on a provider’s page, before a booking counts.'),
  acceptsCodes: z.exactOptional(z.boolean()).describe('There are codes to book with, or gifts to be had.'),
  keepsWishes: z
    .exactOptional(z.boolean())
    .describe('Who waits for a time is offered it once it comes free.'),
});

const part = z.strictObject({
  serviceId: id,
  serviceName: z.string(),
  minutes: whole.describe('Hands-on minutes, add-ons included.'),
  addOnIds: z.array(id),
  start: instant,
  end: instant,
  guests: z.array(z.union([z.literal(1), z.literal(2)])).describe('Whom it is for: who books is the first.'),
  staff: z.array(named).describe('Each guest’s therapist, in the order of `guests`.'),
  rooms: z.array(named),
});

const { start: _start, id: _holdId, ...chosen } = holdSchema.shape;

const booking = {
  id,
  reference: z.string().describe('Short code to name it by on the phone.'),
  status: z.enum(['requested', 'confirmed', 'cancelled']),
  sequence: whole.describe('Rises with every change (RFC 5545 §3.8.7.4).'),
  createdAt: instant,
  updatedAt: instant,
  serviceId: id,
  serviceName: z.string(),
  visit: z
    .strictObject(chosen)
    .describe('What was asked for: by it the booking is moved, and can be made again.'),
  minutes: whole.describe('Hands-on minutes, add-ons included.'),
  addOnIds: z.array(id),
  start: instant,
  end: instant,
  staff: z.array(named),
  rooms: z.array(named),
  customer: z.strictObject({ name: z.string(), email: z.email(), phone: text }),
  notes: text,
  answers: z.exactOptional(z.record(id, z.string())),
  card: z.exactOptional(cardSchema),
  secondGuest: bookingSchema.shape.secondGuest,
  parts: z.exactOptional(z.array(part)).describe('Every massage, where there are several or it is for two.'),
  course: z
    .exactOptional(z.strictObject({ id, session: z.int().min(1), of: z.int().min(2) }))
    .describe('Which session of a course it is.'),
  locale: text,
  lines: z.array(
    z.strictObject({
      kind: z.enum(['service', 'add-on', 'discount']),
      id: id.describe('Of a discount its kind.'),
      name: z.string(),
      minutes: whole,
      price: z.int().describe('Below 0 for a discount.'),
    }),
  ),
  total: whole.describe('In the currency’s minor unit.'),
  tax: z
    .exactOptional(
      z.strictObject({
        percent: z.number().min(0),
        amount: whole,
        included: z.boolean().describe('In the prices of the lines already, or added to their sum.'),
      }),
    )
    .describe('The tax in the total, which has it in both cases.'),
  deposit: z.exactOptional(whole).describe('The part of the total that is asked for ahead.'),
  payment: z
    .exactOptional(
      z.strictObject({
        amount: whole,
        status: z.enum(['due', 'paid', 'expired', 'refunded']),
        until: z.exactOptional(instant).describe('Until when the time is kept for it.'),
        url: z.exactOptional(z.url()).describe('The page to pay on; of a course, for all sessions at once.'),
      }),
    )
    .describe('How the deposit stands, where it is paid on a provider’s page.'),
  currency: z.string(),
  cancelUntil: instant,
  rescheduleUntil: instant,
  calendarUrl: z.exactOptional(z.url()).describe('The appointment’s current state as a calendar file.'),
};
export const bookingAnswer = z.strictObject(booking) satisfies z.ZodType<Booking>;

export const ownAnswer = z.strictObject({
  ...booking,
  sessions: z
    .exactOptional(z.array(z.strictObject({ ...booking, manageToken: text })))
    .describe('Of the first session of a course: the further ones, in order.'),
}) satisfies z.ZodType<BookedBooking>;

const booked = z.strictObject({
  ...booking,
  manageToken: text.describe('The only copy: a bearer token that reads, moves and cancels this booking.'),
});
export const bookedAnswer = booked.extend({
  sessions: z.exactOptional(z.array(booked)).describe('The further sessions of a course, in order.'),
}) satisfies z.ZodType<BookedBooking>;

const block = { id, start: instant, end: instant, resourceIds: z.array(id), name: text };
export const blockAnswer = z.strictObject({
  ...block,
  bookings: z.array(bookingAnswer).describe('Bookings in that time. They stand.'),
}) satisfies z.ZodType<AgendaBlock>;

export const agendaAnswer = z.strictObject({
  from: instant,
  to: instant,
  now: instant,
  spa: z.strictObject({ name: z.string(), timeZone: z.string(), locale: z.string() }),
  staff: z.array(z.strictObject({ ...named.shape, feedUrl: z.url() })),
  rooms: z.array(named),
  questions: z.array(z.strictObject({ id, label: z.string() })),
  feedUrl: z.url(),
  bookings: z.array(bookingAnswer.extend({ source: bookingSchema.shape.source })),
  blocks: z.array(z.strictObject(block)),
  busy: z
    .array(z.strictObject({ staffId: id, start: instant, end: instant }))
    .describe('When therapists are busy by calendars of their own.'),
  screened: z.array(id).describe('Bookings whose guest’s answers about health are kept.'),
}) satisfies z.ZodType<Agenda>;

export const screeningAnswer = z.strictObject({
  answers: z.array(z.strictObject({ question: z.string(), answer: z.enum(['yes', 'no']) })),
  deleteAfter: instant,
});

const tzAnswer = z.strictObject({
  version: text.describe('The same as `tzVersion`; left out where the database does not say it.'),
  source: z.enum(['system', 'intl']).describe('The system’s tz database, or that of Node.js.'),
  warnings: z
    .array(z.strictObject({ code: z.enum(TZ_WARNINGS), detail: z.string() }))
    .describe('What is to be said against it. Programs go by the code, which never changes its meaning.'),
}) satisfies z.ZodType<TzStatus>;

const mailCounts = {
  via: z
    .enum(['smtp', 'outbox'])
    .describe('`outbox`: there is no mail server, and mails are written to a folder.'),
  late: whole.describe('Due for more than ten minutes.'),
  givenUp: whole.describe('Could not be sent. Staff see them on the agenda.'),
};

export const mailsAnswer = z.strictObject({
  ...mailCounts,
  via: z.enum(['smtp', 'outbox', 'none']).describe('`none`: no mails are sent from this server.'),
  waiting: whole.describe('Also those that are not due yet.'),
  mails: z.array(
    z.strictObject({
      id,
      kind: z.enum(MAIL_KINDS),
      to: z.enum(['visitor', 'spa']),
      why: z.string().describe('A code: `smtp-550` is what the mail server answered.'),
      givenUpAt: instant,
      reference: z.string(),
      start: instant,
      customer: booking.customer,
    }),
  ),
}) satisfies z.ZodType<Mails>;

const faultCodes = Object.keys(FEED_FAULTS) as FeedFault[];
const warningCodes = Object.keys(FEED_WARNINGS) as FeedWarning[];

export const staffCalendarAnswer = z.strictObject({
  staffId: id,
  name: z.string(),
  address: z.string().describe('Its server alone: the rest is a secret.'),
  setAt: instant,
  triedAt: z.exactOptional(instant).describe('When it was asked for last.'),
  goodAt: z.exactOptional(instant).describe('When that went well last. What is known since then stands.'),
  stale: z.boolean().describe('It has not been read well for a day.'),
  fault: z
    .exactOptional(z.strictObject({ code: z.enum(faultCodes), detail: z.string() }))
    .describe('Why it could not be read the last time.'),
  warnings: z.array(z.strictObject({ code: z.enum(warningCodes), detail: z.string() })),
}) satisfies z.ZodType<StaffCalendar>;

export const staffCalendarsAnswer = z.strictObject({ calendars: z.array(staffCalendarAnswer) });

export const healthAnswer = z.strictObject({
  status: z.enum(['ok', 'failing']),
  store: z.enum(['ok', 'failing']),
  tzVersion: text.describe('Release of the tz database that times are told by.'),
  tz: tzAnswer,
  mail: z
    .exactOptional(z.strictObject(mailCounts))
    .describe('How mails are doing; left out where none are sent.'),
  calendars: z
    .exactOptional(
      z.strictObject({
        failing: whole.describe('Could not be read the last time.'),
        stale: whole.describe('Not read well for a day.'),
      }),
    )
    .describe('How reading therapists’ own calendars goes; left out where there are none.'),
});

const codes = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];
export const problemAnswer = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes).describe('Never changes its meaning; programs go by it.'),
    detail: text,
    faults: z
      .exactOptional(z.array(z.strictObject({ path: z.string(), message: z.string() })))
      .describe('With `invalid`: everything that is wrong, and where.'),
    busy: z.exactOptional(busyAnswer).describe('With `slot-taken`: what is taken now.'),
    total: z.exactOptional(whole).describe('With `price-changed`: the total as it is now.'),
  })
  .describe('RFC 9457.');
