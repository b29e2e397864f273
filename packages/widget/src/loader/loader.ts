import { type BuiltFile, commands, define } from './built.ts';
import type { Loader } from './commands.ts';

/**
 * The script tag: a classic script without dependencies. It imports the widget's modules, from its own address, when an
 * `<unknot-booking>` comes near the viewport or what opens one is about to be pressed; at once for who comes back from a
 * payment page or by a link in a mail: they wait for it, wherever on the page it is. Each file is checked to be the one
 * that was built before it runs. What a page asks for by `Unknot(…)` or `data-unknot-open` is done by a file of its own.
 */
const load = (script: HTMLScriptElement) => {
  const base = new URL('.', script.src).href;
  const before = window.Unknot;
  if (before?.base) return before('again', { base });

  const checked: Record<string, Promise<unknown>> = {};
  /** Imports a file once it, and what it imports, have come as they were built. What failed is tried again the next time. */
  const get = async (...files: BuiltFile[]) => {
    for (const [file, hash] of files) {
      checked[file] ??= new Promise((resolve, reject) => {
        const link = document.createElement('link');
        // Browsers that do not know it (before Chrome 66, Firefox 115, Safari 17) import without a check.
        link.rel = 'modulepreload';
        if (!link.relList.supports(link.rel)) resolve(0);
        link.integrity = `sha256-${hash}`;
        link.nonce = script.nonce;
        link.href = base + file;
        link.onload = resolve;
        link.onerror = () => {
          delete checked[file];
          reject(`${link.href} is not as it was built`);
        };
        document.head.append(link);
      });
    }
    await Promise.all(files.map(([file]) => checked[file]));
    return import(base + files[0]![0]);
  };

  let loading: Promise<unknown> | undefined;
  let following: Promise<unknown> | undefined;
  const loader = ((...command) => {
    loader.q.push(command);
    follow();
  }) as Loader;
  const fail = (error: unknown) => {
    loading = undefined; // what is in the element stays visible; a later look at it tries again
    console.error('[unknot]', error);
  };
  const follow = () => {
    following = get(commands).then(({ follow }) => follow(loader, script), fail);
  };
  loader.q = before?.q ?? [];
  loader.base = base;
  loader.load = async (name) => get(...(await get(commands)).filesOf(name));
  loader.start = () => {
    // Whoever wants to hear of it is there before it.
    loading ??= Promise.resolve(following)
      .then(() => get(define))
      .catch(fail);
    return loading;
  };
  window.Unknot = loader;

  let back = /^#unknot=/.test(location.hash);
  try {
    back ||= /\bunknot:[^,]*:(paying|link)\b/.test(`${Object.keys(sessionStorage)}`);
  } catch {} // storage is refused, so nothing was kept
  const near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && loader.start(),
    { rootMargin: '800px' },
  );
  const look = () => {
    for (const element of document.querySelectorAll('unknot-booking:not(:defined)')) near.observe(element);
  };
  if (back) loader('back');
  else if (loader.q[0]) follow();
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });

  // Whatever opens a dialog, also where it is added later or is in a shadow root. A finger comes over it before it clicks.
  for (const type of ['pointerover', 'focusin', 'click']) {
    addEventListener(type, (event) => {
      const trigger = event
        .composedPath()
        .find((node) => (node as Element).matches?.('[data-unknot-open]')) as Element | undefined;
      const { ctrlKey, metaKey } = event as MouseEvent;
      if (!trigger || ctrlKey || metaKey) return;
      if (type === 'click') {
        event.preventDefault();
        loader('dialog', { trigger });
      } else loader.start();
    });
  }

  // The place is kept, so that nothing on the page moves when the form is there.
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':where(unknot-booking:not([mode=dialog])){display:block;min-block-size:36rem}:where(unknot-booking[mode=dialog]:not(:defined)){display:none}',
    );
    document.adoptedStyleSheets.push(sheet);
  } catch {} // as in Safari before 16.4
};

const script = document.currentScript as HTMLScriptElement | null;
if (script?.src) load(script);
