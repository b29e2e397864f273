import { addOnsFor, type Catalog, findService, guestsOf, type StaffWish, therapistsFor } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Visit } from '../flow.ts';
import { keptGender } from '../session-card/kept-card.ts';
import type { StepContext } from '../step-element.ts';
import { staffWish, type WishChange } from './staff-wish.ts';

/** What of a visit is changed here. */
export type VisitChange = Partial<Pick<Visit, 'minutes' | 'addOnIds'>> &
  Partial<WishChange> & { readonly companion?: StaffWish };

/** Length, extras and therapist: what decides which times fit. What leaves no choice is not shown. */
export function visitOptions(
  { catalog, words, format }: StepContext,
  visit: Visit,
  /** Are the extras unfolded? */
  unfolded: { readonly is: boolean; readonly set: (open: boolean) => void },
  change: (change: VisitChange) => void,
  /** Is a booking to be moved? Then who gives it is all that can be chosen, and for one guest only. */
  moving = false,
) {
  const service = findService(catalog, visit.serviceId)!;
  const addOns = addOnsFor(catalog, service);
  const staff = therapistsFor(catalog, service);
  const chosenExtras = addOns
    .filter(({ id }) => visit.addOnIds.includes(id))
    .map(({ name }) => name)
    .join(', ');
  if (moving && (service.people === 2 || visit.followedBy)) return nothing;
  const ask = { staff, byName: service.people !== 2, last: keptGender(catalog) };
  const wishes = ask.byName
    ? staffWish(words, { ...ask, name: 'staff', legend: words.times.staff }, visit, change)
    : html`
        ${staffWish(words, { ...ask, name: 'staff', legend: words.times.staffFor(words.more.forYou) }, visit, change)}
        ${staffWish(
          words,
          { ...ask, name: 'companion', legend: words.times.staffFor(words.more.forGuest), last: undefined },
          visit.companion ?? {},
          (wish) => change({ companion: wishOf(wish) }),
        )}
      `;
  return html`
    ${
      service.durations.length > 1 && !moving
        ? html`<fieldset class="block">
            <legend>${words.times.duration}</legend>
            <div class="chips">
              ${service.durations.map(
                ({ minutes, price }) => html`<label class="chip" part="chip">
                  <input
                    type="radio"
                    name="minutes"
                    .checked=${minutes === visit.minutes}
                    @change=${() => change({ minutes })}
                  />${format.minutes(minutes)} · ${format.price(price)}
                </label>`,
              )}
            </div>
          </fieldset>`
        : nothing
    }
    ${
      addOns.length && !moving
        ? html`<details ?open=${unfolded.is} @toggle=${(event: Event) => unfolded.set((event.target as HTMLDetailsElement).open)}>
            <summary id="extras">${words.times.addOns}<span>${chosenExtras}</span></summary>
            <div class="chips" role="group" aria-labelledby="extras">
              ${addOns.map(
                ({ id, name, minutes, price }) => html`<label class="chip" part="chip">
                  <input
                    type="checkbox"
                    .checked=${visit.addOnIds.includes(id)}
                    @change=${() => change({ addOnIds: toggled(visit.addOnIds, id) })}
                  />${name} · ${minutes ? `+${format.minutes(minutes)} · ` : nothing}${format.price(price)}
                </label>`,
              )}
            </div>
          </details>`
        : nothing
    }
    ${wishes}
  `;
}

/** The list with or without one of its ids. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** A wish without what was taken back. */
export function wishOf({ staffId, staffGender }: WishChange): StaffWish {
  return { ...(staffId !== undefined && { staffId }), ...(staffGender !== undefined && { staffGender }) };
}

/**
 * A visit whose further massages go by the wish of its first one: who asks for somebody means all that they get. Where
 * that massage is not given by them it is whoever is free.
 */
export function withFollowing(catalog: Catalog, visit: Visit): Visit {
  const { followedBy, staffId, staffGender } = visit;
  if (!followedBy) return visit;
  const guests = guestsOf(catalog, visit);
  return {
    ...visit,
    followedBy: followedBy.map((part, i) => {
      if (!guests[i + 1]!.includes(1)) return part;
      const { staffId: _id, staffGender: _gender, ...rest } = part;
      const able = therapistsFor(catalog, findService(catalog, part.serviceId)!);
      const fits = (one: keyof StaffWish, wish: string | undefined) =>
        wish !== undefined && able.some((person) => (one === 'staffId' ? person.id : person.gender) === wish);
      return {
        ...rest,
        ...(fits('staffId', staffId) && { staffId }),
        ...(fits('staffGender', staffGender) && { staffGender }),
      };
    }),
  };
}
