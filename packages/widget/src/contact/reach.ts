import { html, nothing } from 'lit';
import type { StepContext } from '../step-element.ts';

/** Where the spa is and how to reach it, in few lines. */
export function reach({ catalog, words }: StepContext) {
  const { name, phone, email, address } = catalog.spa;
  return html`<p class="small">
    ${name}${address ? html`, ${address}` : nothing}<br />
    ${phone ? html`<a href=${`tel:${phone.replace(/[^+\d]/g, '')}`}>${words.contact.call(phone)}</a>` : nothing}
    ${email ? html` · <a href=${`mailto:${email}`}>${email}</a>` : nothing}
  </p>`;
}
