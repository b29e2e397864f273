import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { findFirefox } from './find-firefox.mjs';
import { ownFolder } from './own-folder.mjs';
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
      // Started by root, it refuses another's home.
      env: { ...process.env, HOME: ownFolder('firefox'), TZ: timeZone },
    },
    createPage: async ({ context }) => {
      const page = await context.newPage();
      await mustBeIn(page, timeZone);
      return page;
    },
    concurrency: 1,
  });
}
