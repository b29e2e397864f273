// In the page: how long the widget takes from its busy times' arrival to the times on view.
import '../../../packages/widget/src/define.ts';

const arrived = Promise.withResolvers();

/** Notes when the answer with the busy times is here; what it says is read after that. */
const text = Response.prototype.text;
Response.prototype.text = async function () {
  const all = await text.call(this);
  if (this.url.includes('/v1/busy')) arrived.resolve(performance.now());
  return all;
};

/** Adds up what calls of a method take. */
function spentIn(prototype, name) {
  const method = prototype[name];
  const spent = { time: 0 };
  prototype[name] = function (...args) {
    const begun = performance.now();
    try {
      return method.apply(this, args);
    } finally {
      spent.time += performance.now() - begun;
    }
  };
  return spent;
}

const picker = () =>
  document.querySelector('unknot-booking')?.shadowRoot?.querySelector('unknot-slot-picker');

/** Is the page at rest before the busy times come? */
window.waiting = () =>
  customElements.get('unknot-confirmation') !== undefined &&
  !!picker()?.shadowRoot.querySelector('.skeleton');

let shown;
let spent;

/** Makes ready: from here on it is noted when the times are on view. */
function listen() {
  const root = picker().shadowRoot;
  const prototype = Object.getPrototypeOf(picker());
  spent = { computing: spentIn(prototype, 'willUpdate'), writing: spentIn(prototype, 'update') };
  shown = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!root.querySelector('.slots button')) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(root, { childList: true, subtree: true });
  });
}

/** Waits for the busy times, and for the times on view, in the page's layout. */
async function times() {
  const from = await arrived.promise;
  const rendered = await shown;
  document.documentElement.getBoundingClientRect();
  const laidOut = performance.now();
  return {
    clock: laidOut - from,
    slots: picker().shadowRoot.querySelectorAll('.slots button').length,
    parts: {
      'of it slots computed': spent.computing.time,
      'of it elements written': spent.writing.time,
      'of it styles and layout': laidOut - rendered,
    },
  };
}

async function turn(on) {
  const begun = performance.now();
  picker().shadowRoot.querySelectorAll('.turn')[on ? 1 : 0].click();
  await picker().updateComplete;
  document.documentElement.getBoundingClientRect();
  return {
    clock: performance.now() - begun,
    slots: picker().shadowRoot.querySelectorAll('.slots button').length,
  };
}

const steps = {
  nothing: () => ({ clock: 0, slots: 0 }),
  listen,
  'the times on view': times,
  'the month turned': () => turn(true),
  warm: async () => {
    for (let i = 0; i < 20; i++) await turn(i % 2);
  },
  'the month turned, warm': () => turn(false),
};
window.step = (name) => steps[name]();
