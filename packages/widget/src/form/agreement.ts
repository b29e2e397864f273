import { html, nothing } from 'lit';
import type { StepContext } from '../step-element.ts';
import { faultText } from './text-field.ts';

/** The box to tick where the spa asks for agreement to its terms and its privacy notice; nothing where it does not. */
export function agreement({ words, catalog }: StepContext, agreed: boolean, fault: string | undefined) {
  const { terms, privacy } = catalog.policy;
  if (!terms && !privacy) return nothing;
  const to = (href: string, text: string) => html`<a href=${href} target="_blank" rel="noopener">${text}</a>`;
  return html`<div class="field">
    <div class="check">
      <input
        id="agreed"
        name="agreed"
        type="checkbox"
        required
        .checked=${agreed}
        aria-invalid=${fault !== undefined}
        aria-describedby="agreed-fault"
      />
      <label for="agreed"
        >${words.details.agree}
        ${terms ? to(terms, words.details.terms) : nothing}${terms && privacy ? html` ${words.details.and} ` : nothing}${
          privacy ? to(privacy, words.details.privacy) : nothing
        }</label
      >
    </div>
    ${faultText('agreed', fault)}
  </div>`;
}
