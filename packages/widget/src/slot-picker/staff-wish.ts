import type { Gender, StaffWish, Therapist } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Dictionary } from '../translations/en.ts';

/** A wish as it is changed: what is undefined is taken back. */
export type WishChange = { readonly [K in keyof StaffWish]-?: StaffWish[K] | undefined };

/** A choice of who it is to be with. */
interface Choice {
  /** What the group is called in the page. */
  readonly name: string;
  readonly legend: string;
  readonly staff: readonly Therapist[];
  /** Can one of them be asked for by name? */
  readonly byName: boolean;
  /** The gender asked for last time. */
  readonly last?: Gender | undefined;
}

/** With whom: whoever is free, a woman or a man, or one of them by name. */
export function staffWish(
  words: Dictionary,
  { name, legend, staff, byName, last }: Choice,
  { staffId, staffGender }: StaffWish,
  change: (wish: WishChange) => void,
) {
  const genders = gendersOf(staff);
  if (!genders.length && (!byName || staff.length < 2)) return nothing;
  const chip = (text: string, checked: boolean, wish: StaffWish) => html`<label class="chip" part="chip">
    <input
      type="radio"
      name=${name}
      .checked=${checked}
      @change=${() => change({ staffId: wish.staffId, staffGender: wish.staffGender })}
    />${text}
  </label>`;
  const gender = words.card.staffGenders;
  return html`<fieldset class="block">
    <legend>${legend}</legend>
    <div class="chips">
      ${chip(words.times.anyone, staffId === undefined && staffGender === undefined, {})}
      ${genders.map((one) =>
        chip(one === last ? words.times.asLastTime(gender[one]) : gender[one], staffGender === one, {
          staffGender: one,
        }),
      )}
      ${byName ? staff.map(({ id, name }) => chip(shortName(name, staff), staffId === id, { staffId: id })) : nothing}
    </div>
  </fieldset>`;
}

/** The genders that can be wished for: those that some of them have and some have not, where names alone would not do. */
export function gendersOf(staff: readonly Therapist[]): readonly Exclude<Gender, 'other'>[] {
  return (['woman', 'man'] as const).filter((one) => {
    const count = staff.filter(({ gender }) => gender === one).length;
    return count && count < staff.length && staff.length > 2;
  });
}

/** The first name, where nobody else has it. */
export function shortName(name: string, staff: readonly Therapist[]): string {
  const [first = name] = name.split(' ');
  return staff.some((other) => other.name !== name && other.name.startsWith(`${first} `)) ? name : first;
}
