import { spawnSync } from 'node:child_process';
import { installPackages } from './system-packages.mjs';

/** The programs that calendar files are held against, and what they come with. Other systems have not all of them. */
const packages = {
  'apt-get': [
    ...['gcc', 'libc6-dev', 'libical-dev'],
    ...['python3', 'python3-icalendar', 'python3-vobject'],
    ...['php-cli', 'php-sabre-vobject'],
    'khal',
  ],
};

/** Debian's packages are for Debian's Python, not for one that stands before it on the PATH. */
export const python = '/usr/bin/python3';

const runs = (program, args, input) => spawnSync(program, args, { input, stdio: 'pipe' }).status === 0;

function missing() {
  const libical =
    '#include <libical/ical.h>\nint main(void) { return !icalcomponent_new(ICAL_VCALENDAR_COMPONENT); }';
  return [
    ['a C compiler with libical', runs('cc', ['-fsyntax-only', '-xc', '-'], libical)],
    ['python3-icalendar', runs(python, ['-c', 'import icalendar'])],
    ['python3-vobject', runs(python, ['-c', 'import vobject'])],
    ['php-sabre-vobject', runs('php', ['-r', 'require "Sabre/VObject/autoload.php";'])],
    ['khal', runs('khal', ['--version'])],
  ]
    .filter(([, here]) => !here)
    .map(([name]) => name);
}

/** Looked for once: they do not go away while tests run. */
let ready = false;

/**
 * libical, icalendar, vobject, sabre/vobject and khal: those that are here, or from the system's packages.
 * @throws Error that says what to install
 */
export function setUpCalendars() {
  if (ready) return;
  const gone = missing();
  if (gone.length) {
    const byHand = installPackages(`The tests of calendar files need ${gone.join(', ')}.`, packages);
    const still = missing();
    if (still.length) {
      throw new Error(
        `The tests of calendar files hold them against other programs; missing here: ${still.join(', ')}. ${
          byHand
            ? `Install them: ${byHand}`
            : 'They come as packages of Debian and Ubuntu; there is no apt-get here.'
        }`,
      );
    }
  }
  ready = true;
}
