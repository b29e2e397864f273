import document_ from '../../../examples/script-tag/catalog.json';
import {
  BackendError,
  type BookingBackend,
  demoBackend,
  parseCatalog,
  toWireBusy,
  toWireOffsets,
} from '../../../packages/core/src/index.ts';
import type { UnknotBooking } from '../../../packages/widget/src/booking/booking.ts';
import { until } from '../support.ts';

export const catalogDocument: object = document_;
export const catalog = parseCatalog(document_);

type Settings = Partial<
  Pick<
    UnknotBooking,
    | 'backend'
    | 'catalog'
    | 'service'
    | 'staff'
    | 'need'
    | 'date'
    | 'code'
    | 'prefill'
    | 'id'
    | 'requestTo'
    | 'analytics'
    | 'forwardParams'
    | 'prefillParams'
    | 'lang'
    | 'theme'
  >
>;

/** The element in a page, with a way to reach the spa inside; a try-out unless it is told otherwise. */
export function put(settings: Settings = {}, parent: Element = document.body): UnknotBooking {
  const element = Object.assign(document.createElement('unknot-booking'), {
    backend: 'demo',
    catalog: document_,
    ...settings,
  });
  element.innerHTML = '<a href="tel:+4940123456">Call us</a>';
  parent.append(element);
  return element;
}

/** The element as a page writes it down. */
export function write(html: string): UnknotBooking {
  document.body.insertAdjacentHTML('beforeend', html);
  return document.querySelector('unknot-booking')!;
}

/** A page as nobody has been to it. */
export function cleanPage(): void {
  sessionStorage.clear();
  localStorage.clear();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('style');
}

/** The step on view. */
export function stepOf(element: UnknotBooking): Element | null | undefined {
  return element.shadowRoot?.querySelector('.frame > [exportparts]');
}

/** What the step on view has in its shadow root. */
export function inStep(element: UnknotBooking, selector: string): HTMLElement | null | undefined {
  return stepOf(element)?.shadowRoot?.querySelector<HTMLElement>(selector);
}

/** What the element shows where there is no step. */
export function inFrame(element: UnknotBooking, selector: string): HTMLElement | null | undefined {
  return element.shadowRoot?.querySelector<HTMLElement>(selector);
}

export function heading(element: UnknotBooking): string | undefined {
  return inStep(element, 'h2')?.textContent?.trim();
}

export function at(element: UnknotBooking, title: string | RegExp): Promise<unknown> {
  return until(() => {
    const text = heading(element);
    return text && (typeof title === 'string' ? text === title : title.test(text));
  });
}

export async function press(element: UnknotBooking, selector: string): Promise<void> {
  (await until(() => inStep(element, selector))).click();
}

/** Fills in the form, with what is needed and no more, and goes on. */
export async function fill(element: UnknotBooking): Promise<void> {
  await at(element, 'Who is coming?');
  for (const [name, value] of [
    ['name', 'Ana Novak'],
    ['email', 'ana@example.com'],
  ] as const) {
    const input = inStep(element, `#${name}`) as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  (inStep(element, '#agreed') as HTMLInputElement).click();
  await press(element, '[type=submit]');
}

/** From the times to the moment before it is booked. */
export async function choose(element: UnknotBooking): Promise<void> {
  await press(element, '.slots button');
  await fill(element);
  await at(element, 'Is everything right?');
}

/** From the times to the confirmation. */
export async function book(element: UnknotBooking): Promise<void> {
  await choose(element);
  await press(element, '.primary');
  await at(element, /^See you/);
}

/** A request as the stub of a booking server sees it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly init: RequestInit;
}

type Handler = (call: Call) => Response | undefined | Promise<Response | undefined>;

/**
 * A booking server in place of the page's `fetch`: it speaks the contract over the demo's decisions, and answers
 * as `odd` says where that gives an answer.
 */
export class StubServer {
  readonly calls: Call[] = [];
  odd: Handler = () => undefined;
  readonly #fetch = window.fetch;
  readonly #backend: BookingBackend;

  constructor(of = catalog) {
    this.#backend = demoBackend(of);
    window.fetch = async (input, init = {}) => {
      const url = new URL(String(input), document.baseURI);
      const call: Call = {
        method: init.method ?? 'GET',
        path: url.pathname.replace(/^.*\/v1/, ''),
        url: url.href,
        body: init.body ? JSON.parse(String(init.body)) : {},
        init,
      };
      this.calls.push(call);
      return (await this.odd(call)) ?? this.#answer(call);
    };
  }

  restore(): void {
    window.fetch = this.#fetch;
  }

  to(method: string, path: string): Call[] {
    return this.calls.filter((call) => call.method === method && call.path === path);
  }

  async #answer({ method, path, body, init }: Call): Promise<Response> {
    const backend = this.#backend;
    try {
      if (path === '/catalog') {
        const { offsets, ...answer } = await backend.catalog();
        return json({ ...answer, offsets: toWireOffsets(offsets) });
      }
      if (path === '/busy') return json(toWireBusy(await backend.busy({ from: 0, to: 0 })));
      if (path === '/holds') return json(await backend.hold!(body as never), 201);
      if (path === '/codes/check') return json(await backend.checkCode!(body as never));
      if (method === 'DELETE') {
        await backend.release!(path.replace('/holds/', ''));
        return new Response(null, { status: 204 });
      }
      const key = new Headers(init.headers).get('Idempotency-Key')!;
      return json(await backend.book(body as never, key), 201);
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      return problem(error.code === 'invalid' ? 422 : 409, { code: error.code });
    }
  }
}

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(status: number, more: object): Response {
  return json({ type: 'about:blank', title: 'No', status, ...more }, status);
}
