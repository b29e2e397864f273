import { FeedError } from './feed-error.ts';

/** A component of a calendar, with the lines that matter. */
export interface FeedPart {
  /** Such as `VEVENT`. */
  readonly kind: string;
  /** All of it, from BEGIN to END. */
  readonly text: string;
}

const KINDS = ['VEVENT', 'VTIMEZONE', 'VFREEBUSY'];

/** What says when somebody is busy. Titles, places, guests and notes are dropped before anything reads them. */
const LINES =
  /^(?:BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP|X-MICROSOFT-CDO-BUSYSTATUS|FREEBUSY|TZID|TZOFFSETFROM|TZOFFSETTO)[;:]/i;

const DEEPEST = 6;
const MOST_PARTS = 20_000;
/** As long as a line with many exceptions may be. */
const LONGEST_LINE = 64 * 1024;

/**
 * The components of a calendar file, each on its own: so one that cannot be read spoils no other.
 * @throws FeedError for what is no calendar, or only the beginning of one
 */
export function feedParts(text: string): FeedPart[] {
  const parts: FeedPart[] = [];
  const open: string[] = [];
  let part: string[] | undefined;
  let calendars = 0;
  // RFC 5545 §3.1: a line goes on where the next one begins with a space or a tab.
  const unfolded = text.replace(/^\uFEFF/, '').replace(/\r?\n[ \t]/g, '');
  for (const raw of unfolded.split(/\r\n|\n|\r/)) {
    const line = raw.trimEnd();
    if (!line) continue;
    const [, edge, name] = /^(BEGIN|END):(.+)$/i.exec(line) ?? [];
    const kind = name?.toUpperCase();
    if (edge?.toUpperCase() === 'BEGIN' && kind) {
      if (!open.length && kind !== 'VCALENDAR') throw new FeedError('no-calendar');
      open.push(kind);
      if (open.length > DEEPEST) throw new FeedError('too-much');
      if (open.length === 1) calendars++;
      if (open.length === 2 && KINDS.includes(kind)) part = [];
    }
    if (!open.length) throw new FeedError('no-calendar');
    // Of what is within an event (alarms) nothing matters; a zone is made of what is within it.
    if (part && (open.length === 2 || open[1] === 'VTIMEZONE') && LINES.test(line)) {
      part.push(line.slice(0, LONGEST_LINE));
    }
    if (edge?.toUpperCase() === 'END') {
      if (open.pop() !== kind) throw new FeedError('no-calendar');
      if (open.length === 1 && part) {
        parts.push({ kind: kind!, text: part.join('\r\n') });
        part = undefined;
        if (parts.length > MOST_PARTS) throw new FeedError('too-much');
      }
    }
  }
  if (open.length || !calendars) throw new FeedError('no-calendar');
  return parts;
}
