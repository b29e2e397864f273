import { dayNumber, type Slot } from '@unknot/core';
import { html, nothing } from 'lit';
import type { StepContext } from '../step-element.ts';
import { visitorText } from '../visitor-time.ts';

/** So many times are read at a glance. */
const FEW_TIMES = 8;
/** By the clock at the spa: from, and up to. */
const PARTS_OF_DAY = [
  ['morning', '00:00', '12:00'],
  ['afternoon', '12:00', '17:00'],
  ['evening', '17:00', '24:00'],
] as const;
type PartOfDay = (typeof PARTS_OF_DAY)[number][0];

/** The times of a day, to choose one of. Its heading has the id `day-title`. */
export function slotList(context: StepContext, slots: readonly Slot[], take: (slot: Slot) => void) {
  const { words, format } = context;
  return partsOfDay(slots).map(
    ({ name, slots }) => html`
      ${name ? html`<h5 id=${name}>${words.times.parts[name]}</h5>` : nothing}
      <ul
        class=${format.time(slots[0]!.localStart).length > 5 ? 'slots wide' : 'slots'}
        aria-labelledby=${name ? `day-title ${name}` : 'day-title'}
      >
        ${slots.map((slot) => html`<li>${slotButton(context, slot, take)}</li>`)}
      </ul>
    `,
  );
}

/** The times, where they are many under the part of the day they lie in: nobody reads forty in a row. */
function partsOfDay(
  slots: readonly Slot[],
): readonly { readonly name?: PartOfDay; readonly slots: readonly Slot[] }[] {
  if (slots.length <= FEW_TIMES) return slots.length ? [{ slots }] : [];
  return PARTS_OF_DAY.map(([name, from, to]) => ({
    name,
    slots: slots.filter(({ localStart }) => localStart.slice(11) >= from && localStart.slice(11) < to),
  })).filter((part) => part.slots.length);
}

function slotButton(context: StepContext, slot: Slot, take: (slot: Slot) => void) {
  const { words, format } = context;
  const time = format.time(slot.localStart);
  const there = visitorText(
    context,
    slot.start,
    slot.localStart,
    (at) => `${format.weekday(((dayNumber(at) + 3) % 7) + 1, 'short')} `,
  );
  return html`<button
    type="button"
    part="slot"
    aria-label=${there ? `${time}, ${words.there(there)}` : nothing}
    @click=${() => take(slot)}
  >
    ${time} ${small(there)}
  </button>`;
}

/** The visitor's time, beneath the spa's. */
export function small(there: string | undefined) {
  return there ? html`<small>${there}</small>` : nothing;
}
