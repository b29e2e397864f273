/**
 * Stands for the entry of `ics`: what writes, without what validates (yup) and names events that have no id (nanoid).
 * Core has checked what it gives to it, and reads what comes out.
 */
import { formatEvent, formatFooter, formatHeader } from 'ics/dist/pipeline/format.js';

export function createEvents(events, header) {
  const value = formatHeader(header) + events.map((event) => formatEvent(event)).join('') + formatFooter();
  return { error: null, value };
}
