import type { Fault } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Dictionary } from '../translations/en.ts';

/** What is shown where there is no step to show. The slot is what the page put into the element. */

export function waiting(words: Dictionary, slow: boolean) {
  return html`<div class="waiting">
      <i></i><i></i><i></i><i></i><span class="hidden" role="status">${words.loading}</span>
    </div>
    ${slow ? html`<p role="status">${words.slow}</p><slot dir="auto"></slot>` : nothing}`;
}

/** The page is not set up correctly: its owner is told where, its visitors are left what the page offers them. */
export function broken(words: Dictionary, faults: readonly Fault[]) {
  return html`<div class="step" role="alert">
    <h2>${words.broken?.title}</h2>
    <slot dir="auto"></slot>
    <p>${words.broken?.hint}</p>
    <ul class="faults">
      ${faults.map(({ path, message }) => html`<li>${path ? html`<code>${path}</code> ` : nothing}${message}</li>`)}
    </ul>
  </div>`;
}

export function unreachable(words: Dictionary, again: () => void) {
  return html`<div class="step">
    <p class="notice warn" role="alert">${words.unreachable}</p>
    <slot dir="auto"></slot>
    <button class="primary" part="primary" type="button" @click=${again}>${words.tryAgain}</button>
  </div>`;
}
