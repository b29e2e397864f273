import type { IcsMethod } from '../../../packages/core/src/ics.ts';
import {
  type Booking,
  type CalendarEvent,
  type CalendarOptions,
  type Catalog,
  calendarEvents,
} from '../../../packages/core/src/index.ts';
import { bookingWith, spaWithAddress } from '../../core/support/bookings.ts';

/** What a calendar file is made of: one booking, or a course's. */
export interface Case {
  readonly seed: number;
  readonly bookings: readonly Booking[];
  readonly catalog: Catalog;
  readonly options: CalendarOptions;
  readonly method: IcsMethod;
  readonly events: readonly CalendarEvent[];
}

/** It stands in everything that belongs in no calendar. */
export const SECRET = 'Hidden0Shoulder';

/** Words that mean something to a calendar, characters that fold badly, and those that must not be there. */
const NASTY = [
  '\r\nATTENDEE:mailto:evil@evil.example',
  '\r\nX-EVIL:1\r\n',
  '\nBEGIN:VEVENT\n',
  '\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  '\\nX-EVIL:1',
  '\r\n ',
  '\r',
  '\n',
  '\n\n',
  '\n ',
  '\u0000',
  '\u0007',
  '\u0008',
  '\u000b',
  '\u000c',
  '\u001b[31m',
  '\u001e',
  '\u007f',
  '\u0085',
  '\u009f',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200e',
  '\u2028X',
  '\u2029',
  '\u202egnp.exe',
  '\u2066',
  '\u3000',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ud83d',
  '\udc00',
  '\u{1f9d1}\u{1f3fd}\u200d\u{1f91d}\u200d\u{1f9d1}\u{1f3fb}',
  '👩‍👩‍👧‍👦',
  '💆🏽‍♀️',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  '漢字かな交じり文',
  '한국어 마사지',
  'تدليك الظهر',
  'נעים',
  'นวดแผนไทย',
  'Z͑ͫ̓̓͜ą̴̢̛̹̭̺l̷̨̡̺͖g̶̨̝̲̯o̴̦̬̾',
  'ß Ǆ ﬁ İ ı',
  '\u{1d54f}\u{2f81a}',
  '\\',
  '\\\\',
  '\\n',
  '\\,',
  '\\;',
  ';',
  ',',
  ':',
  '"',
  "'",
  '`',
  '^n',
  "^'",
  '^^',
  '%0D%0A',
  '%s%n',
  '=?utf-8?q?x?=',
  '<script>alert(1)</script>',
  "'; DROP TABLE bookings;--",
  '{{7*7}}',
  'BEGIN:VCALENDAR',
  'DTSTART;VALUE=DATE:20260101',
  'ATTENDEE;CN="x":mailto:evil@evil.example',
  ' ',
  '  ',
  '\t',
  'Back massage ',
  'a'.repeat(74),
  'é'.repeat(37),
  '€'.repeat(25),
  '😀'.repeat(19),
];

const EMAILS = [
  'ada@visitor.example',
  "o'hara+spa@mail.visitor.example",
  '!#$%&*+/=?^_`{|}~-@visitor.example',
  'a.b.c@x-y.visitor.example',
  `${'l'.repeat(64)}@${'d'.repeat(60)}.example`,
];

const URLS = [
  'https://stillwater.example/',
  'HTTPS://Stillwater.Example:8443/Über-uns?a=1&b=2#päge',
  'https://stillwater.example/booking?from=a b',
  'https://stillwater.example/\r\nATTENDEE:mailto:evil@evil.example',
  'https://[2001:db8::1]/booking#token',
  'http://user:pass@127.0.0.1:8787/',
  'https://xn--bcher-kva.example/',
  'https://bücher.example/',
  '/',
  './booking',
  'javascript:alert(1)',
  `https://stillwater.example/${'a'.repeat(3000)}`,
];

