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

window.measure = async () => {
  const root = picker().shadowRoot;
  const prototype = Object.getPrototypeOf(picker());
  const computing = spentIn(prototype, 'willUpdate');
  const writing = spentIn(prototype, 'update');
  const shown = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!root.querySelector('.slots button')) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(root, { childList: true, subtree: true });
  });
  window.listening = true;
  const from = await arrived.promise;
  const rendered = await shown;
  document.documentElement.getBoundingClientRect();
  const laidOut = performance.now();
  const result = {
    slots: [root.querySelectorAll('.slots button').length],
    'slots computed': computing.time,
    'text and elements written': writing.time,
    'all until rendered': rendered - from,
    'and laid out': laidOut - from,
  };

  const turns = [];
  for (let i = 0; i < 21; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [back, on] = root.querySelectorAll('.month button');
    const begun = performance.now();
    (i % 2 ? back : on).click();
    await picker().updateComplete;
    turns.push(performance.now() - begun);
  }
  const last = turns.slice(-10).sort((a, b) => a - b);
  return { ...result, 'the month turned': turns[0], 'turned, warm': last[5] };
};
