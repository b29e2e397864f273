import { html, nothing } from 'lit';
import type { StepContext } from './step-element.ts';

/** Minutes east of UTC, by the browser: it knows what the clock on the visitor's wall shows. */
const ownOffset = (instant: number) => -new Date(instant).getTimezoneOffset();

/**
 * What the visitor's clock shows at an instant: `YYYY-MM-DDTHH:mm`. Whether it differs from the spa's is asked of
 * each instant anew, as zones change their clocks on different days, and by comparing the two wall times: a zone has
 * several names, and what the browser knows of the spa's zone may be old.
 */
export function visitorTime(instant: number, offsetAt = ownOffset): string {
  return new Date(instant + offsetAt(instant) * 60_000).toISOString().slice(0, 16);
}

/**
 * The visitor's time in words, with its day where that is not the spa's; nothing where both clocks show the same.
 * @param local the spa's wall time
 * @param day writes the day, and what stands between it and the time
 */
export function visitorText(
  { format }: Pick<StepContext, 'format'>,
  instant: number,
  local: string,
  day = (there: string) => `${format.day(there)}, `,
): string | undefined {
  const there = visitorTime(instant);
  if (local.startsWith(there)) return undefined;
  return (local.startsWith(there.slice(0, 10)) ? '' : day(there)) + format.time(there);
}

/** `06:15 where you are`, as a line beneath the spa's time. */
export function visitorLine({ words }: StepContext, text: string | undefined) {
  return text ? html`<p class="small"><bdi>${words.there(text)}</bdi></p>` : nothing;
}

/** `12:15 (06:15 where you are)`: in a sentence, after the spa's time as it is written there. */
export function bothTimes({ words }: StepContext, written: string, text: string | undefined): string {
  return text ? `${written} (${words.there(text)})` : written;
}

/** For a time that belongs to another one beside it, whose day is known. */
export const noDay = () => '';
