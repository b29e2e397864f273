import type { UnknotBooking } from '../../../packages/widget/src/booking/booking.ts';
import type { Loader } from '../../../packages/widget/src/loader/commands.ts';
import { until } from '../support.ts';

/** What the window of a page has, and what tests look at in it. */
export type PageWindow = Window &
  typeof globalThis & {
    Unknot?: Loader;
    /** Did something run that is not as it was built? */
    changed?: boolean;
    /** What the console was told as an error. */
    errors: string[];
    /** Ways in which the page broke its own content policy. */
    violations: string[];
  };

export const TRY_OUT = 'backend="demo" catalog="/examples/script-tag/catalog.json"';

/** A page with the script tag, in a frame; one at a time. */
export class Page {
  readonly frame: HTMLIFrameElement;
  private constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
  }

  /**
   * @param html what stands in its body
   * @param folder `changed-<name>` where a file is another than was built
   * @param before is called before the script is there
   */
  static async open(
    html: string,
    {
      folder = 'plain',
      before,
      attributes = {},
      hash = '',
      isolated = false,
      map = false,
    }: {
      folder?: string;
      before?: (window: PageWindow) => void;
      attributes?: Record<string, string>;
      hash?: string;
      isolated?: boolean;
      /** Does the page itself say what is to be in the files? */
      map?: boolean;
    } = {},
  ): Promise<Page> {
    const query = new URLSearchParams({ html, ...(isolated && { isolated: '' }), ...(map && { map: '' }) });
    const frame = await to(`/built/${folder}/page.html?${query}${hash}`);
    const page = new Page(frame);
    const { window } = page;
    window.errors = [];
    window.violations = [];
    window.console.error = (...texts: unknown[]) => {
      window.errors.push(
        texts.map((text) => `${text} ${(text as Error | undefined)?.cause ?? ''}`).join(' '),
      );
    };
    page.document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.violations.push(`${violatedDirective} ${blockedURI}`);
    });
    before?.(window);
    await page.script(folder, attributes);
    return page;
  }

  get window(): PageWindow {
    return this.frame.contentWindow as PageWindow;
  }

  get document(): Document {
    return this.frame.contentDocument!;
  }

  /** Adds the script tag. */
  async script(folder: string, attributes: Record<string, string> = {}): Promise<void> {
    const script = this.document.createElement('script');
    // The page trusts what the test says.
    script.setAttribute('src', trusted(this.window, `/built/${folder}/unknot.js`));
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve, { once: true }));
    this.document.head.append(script);
    await loaded;
  }

  find<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.document.querySelector<E>(selector)!;
  }

  get widget(): UnknotBooking {
    return this.find<UnknotBooking>('unknot-booking');
  }

  get dialog(): HTMLDialogElement | null | undefined {
    return this.widget?.shadowRoot?.querySelector('dialog');
  }

  /** What the heading of the step on view says. */
  get heading(): string | undefined {
    const step = this.widget?.shadowRoot?.querySelector('.frame > [exportparts]');
    return step?.shadowRoot?.querySelector('h2')?.textContent?.trim();
  }

  async at(heading: RegExp): Promise<void> {
    await until(() => heading.test(this.heading ?? ''));
  }

  /** Presses what the step on view has. */
  async press(selector: string): Promise<void> {
    const step = () => this.widget.shadowRoot!.querySelector('.frame > [exportparts]')?.shadowRoot;
    (await until(() => step()?.querySelector<HTMLElement>(selector))).click();
  }

  /** Is the code of the form here? */
  get defined(): boolean {
    return !!this.window.customElements.get('unknot-booking');
  }

  /** How often each of our files was asked for. */
  get asked(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { name } of this.window.performance.getEntriesByType('resource')) {
      const [, file] = /\/built\/[\w-]+\/(.+)\.js$/.exec(name) ?? [];
      if (file) counts[file] = (counts[file] ?? 0) + 1;
    }
    return counts;
  }

  /** Takes it away, once its history is as it was before: that is the history of the page with the tests, too. */
  async close(): Promise<void> {
    for (const element of this.document.querySelectorAll<UnknotBooking>('unknot-booking')) element.close?.();
    // In a tab with a long history behind it, Chromium may not go back in a frame at all.
    await Promise.race([until(() => !this.window.history.state?.unknotOpen), later(3_000)]);
    await to('about:blank');
  }
}

let frame: HTMLIFrameElement | undefined;

/** One frame for all: going back in one that came after another, WebKit would have the page around it load anew. */
async function to(address: string): Promise<HTMLIFrameElement> {
  if (!frame) {
    frame = document.createElement('iframe');
    frame.width = '800';
    frame.height = '600';
    document.body.append(frame);
  }
  const loaded = new Promise((resolve) => frame!.addEventListener('load', resolve, { once: true }));
  frame.contentWindow!.location.replace(address);
  await loaded;
  return frame;
}

/** Under trusted types an address of a script has to come from a policy; the page has one for Lit, which is not there yet. */
function trusted(window: PageWindow, address: string): string {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: {
      createPolicy(name: string, rules: object): { createScriptURL(address: string): string };
    };
  };
  if (!trustedTypes) return address;
  policies.get(trustedTypes) ??
    policies.set(
      trustedTypes,
      trustedTypes.createPolicy('test', { createScriptURL: (text: string) => text }),
    );
  return policies.get(trustedTypes)!.createScriptURL(address);
}
const policies = new WeakMap<object, { createScriptURL(address: string): string }>();

/** A little later than everything that is on its way. */
export function later(milliseconds = 400): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
