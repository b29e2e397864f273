import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { browserArguments, findBrowser } from './find-browser.mjs';

/**
 * A Chromium for @web/test-runner whose clock is in a zone of its own, whatever the machine's.
 * @param {string} timeZone IANA name
 */
export function chromium(timeZone) {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error(
      'The tests need Chromium, Chrome or Edge. Install one, or set UNKNOT_CHROMIUM to its program.',
    );
  }
  return puppeteerLauncher({
    launchOptions: { executablePath, headless: true, args: browserArguments },
    createPage: async ({ context }) => {
      const page = await context.newPage();
      await page.emulateTimezone(timeZone);
      return page;
    },
    concurrency: 1,
  });
}
