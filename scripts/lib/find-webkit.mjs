import { findProgram } from './find-program.mjs';

/**
 * WebKit as GTK has it: its driver, which knows its own browser, and a screen for a browser that has no way
 * without one. UNKNOT_WEBKIT names another driver.
 * @returns {{ driver: string, screen: string } | undefined} their programs, where both are here
 */
export function findWebKit() {
  const driver = findProgram(['UNKNOT_WEBKIT'], ['WebKitWebDriver'], ['/usr/libexec/WebKitWebDriver']);
  const screen = findProgram([], ['Xvfb']);
  return driver && screen ? { driver, screen } : undefined;
}
