import { spawnSync } from 'node:child_process';

/** The system's package managers: what each takes to install something. */
const managers = [
  {
    program: 'apt-get',
    steps: (names) => [
      ['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'update'],
      ['apt-get', '-o', 'DPkg::Lock::Timeout=600', 'install', '--yes', '--no-install-recommends', ...names],
    ],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  },
  { program: 'dnf', steps: (names) => [['dnf', 'install', '--assumeyes', ...names]] },
  { program: 'pacman', steps: (names) => [['pacman', '-Sy', '--noconfirm', ...names]] },
  { program: 'apk', steps: (names) => [['apk', 'add', ...names]] },
  { program: 'zypper', steps: (names) => [['zypper', '--non-interactive', 'install', ...names]] },
  { program: 'brew', steps: (names) => [['brew', 'install', ...names]], asUser: true },
  {
    program: 'winget',
    steps: (names) =>
      names.map((name) => [
        ...['winget', 'install', '--exact', '--id', name, '--silent'],
        ...['--accept-package-agreements', '--accept-source-agreements'],
      ]),
    asUser: true,
  },
];

const works = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/**
 * Installs something from the system's own packages, as far as that can be done without asking.
 * @param why what is missing, as a sentence
 * @param {Record<string, string[]>} packages the names by package manager; one that is left out has none
 * @returns {string | undefined} the command for doing it by hand, where this system has a manager that can
 */
export function installPackages(why, packages) {
  const manager = managers.find(({ program }) => packages[program] && works(program, ['--version']));
  if (!manager) return undefined;
  const steps = manager.steps(packages[manager.program]);
  const isRoot = process.getuid?.() === 0;
  const bySudo = !manager.asUser && !isRoot;
  if (!bySudo || works('sudo', ['-n', 'true'])) {
    for (const step of steps) {
      // sudo forgets the environment, so what is needed of it is said on the line.
      const settings = Object.entries(manager.env ?? {}).map(([name, value]) => `${name}=${value}`);
      const [program, ...args] = bySudo ? ['sudo', '-n', 'env', ...settings, ...step] : step;
      console.log(`${why} Running: ${step.join(' ')}`);
      spawnSync(program, args, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...manager.env },
      });
    }
  }
  return steps.map((step) => step.join(' ')).join(' && ');
}
