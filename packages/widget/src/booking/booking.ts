import {
  BackendError,
  type BookingBackend,
  type CatalogAnswer,
  ParseError,
  randomId,
  type Slot,
} from '@unknot/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import {
  type FlowRequest,
  UnknotBookedEvent,
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from '../events.ts';
import {
  type Details,
  depth,
  type FlowEvent,
  reduce,
  STEPS,
  type State,
  type StateOf,
  type Step,
} from '../flow.ts';
import { Format } from '../format.ts';
import { english, type Language, language } from '../localize.ts';
import { UnknotNeedPicker } from '../need-picker/need-picker.ts';
import { register } from '../register.ts';
import type { StepContext, StepElement } from '../step-element.ts';
import { tokens } from '../tokens.styles.ts';
import { styles } from './booking.styles.ts';
import { BusyTimes } from './busy-times.ts';
import { connect } from './connect.ts';
import { loadDraft, saveDraft } from './draft.ts';
import { firstStep } from './first-step.ts';
import { StepHistory } from './history.ts';
import { HoldKeeper } from './hold-keeper.ts';
import { broken, unreachable, waiting } from './no-step.ts';
import { loadAllSteps, loadStep } from './steps.ts';
import { submit } from './submit.ts';

const DAY = 86_400_000;

/**
 * Books a massage: from what the visitor needs to a confirmed time and its calendar entry.
 *
 * Children of the element are what is shown where the booking service cannot be reached: a phone number,
 * a mail address.
 *
 * @slot - shown where the widget cannot work
 * @csspart frame - the card around all steps
 * @csspart heading, primary, quiet, chip, card, day, slot, next, input - what the steps are made of; a state
 *   comes as a word of its own (`day selected today full`, `card best`)
 * @cssproperty --unknot-accent - buttons and what is chosen
 * @cssproperty --unknot-surface - the ground
 * @cssproperty --unknot-text - the text
 * @cssproperty --unknot-warm - what needs attention
 * @cssproperty --unknot-radius - how round corners are
 * @cssproperty --unknot-font - the font; the page's own by default
 * @fires unknot-ready @fires unknot-step-changed @fires unknot-service-selected @fires unknot-slot-selected
 * @fires unknot-booked @fires unknot-failed
 */
export class UnknotBooking extends LitElement {
  static override styles = [tokens, controls, styles];

