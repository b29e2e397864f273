import type { Slot } from '@unknot/core';
import { html } from 'lit';
import type { Visit } from './flow.ts';
import type { StepContext } from './step-element.ts';
import { visitName } from './visit-name.ts';
import { visitorLine, visitorText } from './visitor-time.ts';

/** What is being booked and when, in few lines, with the way back to change it. */
export function visitSummary(
  context: StepContext,
  { visit, slot }: { readonly visit: Visit; readonly slot: Slot },
  change: () => void,
) {
  const { catalog, words, format } = context;
  return html`<div class="notice summary">
    <div>
      <strong>${visitName(catalog, visit)}</strong><br />
      <bdi>${format.dayAndTime(slot.localStart)}</bdi>
      ${visitorLine(context, visitorText(context, slot.start, slot.localStart))}
    </div>
    <button class="quiet" part="quiet" type="button" @click=${change}>${words.change}</button>
  </div>`;
}
