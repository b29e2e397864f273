import { html } from 'lit';

/** What a field is, besides what is in it. */
export interface TextField {
  readonly label: unknown;
  /** In the visitor's words; undefined where nothing is wrong. */
  readonly fault?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly autocomplete?: string;
  readonly required?: boolean;
}

/** One line to write in, with its label and what is wrong with it. */
export function textField(
  id: string,
  value: string,
  { label, fault, type = 'text', autocomplete = 'off', required = true }: TextField,
) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${id}
      part="input"
      type=${type}
      autocomplete=${autocomplete}
      maxlength="254"
      ?required=${required}
      .value=${value}
      aria-invalid=${fault !== undefined}
      aria-describedby=${`${id}-fault`}
    />
    ${faultText(id, fault)}
  </div>`;
}

/** What is wrong with a field, beneath it. */
export function faultText(id: string, fault: string | undefined) {
  return html`<span class="fault" id=${`${id}-fault`} ?hidden=${fault === undefined}>${fault}</span>`;
}
