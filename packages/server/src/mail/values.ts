import {
  type Catalog,
  type Customer,
  findService,
  localTime,
  type Offer,
  type OffsetTable,
  toBring,
} from '@unknot/core';
import { presentBooking } from '../booking/present.ts';
import type { StoredBooking, StoredOffer } from '../store/store.ts';
import type { PLACEHOLDERS } from './placeholders.ts';
import type { Value } from './template.ts';

/** The digits and the calendar of the booking form, also where a country has others besides. */
const AS_ON_THE_WEB = { numberingSystem: 'latn', calendar: 'gregory' } as const;

/** What templates are filled with. */
export type MailValues = Partial<Record<keyof typeof PLACEHOLDERS, Value>>;

/** The addresses that stand in a mail; one that is not known is left out, and so is what leads there. */
export interface MailLinks {
  readonly siteUrl?: string;
  readonly calendarUrl?: string;
  readonly noMoreUrl?: string;
  readonly agendaUrl?: string;
}

/**
 * The values of a booking's mail. Of what the visitor wrote, only their name, address and phone number are in it.
 * @param tag the language tag by which dates and prices are written
 * @param sessions of its course; else the booking alone
 * @param manageUrl the page on which the visitor sees, moves and cancels a booking, where it is known
 */
export function mailValues(
  booking: StoredBooking,
  sessions: readonly StoredBooking[],
  catalog: Catalog,
  { offsets, now }: { readonly offsets: OffsetTable; readonly now: number },
  tag: string,
  links: MailLinks,
  manageUrl: (booking: StoredBooking) => string | undefined,
): MailValues {
  const { spa, policy } = catalog;
  const { details } = booking;
  const { customer, lines, parts = [], tax, deposit, payment } = details;
  const write = writer(offsets, tag);
  const money = (minor: number) => price(minor, details.currency, tag);
  const until = (at: number) => (at > now ? `${write.day(at)}, ${write.time(at)}` : '');
  const service = findService(catalog, details.serviceId);
  const bring = toBring(presentBooking(booking, offsets), catalog);
  const coming = sessions.filter(({ status }) => status !== 'cancelled');
  const isCourse = coming.length > 1;
  return {
    lang: tag,
    dir: direction(tag),
    spaName: spa.name,
    spaAddress: spa.address ?? '',
    spaPhone: spa.phone ?? '',
    spaEmail: spa.email ?? '',
    name: callable(customer.name),
    customerName: customer.name,
    customerEmail: customer.email,
    customerPhone: customer.phone ?? '',
    reference: booking.reference,
    service: details.serviceName,
    minutes: String(details.minutes),
    date: write.day(booking.start),
    time: write.span(booking.start, booking.end),
    starts: write.time(booking.start),
    staff: names(details.staff, tag),
    lines: (lines.length > 1 ? lines : []).map(({ name, price: minor }) => ({
      lineName: name,
      linePrice: money(minor),
    })),
    parts: parts.map((part) => ({
      partTime: write.span(part.start, part.end),
      partService: part.serviceName,
      partStaff: names(part.staff, tag),
    })),
    course: isCourse ? String(coming.length) : '',
    sessions: (isCourse ? coming : []).map((one) => ({
      sessionDate: write.day(one.start),
      sessionTime: write.span(one.start, one.end),
      sessionStaff: names(one.details.staff, tag),
      sessionReference: one.reference,
      sessionManageUrl: manageUrl(one) ?? '',
    })),
    total: money(details.total * Math.max(coming.length, 1)),
    deposit: deposit ? money(deposit * Math.max(coming.length, 1)) : '',
    depositPaid: payment?.status === 'paid' ? money(payment.amount * Math.max(coming.length, 1)) : '',
    depositRefunded: payment?.status === 'refunded' ? money(payment.amount) : '',
    tax: tax && !tax.included ? money(tax.amount) : '',
    taxIncluded: tax?.included ? money(tax.amount) : '',
    arriveEarly: policy.arriveEarly ? String(policy.arriveEarly) : '',
    bring: bring.join('\n'),
    lateNote: policy.lateNote ?? '',
    cancelUntil: until(details.cancelUntil),
    rescheduleUntil: until(details.rescheduleUntil),
    aftercare: service?.aftercare ?? '',
    manageUrl: manageUrl(booking) ?? '',
    ...links,
  };
}

/**
 * The values of the mail that offers a time.
 * @param priced what it is, and what it costs
 */
export function offerValues(
  offer: StoredOffer,
  priced: Pick<Offer, 'serviceName' | 'minutes' | 'total' | 'deposit' | 'currency'>,
  customer: Customer,
  { catalog, offsets }: { readonly catalog: Catalog; readonly offsets: OffsetTable },
  tag: string,
  offerUrl: string,
): MailValues {
  const write = writer(offsets, tag);
  const { start, end, expiresAt, details } = offer;
  const { total, deposit, currency, minutes, serviceName } = priced;
  return {
    ...pageValues(catalog, tag, undefined),
    spaAddress: catalog.spa.address ?? '',
    name: callable(customer.name),
    service: serviceName,
    minutes: String(minutes),
    date: write.day(start),
    time: write.span(start, end),
    starts: write.time(start),
    staff: names(details.staff, tag),
    total: price(total, currency, tag),
    deposit: deposit ? price(deposit, currency, tag) : '',
    offerUrl,
    offerUntil: `${write.day(expiresAt)}, ${write.time(expiresAt)}`,
  };
}

/** The values of a page that is about no booking. */
export function pageValues({ spa }: Catalog, tag: string, siteUrl: string | undefined): MailValues {
  return {
    lang: tag,
    dir: direction(tag),
    title: spa.name,
    spaName: spa.name,
    spaPhone: spa.phone ?? '',
    spaEmail: spa.email ?? '',
    siteUrl: siteUrl ?? '',
  };
}

/**
 * Anybody can have a mail sent to anybody by booking in their name; what it says there must not be an advertisement.
 * So a name with an address of the web in it is not greeted, nor does it stand beside the address.
 */
export function callable(name: string): string {
  return name.length <= 60 && !/[/:@<>\\]|www\.|\.\p{L}{2,}/iu.test(name) ? name : '';
}

function writer(offsets: OffsetTable, tag: string) {
  // The spa's wall clock, written as if it were UTC: so no other time-zone data come in.
  const wall = (instant: number) =>
    instant >= offsets.from && instant <= offsets.until
      ? Date.parse(`${localTime(offsets, instant)}Z`)
      : instant;
  const day = new Intl.DateTimeFormat(tag, {
    ...AS_ON_THE_WEB,
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat(tag, {
    ...AS_ON_THE_WEB,
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
  });
  return {
    day: (instant: number) => day.format(wall(instant)),
    time: (instant: number) => time.format(wall(instant)),
    span: (from: number, to: number) => `${time.format(wall(from))} – ${time.format(wall(to))}`,
  };
}

function names(people: readonly { readonly name: string }[], tag: string): string {
  return new Intl.ListFormat(tag).format(people.map(({ name }) => name));
}

function price(minor: number, currency: string, tag: string): string {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency, numberingSystem: 'latn' });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function direction(tag: string): 'ltr' | 'rtl' {
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/.test(tag) ? 'rtl' : 'ltr';
}
