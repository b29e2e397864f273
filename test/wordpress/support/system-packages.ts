import { exclusively } from './cache.ts';
import { hasCommand, runCommand } from './processes.ts';

/** What the tests run WordPress with. The -core package packages have the database's programs and start no service. */
const php = ['php-cli', 'php-mysql', 'php-curl', 'php-xml', 'php-mbstring', 'php-zip'];
const database = ['mariadb-server-core', 'mariadb-client-core'];
const tools = ['gettext', 'ca-certificates'];

/** The version of a package, if it is installed. */
export async function installedVersion(name: string): Promise<string | undefined> {
  const answer = await runCommand('dpkg', ['-s', name]).catch(() => undefined);
  if (!answer || !/^Status: .* installed$/m.test(answer.stdout)) return undefined;
  return /^Version: (.+)$/m.exec(answer.stdout)?.[1];
}

/** Installs PHP, MariaDB's program and gettext where they are missing, through the system's package manager. */
export async function installSystemPackages(): Promise<void> {
  const wanted = [...php, ...database, ...tools];
  if (!(await hasCommand('apt-get')) || !(await hasCommand('dpkg'))) {
    throw new Error(
      'The WordPress tests bring up a real WordPress from Debian packages, and there is no apt-get here. ' +
        `Run them on Debian or Ubuntu (a container will do), where they install: ${wanted.join(' ')}.`,
    );
  }
  await exclusively('apt', async () => {
    const missing: string[] = [];
    for (const name of wanted) if (!(await installedVersion(name))) missing.push(name);
    if (missing.length === 0) return;

    const root = process.getuid?.() === 0;
    if (!root && !(await hasCommand('sudo'))) {
      throw new Error(
        `The WordPress tests need packages that only root can install: apt-get install ${missing.join(' ')}`,
      );
    }
    // -n: never wait for a password that nobody is there to type.
    const apt = (...args: string[]) => {
      const command = ['apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=600', ...args];
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      return root
        ? runCommand(command[0]!, command.slice(1), { env })
        : runCommand('sudo', ['-n', '-E', ...command], { env });
    };
    try {
      await apt('update').catch(() => undefined); // a source that is down must not matter if the others have it all
      // --no-remove: a MySQL that is installed here stays.
      await apt('install', '-y', '--no-install-recommends', '--no-remove', ...missing);
    } catch (cause) {
      throw new Error(
        `The packages for the WordPress tests could not be installed. By hand: apt-get install ${missing.join(' ')}\n${(cause as Error).message}`,
        { cause },
      );
    }
  });
}
