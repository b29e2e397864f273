import { title } from './engines.mjs';
import { findBrowser } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';
import { findWebKit } from './find-webkit.mjs';
import { installPackages } from './system-packages.mjs';

/**
 * How each engine is found, and the system's packages that have it; `else` where the first ones do not exist. Where a
 * manager is not listed, none of its packages is known to have it. Without an engine that `must` be there, there are
 * no tests at all.
 */
const engines = {
  chromium: {
    find: findBrowser,
    needs: 'Chromium, Chrome or Edge',
    variable: 'UNKNOT_CHROMIUM',
    must: true,
    packages: {
      'apt-get': ['chromium'],
      dnf: ['chromium'],
      pacman: ['chromium'],
      apk: ['chromium'],
      zypper: ['chromium'],
      brew: ['--cask', 'google-chrome'],
      winget: ['Google.Chrome'],
    },
    else: { 'apt-get': ['chromium-browser'] },
  },
  firefox: {
    find: findFirefox,
    needs: 'Firefox',
    variable: 'UNKNOT_FIREFOX',
    packages: {
      'apt-get': ['firefox-esr'],
      dnf: ['firefox'],
      pacman: ['firefox'],
      apk: ['firefox-esr'],
      zypper: ['MozillaFirefox'],
      brew: ['--cask', 'firefox'],
      winget: ['Mozilla.Firefox'],
    },
    else: { 'apt-get': ['firefox'] },
  },
  webkit: {
    find: findWebKit,
    needs: 'WebKitWebDriver and Xvfb',
    variable: 'UNKNOT_WEBKIT',
    packages: { 'apt-get': ['webkit2gtk-driver', 'xvfb'] },
  },
};

/**
 * Engines to test in: those that are here, or else come from the system's packages.
 * @param {readonly string[]} asked
 * @returns {{ ready: string[], faults: string[], without: string[] }} which are there; what was to be had here and
 *   could not; what cannot be had on this system
 */
export function setUpEngines(asked) {
  const faults = [];
  const without = [];
  const ready = asked.filter((name) => {
    const { find, needs, variable, must, packages, ...other } = engines[name];
    if (find()) return true;
    const why = `${title(name)} is not here.`;
    const byHand = installPackages(why, packages);
    if (byHand && !find() && other.else) installPackages(why, other.else);
    if (find()) return true;
    if (must || byHand || process.env.UNKNOT_ENGINES) {
      faults.push(
        [
          `The tests in ${title(name)} need ${needs}, and there is none here.`,
          byHand ? `Install it (${byHand}),` : 'Install it,',
          `or set ${variable} to the program of one that is somewhere else.`,
        ].join('\n'),
      );
    } else {
      without.push(
        `${title(name)} is left out: there is no ${needs} here, and no package of this system is known to have it.`,
      );
    }
    return false;
  });
  return { ready, faults, without };
}

/**
 * A browser of the Chromium family: one that is here, or else one from the system's packages.
 * @returns {string} its program
 * @throws Error that says what to install
 */
export function setUpBrowser() {
  const [fault] = setUpEngines(['chromium']).faults;
  if (fault) throw new Error(fault);
  return findBrowser();
}
