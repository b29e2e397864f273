import { createEvents } from 'ics';
import type { CalendarEvent } from './calendar-event.ts';
import { attributes } from './ics-attributes.ts';
import { checkIcs } from './ics-check.ts';
import { foldLines } from './ics-fold.ts';
import type { IcsMethod } from './ics-values.ts';

export type { IcsMethod };

/**
 * A calendar file (RFC 5545): CRLF line ends, lines of at most 75 octets, instants in UTC.
 *
 * `PUBLISH` is a file to download: it names no attendee, and may hold several events, such as a course's. `REQUEST`
 * and `CANCEL` go by mail, with one event each (RFC 5546 §3.2). The `ics` package writes it; what it lets through is
 * taken out before and looked for afterwards.
 *
 * @throws RangeError for an event that cannot be one (it ends before it starts, its reminder comes after it, an
 *   address is none), and Error where the file that came out is not well-formed: that is never handed out.
 */
export function icsFile(
  events: readonly CalendarEvent[],
  { method = 'PUBLISH' }: { readonly method?: IcsMethod } = {},
): string {
  if (!events.length) throw new RangeError('A calendar file needs an event.');
  if (events.length > 1 && method !== 'PUBLISH') {
    throw new RangeError(`A calendar file of the method ${method} has one event (RFC 5546 §3.2).`);
  }
  const { error, value } = createEvents(
    events.map((event) => attributes(event, method)),
    { productId: '-//Unknot//Unknot//EN', method },
  );
  // Its errors are no Error and carry the whole input, names and addresses included.
  if (error || !value) throw new Error('The calendar file could not be written.');
  const file = foldLines(value);
  const fault = checkIcs(file);
  if (fault) throw new Error(`The calendar file is not well-formed: ${fault}`);
  return file;
}
