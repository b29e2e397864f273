import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.mjs';

/** The ways to get a browser from the system's own packages, by the program that does it. */
const managers = [
  {
    program: 'apt-get',
    steps: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
    ],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  },
  { program: 'dnf', steps: [['dnf', 'install', '--assumeyes', 'chromium']] },
  { program: 'pacman', steps: [['pacman', '-Sy', '--noconfirm', 'chromium']] },
  { program: 'apk', steps: [['apk', 'add', 'chromium']] },
  { program: 'zypper', steps: [['zypper', '--non-interactive', 'install', 'chromium']] },
  { program: 'brew', steps: [['brew', 'install', '--cask', 'google-chrome']], asUser: true },
  {
    program: 'winget',
    steps: [
      [
        ...['winget', 'install', '--exact', '--id', 'Google.Chrome', '--silent'],
        ...['--accept-package-agreements', '--accept-source-agreements'],
      ],
    ],
    asUser: true,
  },
];

const works = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/**
 * A browser of the Chromium family: one that is here, or else one from the system's packages.
 * @returns its program
 * @throws Error that says what to install
 */
export function setUpBrowser() {
  const found = findBrowser();
  if (found) return found;

  const manager = managers.find(({ program }) => works(program, ['--version']));
  const isRoot = process.getuid?.() === 0;
  const bySudo = manager && !manager.asUser && !isRoot;
  if (manager && (!bySudo || works('sudo', ['-n', 'true']))) {
    for (const step of manager.steps) {
      // sudo forgets the environment, so what is needed of it is said on the line.
      const settings = Object.entries(manager.env ?? {}).map(([name, value]) => `${name}=${value}`);
      const [program, ...args] = bySudo ? ['sudo', '-n', 'env', ...settings, ...step] : step;
      console.log(`No browser found. Running: ${step.join(' ')}`);
      spawnSync(program, args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...manager.env },
      });
    }
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    [
      'The tests need Chromium, Chrome or Edge, and there is none here.',
      manager ? `Install one (${manager.steps.map((step) => step.join(' ')).join(' && ')}),` : 'Install one,',
      'or set UNKNOT_CHROMIUM to the program of one that is somewhere else.',
    ].join('\n'),
  );
}
