import { bookingSchema, cardSchema, codeCheckSchema, giftSchema, holdSchema } from '@unknot/core';
import type * as z from 'zod';
import { codeChangeSchema, newCodeSchema } from '../codes/schemas.ts';
import type { ProblemCode } from '../problem.ts';
import {
  agendaQuerySchema,
  blockSchema,
  busyQuerySchema,
  calendarQuerySchema,
  cancelSchema,
  contactSchema,
  rescheduleSchema,
  staffCalendarSchema,
} from '../schemas.ts';
import { claimSchema, declineSchema, wishSchema } from '../waitlist/schemas.ts';
import * as answers from './answers.ts';
import { checkedCodeAnswer, codeAnswer, codesAnswer, giftAnswer } from './code-answers.ts';
import { offerAnswer, ownWishAnswer, waitlistAnswer, wishAnswer } from './waitlist-answers.ts';

/** The shapes that have a name in the document. */
export const SCHEMAS = {
  BookingRequest: bookingSchema,
  HoldRequest: holdSchema,
  SessionCard: cardSchema,
  Reschedule: rescheduleSchema,
  Cancel: cancelSchema,
  Contact: contactSchema,
  NewBlock: blockSchema,
  NewStaffCalendar: staffCalendarSchema,
  Wish: wishSchema,
  ClaimOffer: claimSchema,
  DeclineOffer: declineSchema,
  CodeCheck: codeCheckSchema,
  GiftRequest: giftSchema,
  NewCode: newCodeSchema,
  CodeChange: codeChangeSchema,
  CatalogAnswer: answers.catalogAnswer,
  Busy: answers.busyAnswer,
  Hold: answers.holdAnswer,
  Booking: answers.bookingAnswer,
  OwnBooking: answers.ownAnswer,
  BookedBooking: answers.bookedAnswer,
  Block: answers.blockAnswer,
  Agenda: answers.agendaAnswer,
  Screening: answers.screeningAnswer,
  CheckedCode: checkedCodeAnswer,
  Code: codeAnswer,
  Codes: codesAnswer,
  Gift: giftAnswer,
  WishKept: wishAnswer,
  OwnWish: ownWishAnswer,
  Offer: offerAnswer,
  Waitlist: waitlistAnswer,
  Mails: answers.mailsAnswer,
  StaffCalendar: answers.staffCalendarAnswer,
  StaffCalendars: answers.staffCalendarsAnswer,
  Health: answers.healthAnswer,
  Problem: answers.problemAnswer,
} as const satisfies Record<string, z.core.$ZodType>;

export type SchemaName = keyof typeof SCHEMAS;

/** What one call does, takes and answers. */
export interface Operation {
  readonly does: string;
  readonly takes?: SchemaName | 'Catalog';
  readonly query?: z.ZodObject;
  readonly path?: string;
  readonly answers: Readonly<Record<number, SchemaName | 'calendar' | 'page' | null>>;
  readonly problems?: readonly ProblemCode[];
  readonly token?: 'manageToken' | 'staffToken' | 'wishToken' | 'offerToken';
  readonly tokenOptional?: boolean;
  readonly idempotent?: boolean;
}

const code: readonly ProblemCode[] = [
  'code-unknown',
  'code-expired',
  'code-used-up',
  'code-not-for-this',
  'code-unpaid',
];
const body: readonly ProblemCode[] = ['malformed', 'too-large', 'unsupported-media-type', 'invalid'];