/** A number from 0 on and below 1, by a generator that is the same everywhere (mulberry32). */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The case of a number: the same one each time. */
export function caseOf(seed: number): Case {
  const random = randomBy(Math.imul(seed, 2_654_435_761));
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const one = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)]!;
  const maybe = (share: number) => random() < share;
  /** Some code units, characters or not, of any part of Unicode. */
  const units = () =>
    String.fromCharCode(
      ...Array.from({ length: whole(1, 12) }, () =>
        maybe(0.5) ? whole(0, 0xff) : maybe(0.5) ? whole(0xd800, 0xdfff) : whole(0, 0xffff),
      ),
    );
  const points = () => String.fromCodePoint(...Array.from({ length: whole(1, 8) }, () => whole(0, 0x10ffff)));
  const part = () => (maybe(0.6) ? one(NASTY) : maybe(0.5) ? units() : maybe(0.5) ? points() : 'Ana ');
  const text = (): string => {
    if (maybe(0.1)) return '';
    const parts = Array.from({ length: whole(1, maybe(0.1) ? 60 : 8) }, part).join('');
    // Lengths that no form lets through.
    return maybe(0.02) ? `Ana ${parts.repeat(Math.ceil(whole(1000, 40_000) / parts.length))}` : parts;
  };
  const iso = (instant: number, offset: number): string => {
    const wall = new Date(instant + offset * 60_000).toISOString().slice(0, 19);
    const size = Math.abs(offset);
    const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
    return offset
      ? `${wall}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`
      : `${wall}${maybe(0.5) ? 'Z' : '+00:00'}`;
  };
  const offset = one([0, 60, 120, -300, 330, 345, 840, -660]);
  const method = one<IcsMethod>(['PUBLISH', 'REQUEST', 'CANCEL']);
  const count = method === 'PUBLISH' && maybe(0.2) ? whole(2, 12) : 1;
  const shared = { serviceName: text(), name: text(), customer: text(), reference: text() };
  const year = 31_556_952_000;
  // sabre/vobject 2 reads the years up to 2999.
  const first = whole(year, maybe(0.1) ? 1000 * year : 90 * year);

  const bookings = Array.from({ length: count }, (_, i) => {
    const start = first + i * 7 * 86_400_000;
    const made = start - whole(0, Math.min(first, year));
    return bookingWith({
      id: `${maybe(0.1) ? text().slice(0, 99) : ''}${seed}-${i}`,
      status: one(['requested', 'confirmed', method === 'REQUEST' ? 'confirmed' : 'cancelled']),
      sequence: maybe(0.9) ? whole(0, 40) : 2 ** 31 - 1,
      createdAt: iso(made, offset),
      updatedAt: iso(made + whole(0, 86_400_000), offset),
      start: iso(start, offset),
      end: iso(start + whole(5, 1440) * 60_000, offset),
      reference: shared.reference,
      serviceName: shared.serviceName,
      serviceId: one(['calm', 'deep', 'unknown']),
      minutes: whole(5, 720),
      lines: Array.from({ length: whole(1, 4) }, (_, line) => ({
        kind: line ? ('add-on' as const) : ('service' as const),
        id: `line-${line}`,
        name: text(),
        minutes: 30,
        price: 1000,
      })),
      staff: Array.from({ length: whole(0, 2) }, (_, n) => ({ id: `staff-${n}`, name: text() })),
      rooms: [{ id: 'room', name: SECRET }],
      customer: { name: shared.customer, email: one(EMAILS), phone: SECRET },
      notes: `${text()}${SECRET}${text()}`,
      answers: { question: `${SECRET}${text()}` },
      card: { allergies: `${SECRET}${text()}` },
    });
  });

  const { geo: _, email: __, url: ___, address: ____, phone: _____, ...plain } = spaWithAddress.spa;
  const withEmail = method === 'REQUEST' || maybe(0.7);
  const [service] = spaWithAddress.services;
  const catalog: Catalog = {
    ...spaWithAddress,
    spa: {
      ...plain,
      name: shared.name,
      ...(withEmail ? { email: one(EMAILS) } : {}),
      ...(maybe(0.7) ? { address: text() } : {}),
      ...(maybe(0.7) ? { phone: text() } : {}),
      ...(maybe(0.7) ? { url: one(URLS) } : {}),
      ...(maybe(0.7) ? { geo: { lat: random() * 180 - 90, lon: random() * 360 - 180 } } : {}),
      ...(maybe(0.05) ? { geo: { lat: -0.0000001, lon: 180 } } : {}),
    },
    services: [
      { ...service!, id: 'calm' },
      { ...service!, id: 'deep', ...(maybe(0.5) ? { bring: text() } : {}) },
    ],
    policy: {
      ...spaWithAddress.policy,
      arriveEarly: one([0, 1, 10, 240]),
      ...(maybe(0.5) ? { bring: text() } : {}),
    },
    reminders: Array.from({ length: whole(0, 5) }, () => ({
      beforeMinutes: one([1, 59, 60, 61, 1440, 10_080, whole(1, 525_600)]),
      by: one(['calendar', 'email'] as const),
      kind: one(['reminder', 'leave-now'] as const),
    })),
  };
  const options: CalendarOptions = {
    ...(maybe(0.4) ? { travelMinutes: whole(0, 600) } : {}),
    ...(maybe(0.3) ? { manageUrl: one(URLS) } : {}),
  };
  const events = calendarEvents(bookings, catalog, undefined, options);
  return { seed, bookings, catalog, options, method, events };
}
