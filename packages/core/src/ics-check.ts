const octets = new TextEncoder();

/** What must be there once in each event, and what it may look like (RFC 5545 §3.6.1, §3.8). */
const once: Readonly<Record<string, RegExp>> = {
  UID: /^[^\p{Cc}]+$/u,
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}T\d{6}Z$/,
  DTEND: /^\d{8}T\d{6}Z$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(CONFIRMED|TENTATIVE|CANCELLED)$/,
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
  if (/\p{Surrogate}/u.test(file)) return 'it holds half a character';
  if (!file.endsWith('\r\n')) return 'it does not end with a line end';
  const physical = file.slice(0, -2).split('\r\n');
  for (const text of physical) {
    if (octets.encode(text).length > 75) return 'a line is longer than 75 octets';
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) return 'a line holds a control character';
  }
  const open: string[] = [];
  let seen: Record<string, string> = {};
  for (const text of physical.join('\r\n').replace(/\r\n /g, '').split('\r\n')) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(text);
    if (!match) return `“${text.slice(0, 20)}” is not a content line`;
    const [, property = '', , value = ''] = match;
    if (!known.has(property)) return `${property} was not written by us`;
    if (property === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') seen = {};
    } else if (property === 'END') {
      if (open.pop() !== value) return `END:${value} closes what is not open`;
      if (value === 'VEVENT') {
        for (const [name, form] of Object.entries(once)) {
          if (!form.test(seen[name] ?? '')) return `${name} is missing or wrong`;
        }
        if (seen.DTEND! <= seen.DTSTART!) return 'an event ends before it starts';
      }
    } else if (open.at(-1) === 'VEVENT') {
      if (property in seen && property !== 'ATTENDEE') return `${property} comes twice`;
      seen[property] = value;
    } else if (property === 'TRIGGER' && !/^-PT(\d+H(\d+M)?|[1-9]\d*M)$/.test(value)) {
      return `TRIGGER:${value} is not a duration`;
    }
  }
  return open.length ? `${open.at(-1)} is not closed` : undefined;
}
