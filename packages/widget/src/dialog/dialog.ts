import { html, type ReactiveController } from 'lit';
import type { UnknotBooking } from '../booking/booking.ts';
import type { BookingSession } from '../booking/session.ts';
import type { Step } from '../flow.ts';
import { loadWords } from '../localize.ts';
import type { StepElement } from '../step-element.ts';
import { styles } from './dialog.styles.ts';
import { UnknotClosedEvent } from './dialog-events.ts';
import { DialogHistory } from './dialog-history.ts';
import { lockPage, unlockPage } from './page-lock.ts';

/** Steps on which nothing was written yet: there a press beside the dialog closes it. */
const LIGHT: readonly Step[] = [
  'loading',
  'unreachable',
  'broken',
  'needs',
  'services',
  'times',
  'confirmed',
];
/** Steps at which a visit to the form is over: whoever opens it again begins anew. */
const OVER: readonly Step[] = ['confirmed', 'manage'];

/** Opens the dialog of a form; one that is in the page is led to. */
export async function openDialog(host: UnknotBooking, session: BookingSession): Promise<void> {
  const opener = focused();
  await host.updateComplete;
  if (host.mode !== 'dialog') {
    host.scrollIntoView();
    return;
  }
  if (!host.dialog) {
    host.dialog = new Dialog(host, session);
    session.asleep = false;
    void session.start();
  }
  await host.dialog.open(opener);
}

/** The dialog around a form that has `mode="dialog"`: a sheet on a phone, a card above the page elsewhere. */
export class Dialog implements ReactiveController {
  readonly #host: UnknotBooking;
  readonly #session: BookingSession;
  readonly #history = new DialogHistory();
  /** What had the focus before, and gets it back. */
  #opener: HTMLElement | undefined;
  /** Was it opened, and what follows from its closing is still to be done? */
  #shown = false;
  /** Was the pointer put down beside the dialog? Marking a text may end there. */
  #beside = false;

  constructor(host: UnknotBooking, session: BookingSession) {
    this.#host = host;
    this.#session = session;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPop);
    this.#host.addEventListener('unknot-ready', this.#onStep);
    this.#host.addEventListener('unknot-step-changed', this.#onStep);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPop);
    this.#host.removeEventListener('unknot-ready', this.#onStep);
    this.#host.removeEventListener('unknot-step-changed', this.#onStep);
    if (this.#shown) unlockPage();
    this.#shown = false;
    this.#dialog?.close(); // or it would not be modal where it is put back
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot!.querySelector('dialog');
  }

  get #key(): string {
    return this.#session.parts.key;
  }

  async open(opener = focused()): Promise<void> {
    if (OVER.includes(this.#session.flow.step)) this.#session.reset();
    loadWords(this.#session.language).catch(() => {}); // those of its button
    this.#host.requestUpdate();
    await this.#history.left;
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open || !this.#host.isConnected) return;
    this.#opener = opener;
    lockPage();
    dialog.showModal();
    this.#shown = true;
    if (!this.#history.isHere) this.#history.enter(this.#key);
    this.#focus();
  }

  close(): void {
    this.#dialog?.close();
    this.#onClose();
  }

  render(content: unknown) {
    const { words } = this.#session.language;
    return html`<dialog
      part="dialog"
      tabindex="-1"
      aria-label=${words.needs.title}
      @close=${this.#onClose}
      @pointerdown=${(event: PointerEvent) => {
        this.#beside = isBeside(event);
      }}
      @click=${(event: MouseEvent) => {
        if (this.#beside && isBeside(event) && LIGHT.includes(this.#session.flow.step)) this.close();
      }}
    >
      <button class="close" part="close" type="button" aria-label=${words.close ?? '×'} @click=${() => this.close()}>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
          <path d="m5 5 10 10M15 5 5 15" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
      </button>
      ${content}
    </dialog>`;
  }

  /** At once where we close it; where the browser does, by Esc, its event says so. That may come late: it may be open again. */
  #onClose = () => {
    if (!this.#shown || this.#dialog?.open) return;
    this.#shown = false;
    unlockPage();
    this.#history.leave(this.#key);
    this.#opener?.focus({ preventScroll: true });
    this.#opener = undefined;
    this.#host.dispatchEvent(new UnknotClosedEvent());
  };

  /** By the browser's buttons: back leads out of it, forward into it. */
  #onPop = () => {
    if (!this.#history.isHere) this.close();
    else if (!this.#dialog?.open) void this.open();
  };

  #onStep = async ({ type }: Event) => {
    await this.#host.updateComplete;
    if (!this.#dialog?.open) return;
    this.#dialog.scrollTop = 0;
    if (type === 'unknot-ready') this.#focus();
  };

  /** A screen reader reads on from the heading, where there is one. */
  #focus(): void {
    this.#dialog?.focus();
    const step = this.#host.shadowRoot!.querySelector<StepElement<never>>('.frame > [exportparts]');
    void step?.focusHeading?.();
  }
}

/** Is it on what is behind the dialog? What is in it is another target. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as Element).getBoundingClientRect();
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom);
}

/** What has the focus, also within a shadow root. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}
