import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import axe from 'axe-core';
import { expect } from 'chai';
import document_ from '../../../examples/script-tag/catalog.json';
import {
  type BusyWindow,
  type Catalog,
  type OffsetTable,
  offsetTable,
  offsetWindow,
  parseCatalog,
  type Slot,
} from '../../../packages/core/src/index.ts';
import { FlowRequest } from '../../../packages/widget/src/events.ts';
import { type FlowEvent, reduce, type State, type Visit } from '../../../packages/widget/src/flow.ts';
import { Format } from '../../../packages/widget/src/format.ts';
import { noDetails, noLiking } from '../../../packages/widget/src/nothing-chosen.ts';
import type { StepContext, StepElement } from '../../../packages/widget/src/step-element.ts';
import { tokens } from '../../../packages/widget/src/tokens.styles.ts';
import { english } from '../english.ts';

/** A Monday at nine in the morning in Hamburg; the spa opens at noon. */
export const NOW = Date.UTC(2026, 10, 23, 8);

export const catalog = parseCatalog(document_);
const table = offsetWindow(catalog, NOW);
export const offsets = offsetTable(catalog.spa.timeZone, table.from, table.until);

const { getTimezoneOffset } = Date.prototype;

/** Whose clock the visitor has. These tests run in UTC; their visitors are at the spa unless it is said otherwise. */
export function visitorIn(zone: string | OffsetTable): void {
  const { transitions } =
    typeof zone === 'string' ? offsetTable(zone, Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1)) : zone;
  Date.prototype.getTimezoneOffset = function () {
    return -transitions.findLast(({ from }, i) => !i || from <= this.getTime())!.offset;
  };
}
beforeEach(() => visitorIn(offsets));
after(() => {
  Date.prototype.getTimezoneOffset = getTimezoneOffset;
});

export const carried = { needs: [], liking: noLiking, all: false, details: noDetails } as const;

/** An instant by the clock at the spa, which is an hour ahead of UTC all the time these tests look at. */
export function atSpa(local: string): number {
  return Date.parse(`${local}+01:00`);
}

/** Busy times as the backend answers them, where everyone is taken in these stretches of the spa's time. */
export function everyoneBusy(...stretches: readonly (readonly [from: string, to: string])[]): BusyWindow {
  const taken = stretches.map(([from, to]) => [atSpa(from), atSpa(to)] as const);
  const busy = Object.fromEntries(catalog.staff.map(({ id }) => [id, taken]));
  return { from: table.from, to: table.until, now: NOW, busy };
}

/** The catalog with something else in it. */
export function changed(change: Partial<Catalog>): Catalog {
  return { ...catalog, ...change };
}

/** All that a step works with: the demo spa, its clock standing still, everything painted and nobody booked. */
export function contextWith(change: Partial<StepContext> = {}): StepContext {
  const { locale, words } = english('GB');
  return {
    catalog,
    offsets,
    words,
    loadWords: async () => {},
    format: new Format(locale, catalog.spa.currency, words),
    kind: 'http',
    paysOnline: false,
    codes: undefined,
    waitlist: undefined,
    busy: everyoneBusy(),
    now: () => NOW,
    painted: true,
    heldUntil: undefined,
    ...change,
  };
}

/** Stands where the root element does: it brings the colours and asks for nothing. */
class TestFrame extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `<style>
      ${tokens.cssText}
      :host {
        display: block;
        padding: 1em;
        background: var(--_surface);
        color: var(--_text);
        container-type: inline-size;
        font: 16px/1.5 sans-serif;
      }
    </style><slot></slot>`;
  }
}
customElements.define('unknot-test-frame', TestFrame);

type StepTag = {
  [Tag in keyof HTMLElementTagNameMap]: HTMLElementTagNameMap[Tag] extends StepElement<State, infer _Context>
    ? Tag
    : never;
}[keyof HTMLElementTagNameMap];

/** A step in the page, as a visitor meets it. */
export class Shown<E extends StepElement<State, object>> {
  readonly element: E;
  /** What the step asked for, in order. */
  readonly asked: FlowEvent[] = [];

