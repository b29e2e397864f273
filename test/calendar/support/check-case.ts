import { isDeepStrictEqual } from 'node:util';
import { icsFile } from '../../../packages/core/dist/ics.js';
import { icsFile as unaltered } from '../../../packages/core/src/ics.ts';
import { type Case, SECRET } from './cases.ts';
import { CALENDAR, expectedEvents, type ReadFile } from './expected.ts';
import { readByIcalJs, writtenNames } from './read.ts';

/** What came of a case. */
export interface Outcome {
  readonly file: string;
  readonly events: number;
  readonly longestLine: number;
  /** Does the `ics` package as it is published come to the same octets, or does it refuse the event? */
  readonly unaltered: 'same' | 'refused';
  /** What is wrong; undefined where nothing is. */
  readonly fault?: string;
}

/**
 * Writes the file of a case with what is published of core, and looks at it: octet by octet, name by name, as ical.js
 * reads it, and beside what the unaltered `ics` writes (Node runs core's sources with that).
 */
export function checkCase(made: Case): Outcome {
  const { events, method } = made;
  const file = icsFile(events, { method });
  const octets = Buffer.from(file);
  const lines = file.split('\r\n');
  const longestLine = Math.max(...lines.map((line) => Buffer.byteLength(line)));
  let published: string | undefined;
  try {
    published = unaltered(events, { method });
  } catch {
    // Its validation refuses addresses that are some, such as https://[2001:db8::1]/.
  }
  const fault =
    octetFault(octets, lines, longestLine) ??
    nameFault(file, made) ??
    difference(made, readByIcalJs(file)) ??
    (published === undefined || published === file ? undefined : 'the unaltered `ics` writes another file');
  return {
    file,
    events: events.length,
    longestLine,
    unaltered: published === undefined ? 'refused' : 'same',
    ...(fault === undefined ? {} : { fault }),
  };
}

function octetFault(octets: Buffer, lines: readonly string[], longest: number): string | undefined {
  if (longest > 75) return `a line has ${longest} octets`;
  if (lines.at(-1) !== '') return 'it does not end with a line end';
  if (new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets) !== lines.join('\r\n')) {
    return 'its octets are not its text';
  }
  const control = lines.find((line) => /\p{Cc}/u.test(line));
  return control === undefined ? undefined : `there is a control character in ${JSON.stringify(control)}`;
}

/** Every property that stands in the file is one that we wrote, and nothing is in it that belongs in no calendar. */
function nameFault(file: string, { events, method }: Case): string | undefined {
  const [version, ...header] = CALENDAR;
  const expected = [
    ...['BEGIN', version, ...header],
    ...expectedEvents(events, method).flatMap(({ names, alarms }) => [
      ...['BEGIN', ...names],
      ...alarms.flatMap(() => ['BEGIN', 'ACTION', 'DESCRIPTION', 'TRIGGER', 'END']),
      'END',
    ]),
    'END',
  ];
  if (!isDeepStrictEqual(writtenNames(file), expected)) return `its properties are ${writtenNames(file)}`;
  return file.replaceAll('\r\n ', '').includes(SECRET) ? 'there is a secret in it' : undefined;
}

/**
 * What a reader read other than what was written, as a sentence.
 * @param asRead how this reader gives a text, where that is known to be another way
 */
export function difference(
  { events, method }: Case,
  read: ReadFile,
  asRead: (text: string) => string = (text) => text,
): string | undefined {
  if (read.errors.length) return `errors: ${read.errors.join('; ')}`;
  if (!isDeepStrictEqual(read.names, CALENDAR)) return `the calendar has ${read.names}`;
  const expected = expectedEvents(events, method);
  if (read.events.length !== expected.length) return `it has ${read.events.length} events`;
  for (const [i, event] of expected.entries()) {
    for (const key of Object.keys(event) as (keyof typeof event)[]) {
      const found = read.events[i]![key];
      if (!isDeepStrictEqual(found, event[key]) && !isDeepStrictEqual(found, given(event[key], asRead))) {
        return `${key} of event ${i} is ${JSON.stringify(found)} and not ${JSON.stringify(event[key])}`;
      }
    }
  }
  return undefined;
}

/** The same with its texts as a reader gives them. */
function given(value: unknown, asRead: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => given(one, asRead));
  return typeof value === 'string' ? asRead(value) : value;
}