/** Every call of the contract. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /catalog': {
    does: 'The catalog with the offsets of the spa’s zone. Send `If-None-Match` and it is not sent again.',
    answers: { 200: 'CatalogAnswer', 304: null },
  },
  'PUT /catalog': {
    does: 'Puts another catalog in force.',
    takes: 'Catalog',
    answers: { 200: 'CatalogAnswer' },
    problems: body,
    token: 'staffToken',
  },
  'GET /busy': {
    does: 'What is taken in a window of at most 400 days, and nothing about whom. With the token of a booking, what that takes is left out.',
    query: busyQuerySchema,
    answers: { 200: 'Busy' },
    problems: ['invalid', 'not-found'],
    token: 'manageToken',
    tokenOptional: true,
  },
  'POST /holds': {
    does: 'Keeps a time while its visitor fills in the form.',
    takes: 'HoldRequest',
    answers: { 201: 'Hold' },
    problems: [...body, 'slot-taken'],
  },
  'DELETE /holds/{id}': { does: 'Lets a held time go.', path: 'id', answers: { 204: null } },
  'POST /bookings': {
    does: 'Books. Price, length and resources are computed here. The same key with the same body makes one booking and gets the same answer.',
    takes: 'BookingRequest',
    answers: { 201: 'BookedBooking' },
    problems: [...body, 'slot-taken', 'price-changed', 'key-reused', 'payment-unavailable', ...code],
    idempotent: true,
  },
  'POST /codes/check': {
    does: 'What a code takes off a visit. Who tries codes that do not exist is soon told to wait.',
    takes: 'CodeCheck',
    answers: { 200: 'CheckedCode' },
    problems: [...body, ...code],
  },
  'POST /gifts': {
    does: 'Makes a gift, where the policy has `gifts`. Its code books nothing until staff say that it is paid.',
    takes: 'GiftRequest',
    answers: { 201: 'Gift' },
    problems: [...body, 'refused', 'price-changed', 'key-reused'],
    idempotent: true,
  },
  'GET /codes': {
    does: 'The newest codes and gifts, at most 500.',
    answers: { 200: 'Codes' },
    token: 'staffToken',
  },
  'POST /codes': {
    does: 'Makes a code. One that is worth money by itself is made up here.',
    takes: 'NewCode',
    answers: { 201: 'Code' },
    problems: body,
    token: 'staffToken',
  },
  'POST /codes/{id}/activate': {
    does: 'A gift has been paid for: from now on it can be booked with.',
    takes: 'CodeChange',
    path: 'id',
    answers: { 200: 'Code' },
    problems: [...body, 'not-found', 'conflict'],
    token: 'staffToken',
  },
  'POST /codes/{id}/void': {
    does: 'From now on nothing can be booked with a code. What was booked stands.',
    takes: 'CodeChange',
    path: 'id',
    answers: { 200: 'Code' },
    problems: [...body, 'not-found'],
    token: 'staffToken',
  },
  'GET /booking': {
    does: 'The booking of the token.',
    answers: { 200: 'OwnBooking' },
    problems: ['not-found'],
    token: 'manageToken',
  },
  'POST /booking/reschedule': {
    does: 'Moves the booking, within the policy. Its price stays.',
    takes: 'Reschedule',
    answers: { 200: 'OwnBooking' },
    problems: [...body, 'not-found', 'slot-taken', 'too-late', 'conflict'],
    token: 'manageToken',
  },
  'POST /booking/cancel': {
    does: 'Cancels the booking, within the policy.',
    takes: 'Cancel',
    answers: { 200: 'OwnBooking' },
    problems: [...body, 'not-found', 'too-late'],
    token: 'manageToken',
  },
  'POST /booking/contact': {
    does: 'Changes how the visitor is reached: of a course, for all sessions to come. They are told, at the old address too.',
    takes: 'Contact',
    answers: { 200: 'OwnBooking' },
    problems: [...body, 'not-found', 'too-late', 'conflict'],
    token: 'manageToken',
  },
  'GET /calendar/{token}.ics': {
    does: 'One appointment as it stands now; with `?course` every session of its course. The token can only read.',
    path: 'token',
    query: calendarQuerySchema,
    answers: { 200: 'calendar' },
    problems: ['not-found', 'invalid'],
  },
  'POST /payments/{provider}': {
    does: 'For the payment provider: its messages, signed by it.',
    path: 'provider',
    answers: { 204: null },
    problems: ['malformed', 'too-large', 'refused', 'not-found'],
  },
  'POST /waitlist': {
    does: 'Keeps what somebody would take if it came free. The same wish twice is one.',
    takes: 'Wish',
    answers: { 201: 'WishKept' },
    problems: [...body, 'refused', 'key-reused'],
    idempotent: true,
  },
  'GET /waitlist': {
    does: 'Who waits for what, in the order in which they are offered something.',
    answers: { 200: 'Waitlist' },
    token: 'staffToken',
  },
  'DELETE /waitlist/{id}': {
    does: 'Takes a wish off the list, and what is offered to it.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'GET /wish': {
    does: 'The wish of the token.',
    answers: { 200: 'OwnWish' },
    problems: ['not-found'],
    token: 'wishToken',
  },
  'DELETE /wish': {
    does: 'Withdraws the wish, and what is offered to it.',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'wishToken',
  },
  'GET /offer': {
    does: 'A time that has come free and is kept for who waits.',
    answers: { 200: 'Offer' },
    problems: ['not-found'],
    token: 'offerToken',
  },
  'POST /offer/claim': {
    does: 'Books it, where nothing is to be answered or paid first (`oneTap`). However often it is sent, it is one booking.',
    takes: 'ClaimOffer',
    answers: { 201: 'BookedBooking' },
    problems: [...body, 'not-found', 'too-late', 'conflict', 'price-changed'],
    token: 'offerToken',
  },
  'POST /offer/decline': {
    does: 'Lets it go, for the next one who waits.',
    takes: 'DeclineOffer',
    answers: { 204: null },
    problems: [...body, 'not-found'],
    token: 'offerToken',
  },
  'GET /agenda': {
    does: 'Bookings and time off in a window of at most 400 days. A date is its midnight at the spa.',
    query: agendaQuerySchema,
    answers: { 200: 'Agenda' },
    problems: ['invalid'],
    token: 'staffToken',
  },
  'GET /bookings/{id}/screening': {
    does: 'What the guest of a booking said about their health, while it is kept.',
    path: 'id',
    answers: { 200: 'Screening' },
    problems: ['not-found', 'conflict'],
    token: 'staffToken',
  },
  'POST /blocks': {
    does: 'Takes time out of the calendar. Bookings in it stand, and are in the answer.',
    takes: 'NewBlock',
    answers: { 201: 'Block' },
    problems: body,
    token: 'staffToken',
  },
  'DELETE /blocks/{id}': {
    does: 'Puts the time back.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'GET /feed/{token}.ics': {
    does: 'The calendar of a therapist, or of everybody, to subscribe to. The agenda has the addresses.',
    path: 'token',
    answers: { 200: 'calendar' },
    problems: ['not-found'],
  },
  'GET /staff/calendars': {
    does: 'Therapists’ own calendars that busy times are read from, and how that goes.',
    answers: { 200: 'StaffCalendars' },
    token: 'staffToken',
  },
  'PUT /staff/{id}/calendar': {
    does: 'Sets the calendar that a therapist’s busy times are read from. Its address is a secret, and in no answer.',
    takes: 'NewStaffCalendar',
    path: 'id',
    answers: { 200: 'StaffCalendar' },
    problems: [...body, 'not-found'],
    token: 'staffToken',
  },
  'DELETE /staff/{id}/calendar': {
    does: 'Forgets it, and the busy times read from it.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'GET /mails': {
    does: 'How mails are doing, and those that could not be sent: at most a hundred, the latest first.',
    answers: { 200: 'Mails' },
    token: 'staffToken',
  },
  'POST /mails/{id}/send': {
    does: 'Lets a mail that could not be sent be tried anew.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'DELETE /mails/{id}': {
    does: 'Lets a mail that could not be sent be.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'GET /mail/no-more/{token}': {
    does: 'A page that asks whether mails that a visitor can do without should stop. It changes nothing.',
    path: 'token',
    answers: { 200: 'page' },
    problems: ['not-found'],
  },
  'POST /mail/no-more/{token}': {
    does: 'Stops the mails that a visitor can do without: what a click in their mail program sends (RFC 8058).',
    path: 'token',
    answers: { 200: 'page' },
    problems: ['not-found'],
  },
  'GET /health': {
    does: 'Can bookings be stored, do mails go out, and are therapists’ calendars read?',
    answers: { 200: 'Health', 503: 'Health' },
  },
};
