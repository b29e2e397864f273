import { startWebKit } from './webkit.mjs';
import { mustBeIn } from './wtr-zone.mjs';

/**
 * A WebKit for @web/test-runner whose clock is in a zone of its own, whatever the machine's. One window shows one
 * test file after the other.
 * @param {string} timeZone IANA name
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webKit(timeZone) {
  /** @type {ReturnType<typeof startWebKit> | undefined} */
  let started;
  let page;
  let active;
  const start = async () => {
    const webkit = await startWebKit({ timeZone, width: 800, height: 600 });
    await mustBeIn(webkit.page, timeZone);
    return webkit;
  };
  return {
    name: 'WebKit',
    // The commands for keys and the mouse know browsers by their type, and this one's page has puppeteer's names.
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      started ??= start();
      ({ page } = await started);
      active = id;
      await page.goto(url);
    },
    async stopSession() {
      active = undefined;
      // An empty page ends whatever the test left running.
      await page.goto('about:blank');
      return {};
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => page.url(),
    getPage: () => page,
    async startDebugSession() {
      throw new Error('There is no debugging in WebKit here; try it in Chromium or Firefox.');
    },
    async stop() {
      await (await started?.catch(() => undefined))?.stop();
    },
  };
}
