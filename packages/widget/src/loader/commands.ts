/** What a widget is told: its attributes, with or without hyphens, and its properties where they are objects. */
export type Options = { readonly [attribute: string]: unknown };

/** What `Unknot(name, options)` does, by its name. */
export interface Commands {
  /** What holds for every widget that is made by a command or a trigger from now on. */
  init: Options;
  /** A form in an element of the page, or in the first one that a selector finds. */
  inline: Options & { readonly target: string | Element };
  /** Opens the form in a dialog, as a trigger on the page says where there is one. */
  dialog: Options & { readonly trigger?: Element };
  /** A button that floats at a lower corner and opens the dialog. */
  button: Options & { readonly text?: string; readonly position?: 'start' | 'end' };
  /** Hears of an event of any widget: `booked` is `unknot-booked`. */
  on: { readonly event: string; readonly callback: (event: CustomEvent) => void };
  /** Loads the form now. */
  prefetch: Options;
  /** Somebody came back from a payment page, or by a link in a mail. The loader asks for it. */
  back: Options;
  /** The loader is on the page a second time, from the folder `base`. It asks for it itself. */
  again: { readonly base: string };
}

export type Command = { [C in keyof Commands]: [name: C, options?: Commands[C]] }[keyof Commands];

/** The one global: a function that takes commands. */
export interface Loader {
  (...command: Command): void;
  /** What was asked for and not yet done. */
  q: Command[];
  /** The folder that all is loaded from. */
  base: string;
  /** Imports a file of the widget, once it is known to be as it was built. The build has every `import()` ask for it. */
  load(name: string): Promise<unknown>;
  /** Loads the form; where it cannot be had it says so, and tries again the next time. */
  start(): Promise<unknown>;
}

/** This file, as the loader imports it. */
export interface Follow {
  follow(loader: Loader, script: Element): void;
}

declare global {
  interface Window {
    Unknot?: Loader;
  }
}

type Widget = HTMLElement & { open(): Promise<void>; reset(): void };

/** A dialog that no page has written: one for all, whose draft goes by this name. */
const MADE = 'unknot-dialog';
const WIDGET = 'unknot-booking';
const PREFIX = 'data-unknot-';

/** What is no attribute of its own, and means something on any element or as a property. */
const PLAIN = /^(id|class|dir|words|prefill)$/;

/**
 * What no form is told. Where visitors write on a page, what they write may hold `data-…`: nothing of it is to become a
 * script, nor to cover the page.
 */
const REFUSED = /^(on|style$)/i;

let defaults: Options | undefined;
/** What the dialog of the floating button is told. */
let ofButton: Options | undefined;
/** What each widget was told last. */
const told = new WeakMap<Element, Options>();

const commands: { readonly [C in keyof Commands]: (options: Commands[C], loader: Loader) => unknown } = {
  init: (options) => {
    defaults = { ...defaults, ...options };
  },
  on: ({ event, callback }) =>
    document.addEventListener(event.replace(/^(unknot-)?/, 'unknot-'), callback as EventListener),
  prefetch: (_, loader) => loader.start(),
  again: ({ base }, loader) => {
    if (base !== loader.base) throw new Error(`${base} is not used: ${loader.base} is there already.`);
  },
  inline: async ({ target, ...options }) => {
    await parsed();
    const place = find(target);
    if (!place) throw new Error(`There is no ${target} on this page.`);
    const element = document.createElement(WIDGET);
    tell(element, { ...defaults, ...options });
    place.append(element);
  },
  button: async ({ text, position, ...options }, loader) => {
    ofButton = options;
    if (position && !/^(start|end)$/.test(position))
      console.warn(`[unknot] position: ${position} is not known; there are start and end.`);
    const { addFloatingButton } = await import('../floating-button/floating-button.ts');
    await parsed();
    const settings = { text, position, theme: options.theme ?? defaults?.theme };
    addFloatingButton(settings, loader.start, () => loader('dialog', options));
  },
  dialog: async ({ trigger, ...options }, loader) => {
    await parsed();
    // Safari does not focus what is pressed, and there the focus comes back to.
    (trigger as HTMLElement | undefined)?.focus({ preventScroll: true });
    const element = dialogFor(trigger ? { ...saidBy(trigger), ...options } : options);
    await loader.start();
    try {
      await element.open();
    } catch (error) {
      // A link leads where it would have led without us.
      if (trigger && 'href' in trigger) location.assign(String(trigger.href));
      throw error;
    }
  },
  back: async (_, loader) => {
    await parsed();
    const options = optionsOfPage();
    // It opens by itself where there is something to be shown.
    if (options && (isAwaited() || !document.querySelector(WIDGET))) dialogFor(options);
    if (document.querySelector(WIDGET)) await loader.start();
  },
};

