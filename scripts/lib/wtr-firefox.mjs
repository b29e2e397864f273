import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { findFirefox } from './find-firefox.mjs';
import { mustBeIn } from './wtr-zone.mjs';

/**
 * A Firefox for @web/test-runner whose clock is in a zone of its own, whatever the machine's.
 * @param {string} timeZone IANA name
 */
export function firefox(timeZone) {
  return puppeteerLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox(),
      headless: true,
      env: { ...process.env, TZ: timeZone },
    },
    createPage: async ({ context }) => {
      const page = await context.newPage();
      await mustBeIn(page, timeZone);
      return page;
    },
    concurrency: 1,
  });
}
