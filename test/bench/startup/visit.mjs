// One visit to a contestant's page, in a renderer that has seen nothing before.
import { inPage } from './in-page.mjs';
import { categories, MainThread } from './trace.mjs';

/** A phone's screen, and a visitor in the spa's zone. */
const SCREEN = { width: 412, height: 915, deviceScaleFactor: 1, mobile: false };
/** For so long nothing may be asked for before a page is at rest, milliseconds. */
const REST = 400;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Opens a page and gives it to whoever uses it; afterwards its renderer is gone.
 * @param {{ rate: number, now: number }} how slowed down by which factor; the visitor's clock
 */
async function visit(browser, site, contestant, { rate, now }, use) {
  const { browserContextId } = await browser.send('Target.createBrowserContext');
  try {
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => browser.send(method, params, sessionId);
    await send('Emulation.setDeviceMetricsOverride', SCREEN);
    await send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Berlin' });
    await send('Emulation.setLocaleOverride', { locale: 'en-GB' });
    await send('Runtime.enable');
    await send('Runtime.addBinding', { name: 'benchTold' });
    await send('Page.enable');
    const told = JSON.stringify({ shown: contestant.shown, now });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${inPage})(${told})` });
    await send('Emulation.setCPUThrottlingRate', { rate });
    const page = {
      send,
      next: (event) => browser.next(event, sessionId),
      async evaluate(expression) {
        const { result, exceptionDetails } = await send('Runtime.evaluate', {
          expression,
          returnByValue: true,
        });
        if (exceptionDetails)
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      async open() {
        const shown = browser.next('Runtime.bindingCalled', sessionId);
        await send('Page.navigate', { url: site.urlOf(contestant) });
        await shown;
      },
      /** Waits until the page has loaded all that it loads by itself. */
      async rest() {
        for (let before = -1; before !== site.requests(); ) {
          before = site.requests();
          await pause(REST * Math.sqrt(rate));
        }
        if (contestant.rest && !(await page.evaluate(contestant.rest))) {
          throw new Error(`${contestant.name} has not come to rest.`);
        }
      },
    };
    return await use(page);
  } finally {
    await browser.send('Target.disposeBrowserContext', { browserContextId });
  }
}

/** How often something is pressed: the first time, and those that count as warm. */
const PRESSES = 5;

/**
 * From nothing to the contestant on view, then the presses it knows, one after another.
 * @returns {Promise<{ shown: number, clock: number, did: object[], tasks: object[], presses: Record<string, { thread: number[], all: number[], clock: number[] }> }>}
 *   milliseconds; `all` with what a press leaves for later
 */
export function traced(browser, site, contestant, how) {
  return visit(browser, site, contestant, how, async (page) => {
    const events = [];
    const unlisten = browser.listen(({ method, params }) => {
      if (method === 'Tracing.dataCollected') events.push(...params.value);
    });
    const traceConfig = { includedCategories: categories, excludedCategories: ['*'] };
    await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
    await page.open();
    await page.rest();
    const presses = Object.entries(contestant.presses ?? {});
    for (const [name, press] of presses) {
      const before = site.requests();
      for (let i = 0; i < PRESSES; i++) await pressed(page, `${name} ${i}`, press(i));
      if (site.requests() !== before)
        throw new Error(`${contestant.name}, ${name}: a press has cost a request.`);
    }
    const complete = browser.next('Tracing.tracingComplete');
    await browser.send('Tracing.end');
    await complete;
    unlisten();

    const thread = new MainThread(events, site.urlOf(contestant));
    const taken = ([name]) => {
      const times = Array.from({ length: PRESSES }, (_, i) => `${name} ${i}`);
      return [
        name,
        {
          thread: times.map((one) => thread.worked(one, `${one} pressed`)),
          all: times.map((one) => thread.worked(`${one} at rest`, `${one} pressed`)),
          clock: times.map((one) => thread.passed(`${one} pressed`, one)),
          did: times.map((one) => thread.did(one, `${one} pressed`)),
        },
      ];
    };
    return {
      shown: thread.worked('shown'),
      clock: thread.toShown(),
      did: thread.did('shown'),
      tasks: thread.longest(5),
      presses: Object.fromEntries(presses.map(taken)),
    };
  });
}

/** A press by the mouse, which is where it presses already. */
async function pressed(page, name, press) {
  const at = await page.evaluate(`benchReady(${JSON.stringify(name)}, ${JSON.stringify(press)})`);
  const mouse = (type, more) => page.send('Input.dispatchMouseEvent', { type, ...at, ...more });
  await mouse('mouseMoved');
  await pause(150);
  const painted = page.next('Runtime.bindingCalled');
  const left = { button: 'left', clickCount: 1 };
  await mouse('mousePressed', left);
  await mouse('mouseReleased', left);
  await painted;
  await pause(REST / 2);
  await page.evaluate(`performance.mark(${JSON.stringify(`bench:${name} at rest`)})`);
}

/**
 * What a page keeps in memory, after a collection of garbage.
 * @returns {Promise<{ first: object, all: object }>} with the first step alone, and at rest: bytes of the JavaScript
 *   heap, nodes and listeners of the DOM
 */
export function weighed(browser, site, contestant, how) {
  return visit(browser, site, contestant, how, async (page) => {
    const weigh = async () => {
      await pause(300);
      for (let i = 0; i < 2; i++) await page.send('HeapProfiler.collectGarbage');
      const { usedSize } = await page.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await page.send('Memory.getDOMCounters');
      return { heap: usedSize, nodes, listeners: jsEventListeners };
    };
    if (contestant.inSteps) site.hold();
    await page.open();
    const first = await weigh();
    site.release();
    await page.rest();
    return { first, all: await weigh() };
  });
}
