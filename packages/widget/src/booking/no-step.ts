import { html, nothing } from 'lit';
import type { Dictionary } from '../translations/en.ts';

/** What is shown where there is no step to show. The slot is what the page put into the element. */

/** The parts of a step that a page's style sheet reaches. */
export const PARTS =
  'heading, primary, quiet, chip, card, best, selected, day, full, today, slot, next, input';

export function waiting(words: Dictionary, slow: boolean) {
  return html`<div class="waiting">
      <i></i><i></i><i></i><i></i><span class="hidden" role="status">${words.loading}</span>
    </div>
    ${slow ? html`<p role="status">${words.slow}</p><slot dir="auto"></slot>` : nothing}`;
}

export function unreachable(words: Dictionary, again: () => void) {
  return html`<div class="step">
    <p class="notice warn" role="alert">${words.unreachable}</p>
    <slot dir="auto"></slot>
    <button class="primary" part="primary" type="button" @click=${again}>${words.tryAgain}</button>
  </div>`;
}
