import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import { depth } from '../depth.ts';
import type { Dialog } from '../dialog/dialog.ts';
import { directionOf } from '../direction-of.ts';
import type { FlowRequest } from '../events.ts';
import type { Details, State } from '../flow.ts';
import { loadWords } from '../localize.ts';
import { UnknotNeedPicker } from '../need-picker/need-picker.ts';
import type { AnalyticsTarget } from '../page/analytics.ts';
import { register } from '../register.ts';
import type { StepElement } from '../step-element.ts';
import { tokens } from '../tokens.styles.ts';
import type { PartialWords } from '../translations/en.ts';
import { styles } from './booking.styles.ts';
import { PARTS, unreachable, waiting } from './no-step.ts';
import { Opening } from './opening.ts';

/**
 * Books a massage: from what the visitor needs to a confirmed time and its calendar entry.
 *
 * Children of the element are what is shown where the booking service cannot be reached: a phone number,
 * a mail address.
 *
 * @slot - shown where the widget cannot work, and until it is there
 * @csspart frame - the card around all steps
 * @csspart dialog - the dialog around it, with `mode="dialog"`
 * @csspart close - the button that closes the dialog
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

  readonly #opening = new Opening(this);

  @state() private painted = false;
  /**
   * With `mode="dialog"`, once it was opened.
   * @internal
   */
  dialog?: Dialog;

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
  /** `inline`, or `dialog`: then it is shown above the page once it is opened, and asks nobody for anything before. */
  @property({ reflect: true }) mode?: 'inline' | 'dialog';
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
    if (this.hasUpdated) this.#opening.resume();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.analytics || this.forwardParams || this.prefillParams) this.#opening.serve();
    if (!this.hasUpdated || changed.has('backend') || changed.has('catalog') || changed.has('requestTo')) {
      if (this.isConnected) void this.#opening.start();
      else this.#opening.show({ step: 'loading' }); // it begins anew once it is in the page again
    } else if (changed.has('words') || changed.has('lang')) void this.#opening.speak();
  }

  protected override updated(): void {
    if (this.painted || !this.#stepElement) return;
    // Two frames on, the step that is here now has been painted: `Intl` may cost what it costs, and the code of
    // the other steps may come.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!this.painted) void this.#opening.loadRest();
        this.painted = true;
      }),
    );
  }

  get #stepElement(): StepElement<State> | null {
    return this.renderRoot.querySelector('.frame > [exportparts]');
  }

  /**
   * Opens the dialog of `mode="dialog"`; a form in the page is led to.
   * @throws where its code cannot be loaded
   */
  async open(): Promise<void> {
    await (await import('../dialog/dialog.ts')).openDialog(this, this.#opening);
  }

  /** Closes the dialog. What was chosen is kept. */
  close(): void {
    this.dialog?.close();
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    this.#opening.reset();
  }

  override render() {
    const { session, language } = this.#opening;
    const { locale } = language;
    const frame = html`<div class="frame" part="frame" lang=${locale} dir=${directionOf(this, locale)} @unknot-flow=${(event: FlowRequest) => void this.#opening.dispatch(event.flow)}>
      ${this.#top()} ${this.#step()}
      <div class="hidden" role="status">${session?.said}</div>
    </div>`;
    return this.mode === 'dialog' ? this.dialog?.render(frame) : frame;
  }

  #top() {
    const { flow, session, language } = this.#opening;
    const at = depth(flow.step);
    if (flow.step === 'loading') return html`<div class="top"></div>`; // its place is kept
    if (at < 0 || flow.step === 'confirmed') return nothing;
    const { first = 0 } = session ?? {};
    const steps = depth('review') - first + 1;
    return html`<div class="top">
      ${session?.backButton()}
      <span>${language.words.stepOf(at - first + 1, steps)}</span>
      <span class="bar"><i .style=${`inline-size:${(100 * (at - first + 1)) / (steps + 1)}%`}></i></span>
    </div>`;
  }

  #step() {
    const { flow, slow, lost, pending, language, session, answer } = this.#opening;
    const { words } = language;
    if (flow.step === 'loading' || pending) return waiting(words, slow);
    if (flow.step === 'unreachable') return unreachable(words, () => this.#retry());
    if (lost) return unreachable(words, lost);
    if (flow.step !== 'needs') return session!.show(this.painted);
    register('unknot-need-picker', UnknotNeedPicker);
    const context = {
      catalog: (session?.answer ?? answer)!.catalog,
      words,
      loadWords: () => loadWords(language),
      painted: this.painted,
    };
    return html`<unknot-need-picker exportparts=${PARTS} .context=${context} .flow=${flow}></unknot-need-picker>`;
  }

  /** Once more; the button that was pressed is gone by then. */
  async #retry(): Promise<void> {
    await this.#opening.start();
    await this.updateComplete;
    const step = this.#stepElement;
    if (step) await step.focusHeading();
    else this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-booking': UnknotBooking;
  }
}
