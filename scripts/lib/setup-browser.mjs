import { findBrowser } from './find-browser.mjs';
import { installPackages } from './system-packages.mjs';

const packages = {
  'apt-get': ['chromium'],
  dnf: ['chromium'],
  pacman: ['chromium'],
  apk: ['chromium'],
  zypper: ['chromium'],
  brew: ['--cask', 'google-chrome'],
  winget: ['Google.Chrome'],
};

/**
 * A browser of the Chromium family: one that is here, or else one from the system's packages.
 * @returns its program
 * @throws Error that says what to install
 */
export function setUpBrowser() {
  const found = findBrowser();
  if (found) return found;

  const byHand = installPackages('No browser found.', packages);
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    [
      'The tests need Chromium, Chrome or Edge, and there is none here.',
      byHand ? `Install one (${byHand}),` : 'Install one,',
      'or set UNKNOT_CHROMIUM to the program of one that is somewhere else.',
    ].join('\n'),
  );
}
