import { MAX_OCTETS } from './ics-fold.ts';
import { isWellFormed } from './well-formed.ts';

const octets = new TextEncoder();

/** How a value is written (RFC 5545 §3.3). */
const INSTANT = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;
const TEXT = /^(?=.)[^\\;,]*(?:\\[\\;,n][^\\;,]*)*$/s;
const MAILBOX = /^mailto:[\w.!$%'*+=~-]+@[\w.!$%'*+=~-]+$/i;
const WHOLE = /^(?:0|[1-9]\d{0,9})$/;

/** One property: what its value is, whether it must be there, and its parameters in the order they are written. */
interface Form {
  readonly value: RegExp;
  readonly optional?: true;
  readonly parameters?: RegExp;
}

const maybe = (value: RegExp): Form => ({ value, optional: true });

/** All that may stand in each component, and nothing else (RFC 5545 §3.6, §3.8). */
const components: Readonly<
  Record<string, { readonly within: string; readonly forms: Record<string, Form> }>
> = {
  VCALENDAR: {
    within: '',
    forms: {
      VERSION: { value: /^2\.0$/ },
      CALSCALE: maybe(/^GREGORIAN$/),
      PRODID: { value: TEXT },
      METHOD: { value: /^(?:PUBLISH|REQUEST|CANCEL)$/ },
      'X-PUBLISHED-TTL': maybe(/^PT1H$/),
    },
  },
  VEVENT: {
    within: 'VCALENDAR',
    forms: {
      UID: { value: TEXT },
      SUMMARY: { value: TEXT },
      DTSTAMP: { value: INSTANT },
      DTSTART: { value: INSTANT },
      DTEND: { value: INSTANT },
      SEQUENCE: { value: WHOLE },
      DESCRIPTION: maybe(TEXT),
      URL: maybe(/^https?:[!#-~]+$/),
      GEO: maybe(/^-?\d{1,2}(?:\.\d{1,6})?;-?\d{1,3}(?:\.\d{1,6})?$/),
      LOCATION: maybe(TEXT),
      STATUS: { value: /^(?:CONFIRMED|TENTATIVE|CANCELLED)$/ },
      ORGANIZER: { value: MAILBOX, parameters: /^;CN="[^"]*"$/ },
      CREATED: maybe(INSTANT),
      'LAST-MODIFIED': maybe(INSTANT),
      ATTENDEE: {
        value: MAILBOX,
        optional: true,
        parameters: /^;RSVP=FALSE;ROLE="REQ-PARTICIPANT";PARTSTAT="ACCEPTED";CN="[^"]*"$/,
      },
    },
  },
  VALARM: {
    within: 'VEVENT',
    forms: {
      ACTION: { value: /^DISPLAY$/ },
      DESCRIPTION: { value: TEXT },
      // Never 0 and never after the start.
      TRIGGER: { value: /^-PT(?:[1-9]\d*H(?:[1-9]\d?M)?|[1-9]\d?M)$/ },
    },
  },
};

const needed = new Map(
  Object.entries(components).map(([name, { forms }]) => [
    name,
    Object.keys(forms).filter((property) => !forms[property]!.optional),
  ]),
);

/**
 * Reads a calendar file strictly, octet by octet, as a program that forgives nothing would: only what we write passes.
 * @returns what is wrong with it, or undefined
 */
export function checkIcs(file: string): string | undefined {
  if (!isWellFormed(file)) return 'it holds half a character';
  return octetFault(octets.encode(file)) ?? contentFault(file);
}

/** Line ends are CRLF, the last one too; no line is longer than 75 octets; no octet is a control character's. */
function octetFault(bytes: Uint8Array): string | undefined {
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0d) {
      if (bytes[++i] !== 0x0a) return 'a line ends with CR alone';
      if (!length) return 'a line is empty';
      length = 0;
    } else if (byte < 0x20 || byte === 0x7f || (byte === 0xc2 && bytes[i + 1]! < 0xa0)) {
      return 'a line holds a control character';
    } else if (++length > MAX_OCTETS) {
      return `a line is longer than ${MAX_OCTETS} octets`;
    }
  }
  return length || !bytes.length ? 'it does not end with a line end' : undefined;
}

/** A content line up to its value (RFC 5545 §3.1). */
const HEAD = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):/;

interface Open {
  readonly name: string;
  readonly seen: Map<string, string>;
}

function contentFault(file: string): string | undefined {
  const open: Open[] = [];
  const events: Open['seen'][] = [];
  let method = '';
  for (const line of file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
    const [head = '', property = '', parameters = ''] = HEAD.exec(line) ?? [];
    if (!head) return `“${line.slice(0, 20)}” is not a content line`;
    const value = line.slice(head.length);
    const inside = open.at(-1);
    if (property === 'BEGIN') {
      if (components[value]?.within !== (inside?.name ?? '') || parameters)
        return `${value} begins out of place`;
      if (!inside && method) return 'there is more than one calendar';
      open.push({ name: value, seen: new Map() });
    } else if (!inside) {
      return `${property} stands outside everything`;
    } else if (property === 'END') {
      if (inside.name !== value || parameters) return `END:${value} closes what is not open`;
      const { name, seen } = open.pop()!;
      const missing = needed.get(name)!.find((one) => !seen.has(one));
      if (missing) return `${missing} of ${name} is missing`;
      if (name === 'VEVENT') events.push(seen);
      if (name === 'VCALENDAR') method = seen.get('METHOD')!;
    } else {
      const form = components[inside.name]!.forms[property];
      if (!form) return `${property} of ${inside.name} was not written by us`;
      if (inside.seen.has(property)) return `${property} comes twice`;
      if (!form.value.test(value)) return `${property} is wrong`;
      if (form.parameters ? !form.parameters.test(parameters) : parameters)
        return `${property} has parameters that were not written by us`;
      if (form.value === INSTANT && !exists(value)) return `${property} is no time`;
      inside.seen.set(property, value);
    }
  }
  if (open.length) return `${open.at(-1)!.name} is not closed`;
  return methodFault(method, events);
}

/** No 30th of February: the form has looked at all else. */
function exists(value: string): boolean {
  const day = Number(value.slice(6, 8));
  if (day <= 28) return true;
  const date = new Date(0);
  date.setUTCFullYear(Number(value.slice(0, 4)), Number(value.slice(4, 6)) - 1, day);
  return date.getUTCDate() === day;
}

/** What each method asks of its events (RFC 5546 §3.2.1, §3.2.2, §3.2.5). */
function methodFault(method: string, events: readonly Open['seen'][]): string | undefined {
  if (!events.length) return 'it has no event';
  if (method !== 'PUBLISH' && events.length > 1) return `${method} has more than one event`;
  if (new Set(events.map((seen) => seen.get('UID'))).size < events.length) return 'two events have one id';
  for (const seen of events) {
    // Instants in UTC are in order as text.
    if (seen.get('DTEND')! <= seen.get('DTSTART')!) return 'an event ends before it starts';
    if (seen.has('ATTENDEE') && method === 'PUBLISH') return 'PUBLISH names who comes';
    if (!seen.has('ATTENDEE') && method === 'REQUEST') return 'REQUEST names nobody who comes';
    const cancelled = seen.get('STATUS') === 'CANCELLED';
    if (method === 'CANCEL' ? !cancelled : cancelled && method === 'REQUEST')
      return `${method} has another status`;
  }
  return undefined;
}
