import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { FlowRequest } from '../events.ts';
import { type Details, depth, type State, type StateOf, type Step } from '../flow.ts';
import { Format } from '../format.ts';
import { type Language, loadWords } from '../localize.ts';
import type { AnalyticsTarget } from '../page/analytics.ts';
import { asksFirst } from '../screening/asks-first.ts';
import type { StepContext, StepElement } from '../step-element.ts';
import { tokens } from '../tokens.styles.ts';
import type { PartialWords } from '../translations/en.ts';
import { styles } from './booking.styles.ts';
import { broken, unreachable, waiting } from './no-step.ts';
import { BookingSession } from './session.ts';
import { loadAllSteps, loadStep } from './steps.ts';

/**
 * Books a massage: from what the visitor needs to a confirmed time and its calendar entry.
 *
 * Children of the element are what is shown where the booking service cannot be reached: a phone number,
 * a mail address.
 *
 * @slot - shown where the widget cannot work, and until it is there
 * @csspart frame - the card around all steps
 * @csspart heading - what a step asks
 * @csspart primary - the button that leads on
 * @csspart quiet - a button beside it
 * @csspart back - the arrow that leads a step back
 * @csspart chip - one of a few to choose from: a need, a length, a therapist; `chip selected`
 * @csspart card - a massage; `card best` is the one that fits best
 * @csspart day - a day of the calendar; `day selected`, `day today`, `day full`
 * @csspart slot - a time of the day that is chosen
 * @csspart next - one of the next free times
 * @csspart input - a field to write in
 * @cssproperty --unknot-accent - buttons and what is chosen
 * @cssproperty --unknot-surface - the ground
 * @cssproperty --unknot-text - the text
 * @cssproperty --unknot-warm - what needs attention
 * @cssproperty --unknot-radius - how round corners are
 * @cssproperty --unknot-spacing - how much room things have: 1 as it is, 1.3 for more
 * @cssproperty --unknot-font - the font; the page's own by default
 */
export class UnknotBooking extends LitElement {
  static override styles = [tokens, controls, styles];

  readonly #session = new BookingSession(this, (step) => void this.#arrive(step));

  @state() private painted = false;
  @state() private said = '';

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
  /** A promotional, voucher or gift code to start with. */
  @property() code?: string;
  /** `auto` (as the page), `light` or `dark`. */
  @property({ reflect: true }) theme?: 'auto' | 'light' | 'dark';
  /** The language to speak; that of the page around it by default, then the browser’s, then the spa’s. */
  @property({ reflect: true }) override lang!: string;
  /** Words to be said in place of the widget’s own. */
  @property({ attribute: false }) words?: PartialWords;
  /** What is known of the visitor. */
  @property({ attribute: false }) prefill: Partial<Pick<Details, 'name' | 'email' | 'phone'>> = {};

