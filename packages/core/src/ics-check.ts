import { isWellFormed } from './well-formed.ts';

const octets = new TextEncoder();

const INSTANT = /^\d{8}T\d{6}Z$/;
const MAILBOX = /^mailto:[^\s"<>@]+@[^\s"<>@]+$/i;

/** What must be there in each component, and what it may look like (RFC 5545 §3.6, §3.8). */
const needed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  VCALENDAR: { VERSION: /^2\.0$/, PRODID: /./, METHOD: /^(PUBLISH|REQUEST|CANCEL)$/ },
  VEVENT: {
    UID: /^[^\p{Cc}]+$/u,
    DTSTAMP: INSTANT,
    DTSTART: INSTANT,
    DTEND: INSTANT,
    SEQUENCE: /^\d+$/,
    STATUS: /^(CONFIRMED|TENTATIVE|CANCELLED)$/,
    SUMMARY: /./,
  },
  VALARM: { ACTION: /^DISPLAY$/, DESCRIPTION: /./, TRIGGER: /^-PT(\d+H(\d+M)?|[1-9]\d*M)$/ },
};

/** What may be there, and what it looks like then. */
const ifThere: Readonly<Record<string, RegExp>> = {
  CREATED: INSTANT,
  'LAST-MODIFIED': INSTANT,
  GEO: /^-?\d{1,3}(\.\d{1,6})?;-?\d{1,3}(\.\d{1,6})?$/,
  URL: /^https?:\S+$/,
  ORGANIZER: MAILBOX,
  ATTENDEE: MAILBOX,
};

const known = new Set(
  'BEGIN END VERSION CALSCALE PRODID METHOD UID DTSTAMP DTSTART DTEND SEQUENCE STATUS SUMMARY DESCRIPTION LOCATION GEO URL ORGANIZER ATTENDEE CREATED LAST-MODIFIED ACTION TRIGGER X-PUBLISHED-TTL'.split(
    ' ',
  ),
);

/**
 * Reads a calendar file strictly, octet by octet, as a program that forgives nothing would.
 * @returns what is wrong with it, or undefined
 */
export function checkIcs(file: string): string | undefined {
  if (!isWellFormed(file)) return 'it holds half a character';
  if (!file.endsWith('\r\n')) return 'it does not end with a line end';
  const physical = file.slice(0, -2).split('\r\n');
  for (const text of physical) {
    if (octets.encode(text).length > 75) return 'a line is longer than 75 octets';
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) return 'a line holds a control character';
  }
  const open: { readonly name: string; readonly seen: Map<string, string> }[] = [];
  for (const text of physical.join('\r\n').replace(/\r\n /g, '').split('\r\n')) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(text);
    if (!match) return `“${text.slice(0, 20)}” is not a content line`;
    const [, property = '', , value = ''] = match;
    if (!known.has(property)) return `${property} was not written by us`;
    const component = open.at(-1);
    if (property === 'BEGIN') {
      open.push({ name: value, seen: new Map() });
    } else if (component === undefined) {
      return `${property} stands outside everything`;
    } else if (property === 'END') {
      if (component.name !== value) return `END:${value} closes what is not open`;
      const wrong = faultIn(component.name, component.seen);
      if (wrong) return wrong;
      open.pop();
    } else {
      // One booking is one person's: a second ATTENDEE was not written by us either.
      if (component.seen.has(property)) return `${property} comes twice`;
      if (ifThere[property]?.test(value) === false) return `${property} is wrong`;
      component.seen.set(property, value);
    }
  }
  return open.length ? `${open.at(-1)?.name} is not closed` : undefined;
}

function faultIn(name: string, seen: ReadonlyMap<string, string>): string | undefined {
  const properties = needed[name];
  if (!properties) return `${name} is not a component`;
  for (const [property, form] of Object.entries(properties)) {
    if (!form.test(seen.get(property) ?? '')) return `${property} of ${name} is missing or wrong`;
  }
  // Instants in UTC are in order as text.
  return name === 'VEVENT' && seen.get('DTEND')! <= seen.get('DTSTART')!
    ? 'an event ends before it starts'
    : undefined;
}
