import { html } from 'lit';
import type { Details } from '../flow.ts';
import type { Dictionary } from '../translations/en.ts';
import { textField } from './text-field.ts';

/** Who comes, and how they are reached: the fields `name`, `email` and `phone`. */
export function whoFields(
  words: Dictionary,
  { name, email, phone }: Pick<Details, 'name' | 'email' | 'phone'>,
  faultOf: (field: string) => string | undefined,
) {
  const optional = html` <span class="optional">(${words.details.optional})</span>`;
  return html`
    ${textField('name', name, { label: words.details.name, autocomplete: 'name', fault: faultOf('name') })}
    ${textField('email', email, { label: words.details.email, type: 'email', autocomplete: 'email', fault: faultOf('email') })}
    ${textField('phone', phone, { label: html`${words.details.phone}${optional}`, type: 'tel', autocomplete: 'tel', required: false, fault: faultOf('phone') })}
  `;
}
