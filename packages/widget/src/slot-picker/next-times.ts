import { dayNumber, dayOf, findService, type Slot } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Visit } from '../flow.ts';
import type { StepContext } from '../step-element.ts';
import { visitorText, visitorTime } from '../visitor-time.ts';
import { small } from './slot-list.ts';
import { shortName } from './staff-wish.ts';

/** The next times to be had, each with its day and whom it is with. */
export function nextTimes(
  context: StepContext,
  visit: Visit,
  slots: readonly Slot[],
  take: (slot: Slot) => void,
) {
  const wide = context.format.time(slots[0]!.localStart).length > 5;
  return html`<ul class=${wide ? 'next wide' : 'next'}>
    ${slots.map((slot) => html`<li>${nextButton(context, visit, slot, take)}</li>`)}
  </ul>`;
}

function nextButton(context: StepContext, visit: Visit, slot: Slot, take: (slot: Slot) => void) {
  const { words, format } = context;
  const day = relativeDay(context, slot);
  const time = format.time(slot.localStart);
  const who = withWhom(context, visit, slot);
  const there = visitorText(context, slot.start, slot.localStart, (at) => `${format.shortDay(at)},\n`);
  return html`<button
    type="button"
    part="next"
    aria-label=${there ? `${day} ${time} ${who}, ${words.there(there)}` : nothing}
    @click=${() => take(slot)}
  >
    <span>${day}</span> <b>${time}</b>
    <span>${who}</span> ${small(there)}
  </button>`;
}

/** Today and tomorrow are days at the spa; where the visitor has another day then, or now, it is the date. */
function relativeDay({ words, format, offsets, now }: StepContext, { start, localStart }: Slot): string {
  const today = dayOf(offsets, now());
  const word = [words.times.today, words.times.tomorrow][dayNumber(localStart) - today];
  const shared =
    dayNumber(visitorTime(now())) === today && localStart.startsWith(visitorTime(start).slice(0, 10));
  return (shared && word) || format.shortDay(localStart);
}

/** Who it would be with: the therapist asked for, or all who are free if they are few. */
function withWhom(
  { catalog, words }: StepContext,
  { serviceId, staffId }: Visit,
  { staffIds, parts }: Slot,
): string {
  const people = parts ? 2 : (findService(catalog, serviceId)?.people ?? 1);
  const only = staffId ?? (staffIds.length === people ? staffIds[0] : undefined);
  const person = catalog.staff.find(({ id }) => id === only);
  if (people > 1 || !person) return words.times.withAnyone;
  return words.times.with(shortName(person.name, catalog.staff));
}
