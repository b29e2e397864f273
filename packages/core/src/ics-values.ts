import { wellFormed } from './well-formed.ts';

/** What may stand in a calendar file: texts are cleaned, other values are refused where they are none. */

export type IcsMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

/**
 * Text of a bounded length in UTF-16 code units, its line ends LF, without the characters that are no text: controls,
 * those that turn the writing direction around, U+FEFF and U+FFFE, U+FFFF.
 */
export function paragraphs(text: string, length: number): string {
  const begin = start(text, length);
  if (/^[\n -~]*$/.test(begin)) return begin.trim(); // nothing to clean, which is quickly seen
  return wellFormed(begin)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .trim();
}

/** The first code units of a text. Only these are looked at, so that a long text takes no longer. */
function start(text: string, units: number): string {
  if (text.length <= units) return text;
  return text.slice(0, /[\ud800-\udbff]/.test(text[units - 1]!) ? units - 1 : units);
}

export function singleLine(text: string, length: number): string {
  return paragraphs(text, length).replace(/\s*\n\s*/g, ' ');
}

/**
 * A parameter value: it may hold no quotation mark (RFC 5545 §3.2), and readers disagree on whether `^` (RFC 6868) and
 * a backslash mean something in it.
 */
export function name(text: string): string {
  return singleLine(text, 120).replace(/"/g, '’').replace(/\^/g, 'ˆ').replace(/\\/g, '/');
}

/**
 * An address as it stands after `mailto:` (RFC 6068 §2). It cannot be cleaned without becoming another one: what is
 * none is refused.
 */
export function address(email: string): string {
  if (
    email.length > 254 ||
    !/^[^\s"<>()[\]\\;:,@\p{Cc}]+@[^\s"<>()[\]\\;:,@\p{Cc}]+$/u.test(email) ||
    wellFormed(email) !== email
  ) {
    throw new RangeError('An event’s organizer and attendee need one e-mail address each.');
  }
  return email.replace(/[^\w.!$'*+=@~-]+/g, encodeURIComponent);
}

/** An address of the web, or undefined. As URL writes it, it holds no letters beyond ASCII. */
export function link(url: string): string | undefined {
  if (/\s/.test(start(url, 2000))) return undefined; // Chromium makes a host of `a b`, others do not.
  try {
    const { protocol, href } = new URL(start(url, 2000));
    return /^https?:$/.test(protocol) && href.length <= 1500 && /^[!#-~]+$/.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Six decimals are ten centimetres (RFC 5545 §3.8.1.6); more would come out as `1e-7`. */
export function degrees(angle: number, most: number): number {
  if (!(Math.abs(angle) <= most)) throw new RangeError('An event’s place must be in degrees.');
  return Number(angle.toFixed(6));
}

/** The end of the year 9999, the last one that four digits can say. */
const END = Date.UTC(10_000, 0, 1);

/** Epoch milliseconds from 1970 on. */
export function instant(time: number): number {
  if (!Number.isSafeInteger(time) || time < 0 || time >= END) {
    throw new RangeError('An event’s times must be times.');
  }
  return time;
}
