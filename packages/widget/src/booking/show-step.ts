import { html, nothing, type TemplateResult } from 'lit';
import { afterPaint } from '../after-paint.ts';
import { depth } from '../depth.ts';
import type { State } from '../flow.ts';
import { Format } from '../format.ts';
import { type Language, loadWords } from '../localize.ts';
import { asksFirst } from '../screening/asks-first.ts';
import type { StepContext } from '../step-element.ts';
import { PARTS, unreachable, waiting } from './no-step.ts';
import type { BookingSession } from './session.ts';
import { isLoaded, type Loadable } from './steps.ts';

type Show = (context: StepContext, flow: State, session: BookingSession) => TemplateResult;

/** The element of each step, and what it is given. */
const elements: Partial<Record<Loadable, Show>> = {
  services: (context, flow) =>
    html`<unknot-service-list exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-service-list>`,
  screening: (context, flow) =>
    html`<unknot-screening exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-screening>`,
  times: (context, flow) =>
    html`<unknot-slot-picker exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-slot-picker>`,
  details: (context, flow) =>
    html`<unknot-details-form exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-details-form>`,
  review: (context, flow) =>
    html`<unknot-review exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-review>`,
  payment: (context, flow, session) =>
    html`<unknot-payment
      exportparts=${PARTS}
      .context=${context}
      .flow=${flow}
      .parts=${session.parts}
      .again=${() => session.reset()}
    ></unknot-payment>`,
  manage: (context, flow, session) =>
    html`<unknot-manage
      exportparts=${PARTS}
      .context=${context}
      .flow=${flow}
      .parts=${session.parts}
      .another=${() => session.reset()}
    ></unknot-manage>`,
  offer: (context, flow, session) =>
    html`<unknot-offer
      exportparts=${PARTS}
      .context=${context}
      .flow=${flow}
      .parts=${session.parts}
      .another=${() => session.reset()}
    ></unknot-offer>`,
  confirmed: (context, flow, session) =>
    html`<unknot-confirmation
      exportparts=${PARTS}
      .context=${context}
      .flow=${flow}
      .parts=${session.parts}
      .again=${() => session.reset()}
    ></unknot-confirmation>`,
};

/** The step of the way that is on view, but for the first question, which needs none of this. */
export function showStep(session: BookingSession, painted: boolean): TemplateResult {
  const { flow, missing, language } = session;
  const { words } = language;
  if (flow.step === 'broken') return broken(language, flow);
  const { catalog, kind } = session.connected;
  // What the spa asks about health comes before the times, and leads to them.
  const step = flow.step === 'times' && asksFirst(catalog, flow, kind) ? 'screening' : flow.step;
  const load = () => void session.load(step);
  if (missing === step) return unreachable(words, load);
  if (!isLoaded(step) || !language.parts) {
    if (step === 'screening') load();
    return waiting(words, false);
  }
  const shown = elements[step]!(contextOf(session, painted), flow, session);
  return html`${shown}${session.hold.ending ? ending(session) : nothing}`;
}

/** Asks whether the chosen time is to be kept on, before it is let go. */
function ending(session: BookingSession) {
  const { words } = session.language;
  return html`<div class="notice warn ending" role="alert">
    <p>${words.details.keptSoon}</p>
    <button class="primary" part="primary" type="button" @click=${() => session.keepOn()}>${words.details.keepOn}</button>
  </div>`;
}

/** The arrow that leads a step back; nothing at the first one. */
export function backButton(session: BookingSession) {
  if (depth(session.flow.step) <= session.first) return nothing;
  return html`<button class="back" part="back" type="button" aria-label=${session.language.words.back} @click=${() => session.back()}>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M12.5 4.5 7 10l5.5 5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  </button>`;
}

/** The page is not set up correctly: its owner is told where, its visitors are left what the page offers them. */
function broken({ words }: Language, { faults }: Extract<State, { step: 'broken' }>) {
  return html`<div class="step" role="alert">
    <h2>${words.broken?.title}</h2>
    <slot dir="auto"></slot>
    <p>${words.broken?.hint}</p>
    <ul class="faults">
      ${faults.map(({ path, message }) => html`<li>${path ? html`<code>${path}</code> ` : nothing}${message}</li>`)}
    </ul>
  </div>`;
}

function contextOf(session: BookingSession, painted: boolean): StepContext {
  const { language, busy, hold, parts } = session;
  if (painted && !Format.ready) afterPaint(session.prepare);
  const { catalog, offsets, kind, paysOnline = false, acceptsCodes, keepsWishes } = session.connected;
  return {
    catalog,
    offsets,
    kind,
    paysOnline,
    codes: acceptsCodes ? parts.backend : undefined,
    waitlist: keepsWishes ? parts.backend : undefined,
    words: language.words,
    loadWords: (more) => loadWords(language, more),
    format: formatOf(session, catalog.spa.currency),
    busy: busy.value,
    now: busy.now,
    painted: painted && Format.ready,
    heldUntil: hold.expiresAt,
  };
}

const formats = new WeakMap<BookingSession, Format>();

function formatOf(session: BookingSession, currency: string): Format {
  const { locale, words } = session.language;
  let format = formats.get(session);
  if (format?.words !== words || format.currency !== currency) {
    format = new Format(locale, currency, words);
    formats.set(session, format);
  }
  return format;
}