  constructor(element: E) {
    this.element = element;
    element.addEventListener(FlowRequest.type, (event) => {
      const { flow } = event as FlowRequest;
      this.asked.push(flow);
      const next = reduce(element.flow, flow);
      if (next.step === element.flow.step) element.flow = next as E['flow'];
    });
  }

  get last(): FlowEvent | undefined {
    return this.asked.at(-1);
  }

  /** Those that are there, whether or not they are on view. */
  all<T extends HTMLElement = HTMLElement>(selector: string): T[] {
    return [...this.element.renderRoot.querySelectorAll<T>(selector)];
  }

  maybe<T extends HTMLElement = HTMLElement>(selector: string): T | undefined {
    return this.all<T>(selector)[0];
  }

  the<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.maybe<T>(selector);
    if (!found) throw new Error(`There is no ${selector}: ${this.text}`);
    return found;
  }

  /** The button, link or choice with these words. */
  named<T extends HTMLElement = HTMLElement>(words: string | RegExp): T {
    const found = this.all<T>('button, a, label, summary').find((one) => says(one, words));
    if (!found) throw new Error(`Nothing is called ${words}: ${this.text}`);
    return found;
  }

  has(words: string | RegExp): boolean {
    return this.all('button, a, label, summary').some((one) => says(one, words));
  }

  get text(): string {
    return textOf(this.the('.step'));
  }

  /** Which part of the step has the keyboard. */
  get focused(): HTMLElement | undefined {
    return (this.element.shadowRoot?.activeElement as HTMLElement | null) ?? undefined;
  }

  async update(change: { flow?: E['flow']; context?: Partial<StepContext> }): Promise<void> {
    if (change.flow) this.element.flow = change.flow;
    if (change.context) this.element.context = { ...this.element.context, ...change.context };
    await this.element.updateComplete;
  }

  /** Clicks with the mouse, where the thing is on the screen. */
  async click(target: HTMLElement): Promise<void> {
    let position: [x: number, y: number];
    do {
      target.scrollIntoView({ block: 'center' });
      await painted(); // the mouse meets what is on the screen
      const { left, top, width, height } = target.getBoundingClientRect();
      position = [Math.round(left + width / 2), Math.round(top + height / 2)];
      // WebKit may just have scrolled back, for the sake of what had the focus before.
    } while (position[1] < 0 || position[1] >= innerHeight);
    await sendMouse({ type: 'click', position });
    await this.element.updateComplete;
  }

  /** Focuses something and presses a key there. */
  async pressOn(target: HTMLElement, key: string): Promise<void> {
    target.focus();
    await this.press(key);
  }

  async press(...keys: string[]): Promise<void> {
    // The space bar: not every engine's tools know it by its name.
    for (const key of keys) await sendKeys({ press: key === 'Space' ? ' ' : key });
    await this.element.updateComplete;
  }

  async type(text: string): Promise<void> {
    await sendKeys({ type: text });
    await this.element.updateComplete;
  }

  /** Everything the Tab key comes by, from the start of the step to its end. */
  async tabOrder(): Promise<HTMLElement[]> {
    const [before, after] = [document.createElement('button'), document.createElement('button')];
    const frame = this.element.parentElement!;
    frame.before(before);
    frame.after(after); // in Firefox the keyboard would leave the page for the window's own buttons
    before.focus();
    const found: HTMLElement[] = [];
    for (;;) {
      await sendKeys({ press: 'Tab' });
      let { focused } = this;
      if (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement as HTMLElement;
      if (!focused || found.includes(focused)) break;
      found.push(focused);
    }
    before.remove();
    after.remove();
    return found;
  }
}

/** Puts a step alone into the page. */
export async function show<T extends StepTag>(
  tag: T,
  flow: HTMLElementTagNameMap[T]['flow'],
  context: Partial<StepContext> = {},
): Promise<Shown<HTMLElementTagNameMap[T]>> {
  clear();
  const element = document.createElement(tag);
  Object.assign(element, { context: contextWith(context), flow });
  const frame = document.createElement('unknot-test-frame');
  const shown = new Shown(element);
  frame.append(element);
  document.body.append(frame);
  await element.updateComplete;
  return shown;
}