  #backend: BookingBackend | undefined;
  /** Counts up with each start, so that what an earlier one brings late is known as such. */
  #run = 0;
  readonly #busy = new BusyTimes(this);
  readonly #hold = new HoldKeeper(this, (busy) => {
    if (busy) this.#busy.merge(busy);
    this.#dispatch({ type: 'slot-lost' });
  });
  readonly #history = new StepHistory(
    this,
    () => this.#key,
    (to) => {
      this.#dispatch({ type: 'went-back', to: STEPS[to] ?? 'needs' });
      this.#history.follow(depth(this.flow.step)); // forwards it leads only by the steps themselves
    },
  );

  @state() private flow: State = { step: 'loading' };
  @state() private answer: CatalogAnswer | undefined;
  @state() private language: Language = english();
  @state() private painted = false;
  @state() private slow = false;
  @state() private said = '';
  /** The step whose code could not be loaded. */
  @state() private missing: Step | undefined;

  /** Address of the booking server, or `demo` for a try-out that stays in the page. */
  @property() backend?: string;
  /** A catalog (property), or the address of one (attribute), for `demo` and `request-to`. */
  @property() catalog?: unknown;
  /** Where a site without a server has requests sent: an address that takes a form, or `mailto:`. */
  @property({ attribute: 'request-to' }) requestTo?: string;
  /** Id of the service to start with. */
  @property() service?: string;
  /** Id of the therapist to start with. */
  @property() staff?: string;
  /** Ids of the needs to start with, separated by spaces. */
  @property() need?: string;
  /** The day to start with, `YYYY-MM-DD`. */
  @property() date?: string;
  /** `auto` (as the page), `light` or `dark`. */
  @property({ reflect: true }) theme?: 'auto' | 'light' | 'dark';
  /** What is known of the visitor. */
  @property({ attribute: false }) prefill: Partial<Pick<Details, 'name' | 'email' | 'phone'>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.flow.step !== 'confirmed') void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#run++;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || changed.has('backend') || changed.has('catalog') || changed.has('requestTo')) {
      if (this.isConnected) void this.#start();
    }
  }

  protected override updated(): void {
    if (this.painted || !this.renderRoot.querySelector('.frame > [exportparts]')) return;
    // Two frames on, the step that is here now has been painted: `Intl` may cost what it costs, and the code of
    // the other steps may come.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!this.painted) loadAllSteps();
        this.painted = true;
      }),
    );
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    if (!this.answer) return;
    if (this.#backend) void this.#hold.release(this.#backend);
    this.#busy.forget(); // what was just booked is taken now
    this.flow = { step: 'loading' };
    this.#dispatch({ type: 'started', state: this.#first(this.answer) });
    this.#history.follow(depth(this.flow.step));
  }

  override render() {
    return html`<div class="frame" part="frame" @unknot-flow=${(event: FlowRequest) => this.#dispatch(event.flow)}>
      ${this.#top()} ${this.#step()}
      <div class="hidden" role="status">${this.said}</div>
    </div>`;
  }

  #top() {
    const at = depth(this.flow.step);
    if (at < 0 || !this.answer || this.flow.step === 'confirmed') return nothing;
    const { words } = this.language;
    const first = depth(this.#first(this.answer).step);
    const steps = depth('review') - first + 1;
    return html`<div class="top">
      ${
        at > first
          ? html`<button class="back" part="back" type="button" aria-label=${words.back} @click=${this.#back}>
              <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
                <path d="M12.5 4.5 7 10l5.5 5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
              </svg>
            </button>`
          : nothing
      }
      <span>${words.stepOf(at - first + 1, steps)}</span>
      <span class="bar of${at + 1}"><i></i></span>
    </div>`;
  }

  #step() {
    const { flow } = this;
    const { words } = this.language;
    const wait = waiting(words, this.slow);
    if (flow.step === 'loading') return wait;
    if (flow.step === 'broken') return broken(words, flow.faults);
    if (flow.step === 'unreachable') return unreachable(words, () => this.#start());
    if (this.missing === flow.step) return unreachable(words, () => this.#load(flow.step));
    const context = this.#context();
    const parts = 'heading, primary, quiet, chip, card, best, selected, day, full, today, slot, next, input';
    switch (flow.step) {
      case 'needs':
        return html`<unknot-need-picker exportparts=${parts} .context=${context} .flow=${flow}></unknot-need-picker>`;
      case 'services':
        return customElements.get('unknot-service-list')
          ? html`<unknot-service-list exportparts=${parts} .context=${context} .flow=${flow}></unknot-service-list>`
          : wait;
      case 'times':
        return customElements.get('unknot-slot-picker')
          ? html`<unknot-slot-picker exportparts=${parts} .context=${context} .flow=${flow}></unknot-slot-picker>`
          : wait;
      case 'details':
        return customElements.get('unknot-details-form')
          ? html`<unknot-details-form exportparts=${parts} .context=${context} .flow=${flow}></unknot-details-form>`
          : wait;
      case 'review':
        return customElements.get('unknot-review')
          ? html`<unknot-review exportparts=${parts} .context=${context} .flow=${flow}></unknot-review>`
          : wait;
      case 'confirmed':
        return customElements.get('unknot-confirmation')
          ? html`<unknot-confirmation
              exportparts=${parts}
              .context=${context}
              .flow=${flow}
              .again=${() => this.reset()}
            ></unknot-confirmation>`
          : wait;
    }
  }

  #context(): StepContext {
    const { catalog, offsets } = this.answer!;
    return {
      catalog,
      offsets,
      words: this.language.words,
      format: this.#formatOf(this.language, catalog.spa.currency),
      kind: this.#backend!.kind,
      busy: this.#busy.value,
      now: this.#busy.now,
      painted: this.painted,
      heldUntil: this.#hold.expiresAt,
    };
  }

  #format: Format | undefined;
  #formatOf({ locale, words }: Language, currency: string): Format {
    if (this.#format?.locale !== locale || this.#format.currency !== currency) {
      this.#format = new Format(locale, currency, words);
    }
    return this.#format;
  }

  get #key(): string {
    return `unknot:${this.backend ?? this.requestTo ?? ''}:${this.id}`;
  }

  get #storage(): Storage | undefined {
    try {
      return window.sessionStorage;
    } catch {
      return undefined; // refused, as in a sandboxed frame: then there are no drafts
    }
  }

  async #start(): Promise<void> {
    const run = ++this.#run;
    this.flow = { step: 'loading' };
    this.slow = false;
    const slow = setTimeout(() => {
      this.slow = run === this.#run;
    }, 6_000);
    try {
      const { backend, catalog, requestTo } = this;
      const connected = await connect({ backend, catalog, requestTo });
      const answer = await connected.catalog();
      const wanted = this.lang || this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
      const spoken = await language(wanted, answer.catalog.spa.locale);
      if (run !== this.#run) return;
      this.#backend = connected;
      this.answer = answer;
      this.language = spoken;
      register('unknot-need-picker', UnknotNeedPicker);
      const draft = loadDraft(this.#storage, this.#key, answer.catalog, Date.now());
      if (draft?.holdId) this.#hold.adopt(draft.holdId);
      const first = this.#first(answer);
      if (this.service && !('visit' in first)) {
        console.warn(`[unknot] The catalog has no service “${this.service}”.`);
      }
      const known = draft && depth(draft.state.step) > depth(first.step) ? draft.state : first;
      this.#dispatch({ type: 'started', state: known });
      this.dispatchEvent(new UnknotReadyEvent());
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  #fail(error: unknown): void {
    console.error('[unknot]', error);
    const unreachable = error instanceof BackendError;
    this.dispatchEvent(new UnknotFailedEvent(unreachable ? error.code : 'broken'));
    this.flow = unreachable
      ? { step: 'unreachable' }
      : {
          step: 'broken',
          faults:
            error instanceof ParseError
              ? error.faults
              : [{ path: '', message: String((error as Error).message) }],
        };
  }

  /** The step that the element's attributes lead to. */
  #first({ catalog }: CatalogAnswer): State {
    return firstStep(catalog, this);
  }

  #dispatch(event: FlowEvent): void {
    const before = this.flow;
    const after = reduce(before, event);
    if (after === before) return;
    this.flow = after;
    this.#effects(before, after, event);
    saveDraft(this.#storage, this.#key, after, this.#hold.id);
  }

  #effects(before: State, after: State, event: FlowEvent): void {
    if (before.step !== after.step) this.#stepped(before, after, event);
    if (event.type === 'service-chosen')
      this.dispatchEvent(new UnknotServiceSelectedEvent(event.visit.serviceId));
    if (event.type === 'slot-chosen' && after.step === 'details') {
      const start = new Date(event.slot.start).toISOString();
      this.dispatchEvent(new UnknotSlotSelectedEvent(after.visit.serviceId, start));
    }
    if (event.type === 'visit-changed' && this.#busy.value === 'failed') this.#loadBusy(true);
    if (event.type === 'submitted' && after.step === 'review') void this.#submit(after);
  }

  #stepped(before: State, after: State, event: FlowEvent): void {
    const from = depth(before.step);
    const to = depth(after.step);
    void this.#load(after.step);
    if (to >= depth('services'))
      this.#loadBusy(after.step === 'times' && before.step !== 'loading' && from > to);
    if ((after.step === 'details' || after.step === 'review') && from < depth('details')) {
      if (!('failure' in after)) this.#keep(after);
    }
    if (after.step === 'times' && from > to && this.#backend && event.type === 'went-back') {
      // The time is free again before the busy times are asked for, so that it is on offer once more.
      void this.#hold.release(this.#backend).then(() => this.#loadBusy(true));
    }
    if (event.type === 'started') return;
    if (from >= 0 && to > from) {
      if (this.#history.depth === undefined) this.#history.mark(from);
      this.#history.push(to);
    } else {
      this.#history.follow(to);
    }
    this.dispatchEvent(new UnknotStepChangedEvent(after.step));
    void this.#arrive(after.step);
  }

  /** Leads eyes, keyboard and screen reader to the step. */
  async #arrive(step: Step): Promise<void> {
    await loadStep(step).catch(() => undefined);
    await this.updateComplete;
    const element = this.renderRoot.querySelector<StepElement<State>>('.frame > [exportparts]');
    await element?.focusHeading?.();
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
    const first = this.answer ? depth(this.#first(this.answer).step) : 0;
    const at = depth(step);
    this.said =
      step === 'confirmed' ? '' : this.language.words.stepOf(at - first + 1, depth('review') - first + 1);
  }

  async #load(step: Step): Promise<void> {
    this.missing = undefined;
    try {
      await loadStep(step);
    } catch (error) {
      console.error('[unknot]', error);
      this.missing = step;
    }
    this.requestUpdate();
  }

  #loadBusy(force: boolean): void {
    if (!this.#backend || !this.answer) return;
    const days = Math.min(this.answer.catalog.policy.horizonDays + 1, 400);
    void this.#busy.load(this.#backend, Date.now() + days * DAY, force);
  }

  #keep({ visit, slot }: { readonly visit: StateOf<'times'>['visit']; readonly slot: Slot }): void {
    if (!this.#backend) return;
    const request = { ...visit, start: new Date(slot.start).toISOString() };
    void this.#hold
      .keep(this.#backend, request)
      .then(() => saveDraft(this.#storage, this.#key, this.flow, this.#hold.id));
  }

  async #submit(review: StateOf<'review'>): Promise<void> {
    const backend = this.#backend!;
    await this.#hold.settle();
    if (this.flow.step !== 'review') return; // it was not to be had
    try {
      const { bookingRequest } = await import('../request.ts');
      const request = bookingRequest(
        this.answer!,
        { ...review, start: review.slot.start },
        { locale: this.language.locale, ...(this.#hold.id ? { holdId: this.#hold.id } : {}) },
      );
      const booking = await submit(backend, request, review.key);
      this.#hold.forget();
      const { reference, status, serviceId, start, total, currency } = booking;
      const calendarUrl =
        booking.calendarUrl &&
        new URL(booking.calendarUrl, new URL(this.backend ?? '', document.baseURI)).href;
      this.#dispatch({
        type: 'booked',
        booking: calendarUrl ? { ...booking, calendarUrl } : booking,
        by: backend.kind,
      });
      this.dispatchEvent(new UnknotBookedEvent({ reference, status, serviceId, start, total, currency }));
    } catch (error) {
      await this.#refused(error);
    }
  }

  async #refused(error: unknown): Promise<void> {
    const failure = error instanceof BackendError ? error : new BackendError('unreachable', String(error));
    this.dispatchEvent(new UnknotFailedEvent(failure.code));
    if (failure.code === 'slot-taken') {
      this.#hold.forget();
      if (failure.busy) this.#busy.merge(failure.busy);
      else this.#loadBusy(true);
      this.#dispatch({ type: 'slot-lost' });
    } else if (failure.code === 'price-changed') {
      this.answer = await this.#backend!.catalog().catch(() => this.answer);
      this.#dispatch({ type: 'price-changed', key: randomId() });
    } else if (
      failure.code === 'invalid' &&
      failure.faults.some(({ path }) => /^(customer|notes|answers|agreed)/.test(path))
    ) {
      this.#dispatch({ type: 'details-refused', faults: failure.faults });
    } else {
      console.error('[unknot]', failure);
      this.#dispatch({ type: 'submission-failed', code: failure.code });
    }
  }

  #back = (): void => {
    const at = depth(this.flow.step);
    if (this.#history.depth === at) history.back();
    else this.#dispatch({ type: 'went-back', to: STEPS[at - 1] ?? 'needs' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-booking': UnknotBooking;
  }
}
