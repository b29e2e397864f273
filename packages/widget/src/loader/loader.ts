import { define, type FileList, type Get, list } from './built.ts';
import type { Follow, Loader } from './commands.ts';

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

  const checked: Record<string, Promise<string>> = {};
  /** What failed is tried again the next time. */
  const get: Get = async (...files) => {
    const all = files.map(([name, hash]) => {
      const address = `${base + name}-${hash.slice(0, 8).replace(/\W/g, '_')}.js`;
      checked[address] ??= new Promise((resolve, reject) => {
        const link = document.createElement('link');
        // Browsers that do not know it (before Chrome 66, Firefox 115, Safari 17) import without a check.
        link.rel = 'modulepreload';
        if (!link.relList.supports(link.rel)) resolve(address);
        link.integrity = `sha256-${hash}`;
        link.nonce = script.nonce;
        link.href = address;
        link.onload = () => resolve(address);
        link.onerror = () => {
          delete checked[address];
          reject(`${address} is missing or changed`);
        };
        document.head.append(link);
      });
      return checked[address];
    });
    return import((await Promise.all(all))[0]!);
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
    following = loader.load('commands').then((commands) => (commands as Follow).follow(loader, script), fail);
  };
  loader.q = before?.q ?? [];
  loader.base = base;
  loader.load = async (name) => get(...(await ((await get(list)) as FileList).filesOf(name, get)));
  loader.start = () => {
    // Whoever wants to hear of it is there before it.
    loading ??= (async () => {
      await following;
      await get(...define);
    })().catch(fail);
    return loading;
  };
  window.Unknot = loader;

  let back = /^#unknot=/.test(location.hash);
  try {
    back ||= /unknot:[^,]*:(paying|link)/.test(`${Object.keys(sessionStorage)}`);
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
    addEventListener(type as 'click', (event) => {
      const trigger = event
        .composedPath()
        .find((node) => (node as Element).matches?.('[data-unknot-open]')) as Element | undefined;
      // As for another tab.
      if (!trigger || event.ctrlKey || event.metaKey) return;
      if (type === 'click') {
        event.preventDefault();
        loader('dialog', { trigger });
      } else loader.start();
    });
  }

  // The place is kept, so that nothing on the page moves when the form is there: the first question is so tall, on most screens.
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':where(unknot-booking:not([mode=dialog])){display:block;min-block-size:max(80rem - 127vw,min(20rem + 64vw,50rem))}unknot-booking[mode=dialog]:not(:defined){display:none}',
    );
    document.adoptedStyleSheets.push(sheet);
  } catch {} // as in Safari before 16.4
};

// An image that is named `currentScript` stands in for it: what visitors write on a page may name its folder.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) load(script);
