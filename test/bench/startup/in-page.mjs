/**
 * Runs in the page before anything of its own does, as text: it may use nothing from around it. It marks when a
 * contestant is on view, and when what a press has changed is. It looks only when something in the page has changed:
 * looking makes no frames.
 * @param {{ shown: string, now: number }} told the path to what is waited for, selectors with `>>>` where a shadow
 *   root is entered; the visitor's clock
 */
export function inPage({ shown, now }) {
  const ahead = now - Date.now();
  const clock = Date.now;
  Date.now = () => clock() + ahead;

  const all = (path) => {
    let found = [document];
    for (const selector of path.split(' >>> ')) {
      found = found.flatMap((one) => [...(one.shadowRoot ?? one).querySelectorAll(selector)]);
    }
    return found;
  };

  let waiting = { name: 'shown', is: () => all(shown).length > 0 };
  const observer = new MutationObserver(() => {
    if (!waiting?.is()) return;
    const { name } = waiting;
    waiting = undefined;
    requestAnimationFrame(() => {
      // The first task to run once the frame has been painted.
      scheduler.postTask(
        () => {
          performance.mark(`bench:${name}`);
          window.benchTold(name);
        },
        { priority: 'user-blocking' },
      );
    });
  });
  const roots = [];
  const observe = (root) => {
    roots.push(root);
    observer.observe(root, { childList: true, subtree: true });
  };
  observe(document);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    observe(root);
    return root;
  };

  /**
   * Makes ready for a press that changes what stands at a path.
   * @returns where to press, in CSS pixels
   */
  window.benchReady = (name, { press, nth, changes }) => {
    const read = () =>
      all(changes)
        .map(({ textContent }) => textContent)
        .join();
    const before = read();
    const target = all(press)[nth];
    if (!target) throw new Error(`${press} is not in the page ${nth + 1} times.`);
    target.scrollIntoView({ block: 'center' });
    for (const root of roots) {
      observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    }
    waiting = { name, is: () => read() !== before };
    const down = () => performance.mark(`bench:${name} pressed`);
    addEventListener('pointerdown', down, { capture: true, once: true });
    const { x, y, width, height } = target.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
}
