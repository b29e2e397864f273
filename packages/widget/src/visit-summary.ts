import { findService, type Slot } from '@unknot/core';
import { html } from 'lit';
import type { Visit } from './flow.ts';
import type { StepContext } from './step-element.ts';

/** What is being booked, in two lines, with the way back to change it. */
export function visitSummary(
  { catalog, words, format }: StepContext,
  { visit, slot }: { readonly visit: Visit; readonly slot: Slot },
  change: () => void,
) {
  const service = findService(catalog, visit.serviceId);
  return html`<div class="notice summary">
    <div>
      <strong>${service?.name}</strong><br />
      ${format.dayAndTime(slot.localStart)}
    </div>
    <button class="quiet" part="quiet" type="button" @click=${change}>${words.change}</button>
  </div>`;
}
