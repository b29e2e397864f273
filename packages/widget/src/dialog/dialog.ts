import { html, type ReactiveController } from 'lit';
import type { UnknotBooking } from '../booking/booking.ts';
import { LINK, mayBeginElsewhere } from '../booking/first-question.ts';
import type { Opening } from '../booking/opening.ts';
import type { SessionHost } from '../booking/session.ts';
import { directionOf } from '../direction-of.ts';
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
export async function openDialog(host: UnknotBooking, opening: Opening): Promise<void> {
  const opener = focused();
  await host.updateComplete;
  if (host.mode !== 'dialog') {
    host.scrollIntoView();
    return;
  }
  if (!host.dialog) {
    host.dialog = new Dialog(host, opening);
    void opening.start();
  }
  await host.dialog.open(opener);
}

/**
 * Opens a dialog that nobody has opened yet, where that is what they came for: by a link in a mail, or back from a
 * payment page.
 */
export async function comeBack(host: SessionHost, opening: Opening): Promise<void> {
  if (mayBeginElsewhere({}) && (await opening.load()).isAwaited()) await host.open();
}

/** The dialog around a form that has `mode="dialog"`: a sheet on a phone, a card above the page elsewhere. */
export class Dialog implements ReactiveController {
  readonly #host: UnknotBooking;
  readonly #opening: Opening;
  readonly #history = new DialogHistory();
  /** What had the focus before, and gets it back. */
  #opener: HTMLElement | undefined;
  /** Was it opened, and what follows from its closing is still to be done? */
  #shown = false;
  /** Was the pointer put down beside the dialog? Marking a text may end there. */
  #beside = false;

  constructor(host: UnknotBooking, opening: Opening) {
    this.#host = host;
    this.#opening = opening;
    host.shadowRoot!.adoptedStyleSheets.push(styles.styleSheet!);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPop);
    addEventListener('hashchange', this.#onHash);
    this.#host.addEventListener('unknot-ready', this.#onStep);
    this.#host.addEventListener('unknot-step-changed', this.#onStep);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPop);
    removeEventListener('hashchange', this.#onHash);
    this.#host.removeEventListener('unknot-ready', this.#onStep);
    this.#host.removeEventListener('unknot-step-changed', this.#onStep);
    if (this.#shown) unlockPage();
    this.#shown = false;
    this.#dialog?.close(); // or it would not be modal where it is put back
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot!.querySelector('dialog');
  }

  /** What its form's steps go by in the history, once there may be some. */
  get #key(): string | undefined {
    return this.#opening.session?.parts.key;
  }

  async open(opener = focused()): Promise<void> {
    if (OVER.includes(this.#opening.flow.step)) this.#opening.reset();
    loadWords(this.#opening.language).catch(() => {}); // those of its button
    this.#host.requestUpdate();
    await this.#history.left;
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog || dialog.open || !this.#host.isConnected) return;
    this.#opener = opener;
    lockPage();
    dialog.showModal();
    this.#shown = true;
    if (!this.#history.isHere) this.#history.enter();
    this.#focus();
  }

  close(): void {
    this.#dialog?.close();
    this.#onClose();
  }

  render(content: unknown) {
    const { words, locale } = this.#opening.language;
    return html`<dialog
      lang=${locale}
      dir=${directionOf(this.#host, locale)}
      part="dialog"
      tabindex="-1"
      aria-label=${words.needs.title}
      @close=${this.#onClose}
      @pointerdown=${(event: PointerEvent) => {
        this.#beside = isBeside(event);
      }}
      @click=${(event: MouseEvent) => {
        if (this.#beside && isBeside(event) && LIGHT.includes(this.#opening.flow.step)) this.close();
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
    void this.#leave();
    this.#opener?.focus({ preventScroll: true });
    this.#opener = undefined;
    this.#host.dispatchEvent(new UnknotClosedEvent());
  };

  /** A step that is noted in the history at that very moment may keep the browser from going: then it is asked once more. */
  async #leave(): Promise<void> {
    for (let tries = 0; tries < 3 && !this.#shown && this.#history.isHere; tries++) {
      this.#history.leave(this.#key);
      await this.#history.left;
    }
  }

  /** By the browser's buttons: back leads out of it, forward into it. */
  #onPop = () => {
    if (!this.#history.isHere) this.close();
    else if (!this.#dialog?.open) void this.open();
  };

  /** The form shows what a link in a mail leads to. */
  #onHash = () => {
    if (LINK.test(location.hash)) void this.open();
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