/** Does all that was asked for; whatever is wrong with it is said in the console, and harms nothing else. */
export function follow(loader: Loader, script: Element): void {
  defaults ??= saidBy(script);
  for (const [name, options = {}] of loader.q.splice(0)) {
    const failed = (error: unknown) => console.error(`[unknot] Unknot('${name}')`, options, error);
    if (!Object.hasOwn(commands, name)) failed(`There are: ${Object.keys(commands).join(', ')}.`);
    else
      new Promise((done) => {
        done(commands[name](options as never, loader));
      }).catch(failed);
  }
}

/** The dialog on the page that is meant, or the first one, or one that is made: told what to show. */
function dialogFor({ open, ...options }: Options): Widget {
  const there = find(open || `${WIDGET}[mode=dialog]`);
  // For the same reason it is told to no other element: of a form or a frame it would change where it leads.
  if (there && there.localName !== WIDGET) throw new Error(`${open} is no <${WIDGET}>.`);
  const element = (there ?? document.createElement(WIDGET)) as Widget;
  if (!there) {
    element.id = MADE;
    element.setAttribute('mode', 'dialog');
  }
  tell(element, element.id === MADE ? { ...defaults, ...options } : options);
  if (!there) document.body.append(element);
  return element;
}

/** Has a widget say just what is asked for; one that was asked for something else before starts over. */
function tell(element: Element, options: Options): void {
  const last = told.get(element);
  told.set(element, options);
  if (last && JSON.stringify(last) === JSON.stringify(options)) return;
  for (const name of Object.keys(last ?? {})) element.removeAttribute(hyphened(name));
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'object') Object.assign(element, { [name]: value });
    else if (!REFUSED.test(name)) element.setAttribute(hyphened(name), String(value));
  }
  if (last) (element as Widget).reset?.();
  void leaveOut(element, Object.keys(options));
}

/** Takes off what was written in a way that no widget reads, and tells of it. */
async function leaveOut(element: Element, names: readonly string[]): Promise<void> {
  const { observedAttributes } = (await customElements.whenDefined(WIDGET)) as unknown as {
    readonly observedAttributes: readonly string[];
  };
  const unknown = names.filter((name) => !PLAIN.test(name) && !observedAttributes.includes(hyphened(name)));
  for (const name of unknown) element.removeAttribute(hyphened(name));
  if (unknown.length) console.warn(`[unknot] Not known, and left out: ${unknown.join(', ')}`);
}

/** What a dialog that the page has not written down would show. */
function optionsOfPage(): Options | undefined {
  const trigger = document.querySelector(`[${PREFIX}open]`);
  return trigger ? saidBy(trigger) : ofButton;
}

/** Did somebody leave the dialog for a payment page, or follow a link with it, in this tab? */
function isAwaited(): boolean {
  try {
    return Object.keys(sessionStorage).some((key) => RegExp(`:${MADE}:(paying|link)$`).test(key));
  } catch {
    return false; // storage is refused, so nothing was kept
  }
}

/** What an element says by `data-unknot-…`. */
function saidBy(element: Element): Options {
  return Object.fromEntries(
    [...element.attributes]
      .filter(({ name }) => name.startsWith(PREFIX))
      .map(({ name, value }) => [name.slice(PREFIX.length), value]),
  );
}

function find(target: unknown): Element | null {
  return typeof target === 'string' ? document.querySelector(target) : (target as Element);
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What is asked for early may be about what comes further down. */
async function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
}
