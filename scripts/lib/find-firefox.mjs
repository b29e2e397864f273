import { join } from 'node:path';
import { findProgram } from './find-program.mjs';

/** Where Firefox is when it is on no PATH. */
const places = {
  linux: ['/snap/bin/firefox', '/opt/firefox/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (folder) => (folder === undefined ? [] : [join(folder, 'Mozilla Firefox/firefox.exe')]),
  ),
};

/** The Firefox to test in: UNKNOT_FIREFOX, or the first one found here, or nothing. */
export function findFirefox() {
  return findProgram(['UNKNOT_FIREFOX'], ['firefox-esr', 'firefox'], places[process.platform]);
}
