import { setTimeout as wait } from 'node:timers/promises';

/** How WebDriver writes the keys that are no characters. */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const buttons = { left: 0, middle: 1, right: 2 };

/** Longer than anything takes that goes well. */
const TOO_LONG = 40_000;

/** W3C WebDriver is JSON there and back. */
async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(TOO_LONG),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/**
 * A browser's window, by the driver at this address. Its page has the names that puppeteer has for the same: what
 * @web/test-runner-commands ask of one.
 * @param {string} driver
 * @param {Readonly<Record<string, unknown>>} capabilities
 */
export async function openWindow(driver, capabilities) {
  const until = Date.now() + TOO_LONG;
  for (;;) {
    const ready = await ask('GET', `${driver}/status`).catch(() => undefined);
    if (ready) break;
    if (Date.now() > until) throw new Error('The driver does not answer.');
    await wait(50);
  }
  const { sessionId } = await ask('POST', `${driver}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `${driver}/session/${sessionId}`;
  return {
    page: pageOf((method, path, body) => ask(method, session + path, body)),
    close: () => ask('DELETE', session),
  };
}

function pageOf(call) {
  const perform = (...actions) => call('POST', '/actions', { actions });
  const type = (...actions) => perform({ type: 'key', id: 'keyboard', actions });
  const point = (...actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });

  const keyDown = (value) => ({ type: 'keyDown', value });
  const keyUp = (value) => ({ type: 'keyUp', value });
  const move = (x, y) => ({ type: 'pointerMove', x, y, duration: 0 });
  const down = ({ button = 'left' } = {}) => ({ type: 'pointerDown', button: buttons[button] });
  const up = ({ button = 'left' } = {}) => ({ type: 'pointerUp', button: buttons[button] });

  const evaluate = (expression) =>
    call('POST', '/execute/sync', { script: `return (${expression});`, args: [] });
  return {
    evaluate,
    goto: (url) => call('POST', '/url', { url }),
    url: () => call('GET', '/url'),
    /** Makes the page this large; the window has a frame besides. */
    setViewport: async ({ width, height }) => {
      const [besides, above] = await evaluate('[outerWidth - innerWidth, outerHeight - innerHeight]');
      await call('POST', '/window/rect', { x: 0, y: 0, width: width + besides, height: height + above });
    },
    keyboard: {
      type: (text) => type(...[...text].flatMap((one) => [keyDown(one), keyUp(one)])),
      press: (key) => type(keyDown(codeOf(key)), keyUp(codeOf(key))),
      down: (key) => type(keyDown(codeOf(key))),
      up: (key) => type(keyUp(codeOf(key))),
    },
    mouse: {
      move: (x, y) => point(move(x, y)),
      click: (x, y, options) => point(move(x, y), down(options), up(options)),
      down: (options) => point(down(options)),
      up: (options) => point(up(options)),
      reset: () => call('DELETE', '/actions'),
    },
  };
}

function codeOf(key) {
  const code = keys[key] ?? ([...key].length === 1 ? key : undefined);
  if (code === undefined) throw new Error(`There is no key ${key} in scripts/lib/webdriver.mjs.`);
  return code;
}
