import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './system-packages.mjs';

/** What the tests hold the server's times against: two other readers of the system's tz database, and its compiler. */
const packages = {
  'apt-get': ['python3', 'libc-bin', 'tzdata'],
  dnf: ['python3', 'glibc-common', 'tzdata'],
  pacman: ['python', 'glibc', 'tzdata'],
  apk: ['python3', 'tzdata', 'tzdata-utils'],
  zypper: ['python3', 'glibc', 'timezone'],
  brew: ['python3'],
};

/** zdump and zic are often in a folder for the administrator's programs, which is on no user's PATH. */
const path = [process.env.PATH, '/usr/sbin', '/sbin'].filter(Boolean).join(':');
const env = { ...process.env, PATH: path };
/** With TZDIR the tests can be run on a database of another release. */
const folder = process.env.TZDIR || '/usr/share/zoneinfo';

const runs = (program, args) => spawnSync(program, args, { env, stdio: 'ignore' }).status === 0;

function missing() {
  return [
    // zoneinfo came with Python 3.9.
    ['python3', runs('python3', ['-c', 'import zoneinfo'])],
    ['zdump', runs('zdump', ['--version'])],
    ['zic', runs('zic', ['--version'])],
    [folder, existsSync(`${folder}/Europe/Berlin`)],
  ]
    .filter(([, here]) => !here)
    .map(([name]) => name);
}

/** Looked for once: they do not go away while tests run. */
let ready = false;

/**
 * Python with zoneinfo, zdump, zic and a tz database: those that are here, or from the system's packages.
 * @returns {{ folder: string, env: NodeJS.ProcessEnv }} the system's database, and the environment to run them in
 * @throws Error that says what to install
 */
export function setUpZones() {
  if (ready) return { folder, env };
  const gone = missing();
  if (gone.length) {
    const byHand = installPackages(`The tests of time zones need ${gone.join(', ')}.`, packages);
    const still = missing();
    if (still.length) {
      throw new Error(
        `The tests of time zones need Python 3.9, zdump, zic and the tz database; missing here: ${still.join(', ')}.${
          byHand ? ` Install them: ${byHand}` : ''
        }`,
      );
    }
  }
  ready = true;
  return { folder, env };
}
