import { browsersOf } from './engines.mjs';
import { chromium } from './wtr-chromium.mjs';
import { firefox } from './wtr-firefox.mjs';
import { webKit } from './wtr-webkit.mjs';

const launchers = { chromium, firefox, webkit: webKit };

/**
 * The browsers that a suite runs in, for @web/test-runner.
 * @param {'core' | 'widget'} suite
 * @returns {import('@web/test-runner').BrowserLauncher[]}
 */
export function launchersOf(suite) {
  return browsersOf(suite).map(({ engine, timeZone, name }) =>
    Object.assign(launchers[engine](timeZone), { name }),
  );
}
