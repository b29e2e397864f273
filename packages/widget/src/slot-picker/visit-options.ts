import { addOnsFor, findService, type Therapist, therapistsFor } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Visit } from '../flow.ts';
import type { StepContext } from '../step-element.ts';

/** What of a visit is changed here. */
export type VisitChange = Partial<Pick<Visit, 'minutes' | 'addOnIds'>> & {
  readonly staffId?: string | undefined;
};

/** Length, extras and therapist: what decides which times fit. What leaves no choice is not shown. */
export function visitOptions(
  { catalog, words, format }: StepContext,
  visit: Visit,
  /** Are the extras unfolded? */
  unfolded: { readonly is: boolean; readonly set: (open: boolean) => void },
  change: (change: VisitChange) => void,
) {
  const service = findService(catalog, visit.serviceId)!;
  const addOns = addOnsFor(catalog, service);
  const staff = therapistsFor(catalog, service);
  const chosenExtras = addOns
    .filter(({ id }) => visit.addOnIds.includes(id))
    .map(({ name }) => name)
    .join(', ');
  return html`
    ${
      service.durations.length > 1
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
      addOns.length
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
    ${
      staff.length > 1 && service.people !== 2
        ? html`<fieldset class="block">
            <legend>${words.times.staff}</legend>
            <div class="chips">
              <label class="chip" part="chip">
                <input
                  type="radio"
                  name="staff"
                  .checked=${visit.staffId === undefined}
                  @change=${() => change({ staffId: undefined })}
                />${words.times.anyone}
              </label>
              ${staff.map(
                ({ id, name }) => html`<label class="chip" part="chip">
                  <input
                    type="radio"
                    name="staff"
                    .checked=${visit.staffId === id}
                    @change=${() => change({ staffId: id })}
                  />${shortName(name, staff)}
                </label>`,
              )}
            </div>
          </fieldset>`
        : nothing
    }
  `;
}

/** The first name, where nobody else has it. */
export function shortName(name: string, staff: readonly Therapist[]): string {
  const [first = name] = name.split(' ');
  return staff.some((other) => other.name !== name && other.name.startsWith(`${first} `)) ? name : first;
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
