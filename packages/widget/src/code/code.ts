import { BackendError, normaliseCode, quote, quoteSessions, takenOff } from '@unknot/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { Visit, WrittenCode } from '../flow.ts';
import { fields } from '../form/fields.styles.ts';
import type { StepContext } from '../step-element.ts';

/** A code was looked at, or taken back. */
export class CodeWritten extends Event {
  static readonly type = 'unknot-code';
  readonly code: WrittenCode | undefined;
  constructor(code: WrittenCode | undefined) {
    super(CodeWritten.type);
    this.code = code;
  }
}

/**
 * A promotional, voucher or gift code: written, looked at by the backend, and then taken off.
 * @fires unknot-code
 * @csspart input @csspart chip @csspart quiet
 */
export class UnknotCode extends LitElement {
  static override styles = [
    controls,
    fields,
    css`
      :host {
        display: grid;
        gap: 0.75em;
        padding-block: 0.75em 0.25em;
      }
      form {
        display: grid;
        gap: 0.375em;
      }
      label {
        font-weight: 600;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
      }
      .line input {
        flex: 1 1 12em;
        inline-size: auto !important;
        letter-spacing: 0.06em;
        text-transform: uppercase;
      }
      .line .chip {
        border-radius: 12px;
      }
      .used {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 1em;
      }
    `,
  ];

  @property({ attribute: false }) context!: StepContext;
  @property({ attribute: false }) visit!: Visit;
  /** Who books. */
  @property({ attribute: false }) email = '';
  @property({ attribute: false }) code: WrittenCode | undefined;
  /** Is the request on its way? Then nothing is changed. */
  @property({ attribute: false }) locked = false;

  @state() private text = '';
  @state() private checking = false;
  /** Whether what was looked at last was asked for here, and not on the way back to this step. */
  #asked = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.code) this.requestUpdate('code', this.code); // what was broken off is taken up
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
    this.#stop = undefined;
    this.checking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('code')) return;
    if (this.code && !this.code.discount) this.text = this.code.text;
  }

  protected override updated(changed: PropertyValues): void {
    const { code } = this;
    if (!changed.has('code')) return;
    if (code && !code.discount && !code.fault) {
      // The state is not to be changed while it is being shown.
      queueMicrotask(() => void this.#check(code.text));
      return;
    }
    // The keyboard goes along with what was asked for; a code that was refused with the request leads back here.
    const before = changed.get('code') as WrittenCode | undefined;
    if (this.#asked || (code?.fault && before?.discount)) {
      this.renderRoot.querySelector<HTMLElement>(code?.discount ? '.quiet' : 'input')?.focus();
    }
    this.#asked = false;
  }

  override render() {
    const { words } = this.context;
    const { discount, fault } = this.code ?? {};
    return html`
      ${discount ? this.#used(discount.name) : this.#field(fault && (words.code.fault[fault] ?? words.code.fault.refused))}
      <div class="hidden" role="status">${this.checking ? words.code.checking : discount ? this.#said(discount.name) : nothing}</div>
    `;
  }

  /** Looks at what is written, if anything is that has not been looked at. */
  useWritten(): boolean {
    if (this.code?.discount || !normaliseCode(this.text) || this.text === this.code?.text) return false;
    this.#use();
    return true;
  }

  #field(fault: string | undefined) {
    const { words } = this.context;
    return html`<form novalidate @submit=${this.#submitted}>
      <label for="text">${words.code.label}</label>
      <div class="line">
        <input
          id="text"
          part="input"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          enterkeyhint="done"
          maxlength="60"
          .value=${this.text}
          aria-invalid=${!!fault}
          aria-describedby="fault"
          @input=${(event: Event) => {
            this.text = (event.target as HTMLInputElement).value;
          }}
        />
        <button class="chip" part="chip" type="submit" aria-disabled=${this.checking || this.locked}>${words.code.use}</button>
      </div>
      <span class="fault" id="fault" role="alert">${fault ?? nothing}</span>
    </form>`;
  }

  #used(name: string) {
    const { words } = this.context;
    return html`<div class="used">
      <span><bdi dir="ltr">${this.code?.text}</bdi><br /><span class="small">${words.code.used(name)}</span></span>
      <button class="quiet" part="quiet" type="button" aria-disabled=${this.locked} @click=${this.#drop}>${words.code.drop}</button>
    </div>`;
  }

  /** What is taken off and what is left to pay, for who does not see the price list change. */
  #said(name: string): string {
    const { words, catalog, format } = this.context;
    const [price = quote(catalog, this.visit)] = quoteSessions(catalog, this.visit, 1, this.code?.discount);
    return `${words.code.used(name)} ${format.price(-takenOff(price))}`;
  }

  #submitted(event: Event) {
    event.preventDefault();
    this.#use();
  }

  #use() {
    if (this.checking || this.locked) return;
    this.#asked = true;
    if (normaliseCode(this.text)) void this.#check(this.text);
    else this.renderRoot.querySelector('input')?.focus();
  }

  #drop() {
    if (this.locked) return;
    this.#asked = true;
    this.text = '';
    this.dispatchEvent(new CodeWritten(undefined));
  }

  #stop: AbortController | undefined;

  async #check(written: string) {
    this.#stop?.abort();
    const mine = new AbortController();
    this.#stop = mine;
    this.checking = true;
    const { context, visit, email } = this;
    let answer: WrittenCode;
    try {
      const { code, discount } = await context.codes!.checkCode!(
        { ...visit, code: written, ...(email && { email }) },
        mine.signal,
      );
      answer = { text: code, discount };
    } catch (error) {
      // A code of another shape than codes have is one that nobody knows.
      const why = error instanceof BackendError ? error.code : 'unreachable';
      answer = { text: written, fault: why === 'invalid' ? 'code-unknown' : why };
    }
    if (mine.signal.aborted) return;
    this.#stop = undefined;
    this.checking = false;
    this.dispatchEvent(new CodeWritten(answer));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-code': UnknotCode;
  }
}