  /** Names of parameters of the page's address that go to the server with a booking, and `referrer`; separated by spaces. */
  @property({ attribute: 'forward-params' }) forwardParams?: string;
  /** What may be filled in from the page's address: `name=full_name email phone service staff date code`. */
  @property({ attribute: 'prefill-params' }) prefillParams?: string;
  /** Has statistics told of the steps: `data-layer` for tag managers, or a function. Off by default. */
  @property() analytics?: AnalyticsTarget;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.#session.flow.step !== 'confirmed') void this.#session.start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.analytics || this.forwardParams || this.prefillParams) this.#session.serve();
    if (!this.hasUpdated || changed.has('backend') || changed.has('catalog') || changed.has('requestTo')) {
      if (this.isConnected) void this.#session.start();
    } else if (changed.has('words') || changed.has('lang')) void this.#session.speak();
  }

  protected override updated(): void {
    if (this.painted || !this.renderRoot.querySelector('.frame > [exportparts]')) return;
    // Two frames on, the step that is here now has been painted: `Intl` may cost what it costs, and the code of
    // the other steps may come.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!this.painted) {
          const { language, connected } = this.#session;
          loadAllSteps(language, connected.catalog, connected.paysOnline);
        }
        this.painted = true;
      }),
    );
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    this.#session.reset();
  }

  override render() {
    const { locale } = this.#session.language;
    return html`<div class="frame" part="frame" lang=${locale} dir=${this.dir || (/^(ar|he)/.test(locale) ? 'rtl' : 'ltr')} @unknot-flow=${(event: FlowRequest) => this.#session.dispatch(event.flow)}>
      ${this.#top()} ${this.#step()}
      <div class="hidden" role="status">${this.said}</div>
    </div>`;
  }

  #top() {
    const { flow, first, language } = this.#session;
    const at = depth(flow.step);
    if (at < 0 || flow.step === 'confirmed') return nothing;
    const { words } = language;
    const steps = depth('review') - first + 1;
    return html`<div class="top">
      ${
        at > first
          ? html`<button class="back" part="back" type="button" aria-label=${words.back} @click=${() => this.#session.back()}>
              <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
                <path d="M12.5 4.5 7 10l5.5 5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
              </svg>
            </button>`
          : nothing
      }
      <span>${words.stepOf(at - first + 1, steps)}</span>
      <span class="bar"><i .style=${`inline-size:${(100 * (at - first + 1)) / (steps + 1)}%`}></i></span>
    </div>`;
  }

  #step() {
    const { flow, slow, missing, language } = this.#session;
    const { words } = language;
    const wait = waiting(words, slow);
    if (flow.step === 'loading') return wait;
    if (flow.step === 'broken') return broken(words, flow.faults);
    if (flow.step === 'unreachable') return unreachable(words, () => this.#retry());
    if (missing === flow.step) return unreachable(words, () => this.#session.load(flow.step));
    if (flow.step !== 'needs' && !language.parts) return wait;
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
        if (asksFirst(context.catalog, flow, context.kind))
          return this.#screening(context, flow, parts, wait);
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
      case 'payment':
        return customElements.get('unknot-payment')
          ? html`<unknot-payment
              exportparts=${parts}
              .context=${context}
              .flow=${flow}
              .parts=${this.#session.parts}
              .again=${() => this.reset()}
            ></unknot-payment>`
          : wait;
      case 'manage':
        return customElements.get('unknot-manage')
          ? html`<unknot-manage
              exportparts=${parts}
              .context=${context}
              .flow=${flow}
              .parts=${this.#session.parts}
              .another=${() => this.reset()}
            ></unknot-manage>`
          : wait;
      case 'offer':
        return customElements.get('unknot-offer')
          ? html`<unknot-offer
              exportparts=${parts}
              .context=${context}
              .flow=${flow}
              .parts=${this.#session.parts}
              .another=${() => this.reset()}
            ></unknot-offer>`
          : wait;
      case 'confirmed':
        return customElements.get('unknot-confirmation')
          ? html`<unknot-confirmation
              exportparts=${parts}
              .context=${context}
              .flow=${flow}
              .parts=${this.#session.parts}
              .again=${() => this.reset()}
            ></unknot-confirmation>`
          : wait;
    }
  }

  /** What the spa asks about health comes before the times, and leads to them. */
  #screening(context: StepContext, flow: StateOf<'times'>, parts: string, wait: unknown) {
    const load = () => void this.#session.load('screening');
    if (this.#session.missing === 'screening') return unreachable(context.words, load);
    if (customElements.get('unknot-screening')) {
      return html`<unknot-screening exportparts=${parts} .context=${context} .flow=${flow}></unknot-screening>`;
    }
    load();
    return wait;
  }

  #context(): StepContext {
    const { language, busy, hold } = this.#session;
    const { catalog, offsets, kind, paysOnline = false, acceptsCodes, keepsWishes } = this.#session.connected;
    return {
      catalog,
      offsets,
      kind,
      paysOnline,
      codes: acceptsCodes ? this.#session.parts.backend : undefined,
      waitlist: keepsWishes ? this.#session.parts.backend : undefined,
      words: language.words,
      loadWords: (more) => loadWords(language, more),
      format: this.#formatOf(language, catalog.spa.currency),
      busy: busy.value,
      now: busy.now,
      painted: this.painted,
      heldUntil: hold.expiresAt,
    };
  }

  #format: Format | undefined;
  #formatOf({ locale, words }: Language, currency: string): Format {
    if (this.#format?.words !== words || this.#format.currency !== currency) {
      this.#format = new Format(locale, currency, words);
    }
    return this.#format;
  }

  /** Once more; the button that was pressed is gone by then. */
  async #retry(): Promise<void> {
    await this.#session.start();
    await this.updateComplete;
    if (depth(this.#session.flow.step) >= 0) await this.#arrive(this.#session.flow.step);
    else this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  /** Leads eyes, keyboard and screen reader to the step. */
  async #arrive(step: Step): Promise<void> {
    const { flow, connected } = this.#session;
    const asks = flow.step === 'times' && asksFirst(connected.catalog, flow, connected.kind);
    await loadStep(asks ? 'screening' : step, this.#session.language).catch(() => undefined);
    await this.updateComplete;
    const element = this.renderRoot.querySelector<StepElement<State>>('.frame > [exportparts]');
    await element?.focusHeading?.();
    // The browser scrolls too where it went back: it is waited for.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
      }),
    );
    const { first, language } = this.#session;
    const steps = depth('review') - first + 1;
    this.said =
      depth(step) < 0 || step === 'confirmed' ? '' : language.words.stepOf(depth(step) - first + 1, steps);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-booking': UnknotBooking;
  }
}
