import { html, nothing } from 'lit';
import type { StateOf, WrittenCode } from '../flow.ts';
import { type FoldHost, LazyFold } from '../lazy-fold.ts';
import { register } from '../register.ts';
import type { StepContext } from '../step-element.ts';
import type { CodeWritten, UnknotCode } from './code.ts';

type Review = Pick<StateOf<'review'>, 'visit' | 'details' | 'code' | 'sending' | 'failure'>;
type Host = FoldHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** A code on the last step, folded away until somebody has one: what looks at it is loaded then. */
export class CodeFold {
  readonly #host: Host;
  readonly #fold: LazyFold;

  constructor(host: Host) {
    this.#host = host;
    this.#fold = new LazyFold(host, async () => {
      const { UnknotCode } = await import('./code.ts');
      register('unknot-code', UnknotCode);
    });
  }

  /** Is a code being looked at? What it takes off is seen before anything is sent. */
  pending({ codes }: StepContext, { code, failure }: Review): boolean {
    return !!codes && !!code && !code.discount && !code.fault && failure !== 'unreachable';
  }

  /** Looks at a code first that was written and not used. False where there is none. */
  useFirst(): boolean {
    return !!this.#host.renderRoot.querySelector<UnknotCode>('unknot-code')?.useWritten();
  }

  render(context: StepContext, review: Review, change: (code: WrittenCode | undefined) => void) {
    const { words, codes } = context;
    const { code, visit, details, sending, failure } = review;
    // A request that may have arrived is asked for as it was.
    if (!codes || failure === 'unreachable') return nothing;
    const { here, missing } = this.#fold;
    const open = this.#fold.open || !!code;
    if (code && !missing) void this.#fold.need();
    if (missing && this.pending(context, review)) {
      queueMicrotask(() => change({ text: code!.text, fault: 'unreachable' }));
    }
    return html`<div class="field">
      <button class="unfold" type="button" aria-expanded=${open} aria-controls="code" @click=${() => !sending && this.#unfold(code, change)}>
        ${words.code.title} <span>${code?.discount ? html`<bdi>${code.discount.name}</bdi>` : words.details.optional}</span>
      </button>
      ${missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      <div class="unfolded" id="code" ?hidden=${!open}>
        ${
          here
            ? html`<unknot-code
                exportparts="input, quiet, chip"
                .context=${context}
                .visit=${visit}
                .email=${details.email}
                .code=${code}
                .locked=${sending}
                @unknot-code=${({ code }: CodeWritten) => change(code)}
              ></unknot-code>`
            : nothing
        }
      </div>
    </div>`;
  }

  #unfold(code: WrittenCode | undefined, change: (code: undefined) => void) {
    if (code) change(undefined);
    void this.#fold.toggle(!this.#fold.open && !code);
  }
}