export function clear(): void {
  document.querySelector('unknot-test-frame')?.remove();
  document.documentElement.removeAttribute('dir');
  document.documentElement.style.colorScheme = '';
}

/** The page as it may be: each is a test of its own. */
export const looks = {
  'in light': {},
  'in dark': { scheme: 'dark' },
  'from right to left': { dir: 'rtl' },
} as const;

/** Audits a step with axe in every look; `open` puts it into the page. */
export function audited(what: string, open: () => Promise<unknown>): void {
  for (const [name, look] of Object.entries<{ scheme?: string; dir?: string }>(looks)) {
    it(`${what} is accessible ${name}`, async () => {
      await open();
      document.documentElement.style.colorScheme = look.scheme ?? 'light';
      if (look.dir) document.documentElement.dir = look.dir;
      const frame = document.querySelector('unknot-test-frame')!;
      const background = getComputedStyle(frame).backgroundColor;
      expect(background).to.equal(look.scheme === 'dark' ? 'rgb(23, 28, 26)' : 'rgb(251, 248, 244)');
      await stillFrames();
      const { violations, passes } = await axe.run(frame, { rules: { 'target-size': { enabled: true } } });
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).to.deep.equal([]);
      // An audit that could not look into the step would find nothing either.
      expect(passes.map(({ id }) => id)).to.include.members(['color-contrast', 'button-name']);
    });
  }
}

/**
 * What a step looks like for who asked the system for less motion. Chromium can be told to be such a system; of the
 * others' rules those that wait for one apply at once.
 */
export async function withLessMotion(step: HTMLElement, look: () => void): Promise<void> {
  if (navigator.userAgent.includes('Chrome/')) {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      look();
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  } else {
    asIf('(prefers-reduced-motion: reduce)', step, look);
  }
}

/** What a step looks like for whom the system sets the colours: no engine's tools make it such a system. */
export function withForcedColors(step: HTMLElement, look: () => void): void {
  asIf('(forced-colors: active)', step, look);
}

/** Lets the rules that wait for a condition apply. */
function asIf(condition: string, step: HTMLElement, look: () => void): void {
  const rules = step
    .shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === condition) as CSSMediaRule[];
  for (const { media } of rules) media.mediaText = 'all';
  try {
    look();
  } finally {
    for (const { media } of rules) media.mediaText = condition;
  }
}

async function painted(): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}

/** Ends every transition: a colour halfway is none that anybody reads. */
async function stillFrames(): Promise<void> {
  await painted();
  const end = (part: Element) => {
    for (const animation of part.shadowRoot?.getAnimations() ?? []) animation.finish();
    for (const inner of part.shadowRoot?.querySelectorAll('*') ?? []) end(inner); // a step may be made of others
  };
  const step = document.querySelector('unknot-test-frame')?.firstElementChild;
  if (step) end(step);
  await painted();
}

/** Waits until something is there to be had; the test's own time-out ends it. */
export async function until<T>(get: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = get();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** The words of a part, as they are read: white space counts once. */
export function textOf(part: Element): string {
  return (part.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function says(part: HTMLElement, words: string | RegExp): boolean {
  const name = part.getAttribute('aria-label') ?? textOf(part);
  return typeof words === 'string' ? name === words : words.test(name);
}

/** Half past two on the Thursday, an hour of deep work on the back. */
export const slot: Slot = {
  start: atSpa('2026-11-26T14:30'),
  end: atSpa('2026-11-26T15:30'),
  localStart: '2026-11-26T14:30',
  localEnd: '2026-11-26T15:30',
  staffIds: ['mira'],
  roomIds: ['lamp-room'],
};
export const visit: Visit = { serviceId: 'deep-back-release', minutes: 60, addOnIds: [] };
