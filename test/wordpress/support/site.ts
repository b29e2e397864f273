import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exclusively } from './cache.ts';
import { createDatabaseFolder, type Database, startDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { runCommand, startService, until } from './processes.ts';
import { installedVersion, installSystemPackages } from './system-packages.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type WordPressFiles, wordpressFiles } from './wordpress-files.ts';

const phpFolder = fileURLToPath(new URL('php/', import.meta.url));

export interface Site {
  url: string;
  /** The WordPress on disk. */
  directory: string;
  version: string;
  user: string;
  password: string;
  /** Runs PHP inside this WordPress and gives back what it prints. `$arguments` holds the given values. */
  php(code: string, ...args: string[]): Promise<string>;
  /** What PHP and WordPress had to complain about so far. */
  debugLog(): Promise<string>;
  /** The address of every request that WordPress itself made or wanted to make. */
  outgoing(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Brings up a real WordPress with an administrator and nothing of ours in it.
 *
 * The first time it is downloaded and installed; later a copy of that installation starts in seconds.
 */
export async function startSite(): Promise<Site> {
  await installSystemPackages();
  const files = await wordpressFiles();
  const installed = await installedDatabase(files);

  const folder = await temporaryFolder('wp');
  const home = folder.path;
  const closing: Array<() => Promise<unknown>> = [() => folder.remove()];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const directory = join(home, 'site');
    await Promise.all([
      cp(files.directory, directory, { recursive: true }),
      cp(installed, join(home, 'db'), { recursive: true }),
    ]);
    const database = await startDatabase(join(home, 'db'), home);
    closing.push(() => database.stop());
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    await configure(directory, database, url);

    const server = startService(
      'php',
      [...phpOptions(home), '-S', `127.0.0.1:${port}`, '-t', directory, join(phpFolder, 'router.php')],
      { PHP_CLI_SERVER_WORKERS: '4' },
    );
    closing.push(() => server.stop());
    await until('WordPress', () =>
      fetch(`${url}/wp-includes/images/blank.gif`).then(
        (answer) => answer.ok,
        () => false,
      ),
    );

    const read = (name: string) => readFile(join(home, name), 'utf8').catch(() => '');
    return {
      url,
      directory,
      version: files.version,
      user: 'admin',
      password: 'password',
      php: (code, ...args) => runPhp(home, directory, code, args),
      debugLog: () => read('debug.log'),
      outgoing: async () => (await read('outgoing.log')).split('\n').filter(Boolean),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** PHP says everything into one log, and mail goes nowhere. */
function phpOptions(home: string): string[] {
  const options = [
    'display_errors=0',
    'log_errors=1',
    'error_reporting=32767',
    `error_log=${join(home, 'debug.log')}`,
    'sendmail_path=true',
  ];
  return options.flatMap((option) => ['-d', option]);
}

async function configure(directory: string, database: Database, url: string): Promise<void> {
  const settings = { DB_HOST: database.host, WP_HOME: url, WP_SITEURL: url };
  await writeFile(join(directory, 'unknot-test.json'), JSON.stringify(settings));
  await cp(join(phpFolder, 'wp-config.php'), join(directory, 'wp-config.php'));
  await mkdir(join(directory, 'wp-content/mu-plugins'), { recursive: true });
  await mkdir(join(directory, 'wp-content/uploads'), { recursive: true });
  await cp(
    join(phpFolder, 'test-environment.php'),
    join(directory, 'wp-content/mu-plugins/test-environment.php'),
  );
}

async function runPhp(
  home: string,
  directory: string,
  code: string,
  args: readonly string[],
): Promise<string> {
  // Without its database WordPress would try to reach it for hours.
  const command = ['60', 'php', ...phpOptions(home), join(phpFolder, 'run.php'), directory, code, ...args];
  const { stdout } = await runCommand('timeout', command);
  return stdout;
}

/** The data folder of a WordPress that has just been installed, made once for each version of everything in it. */
async function installedDatabase(files: WordPressFiles): Promise<string> {
  const mariadb = await installedVersion('mariadb-server-core');
  const hash = createHash('sha256').update(`${files.version} ${mariadb}`);
  for (const name of (await readdir(phpFolder)).sort()) hash.update(await readFile(join(phpFolder, name)));
  const target = join(files.home, `installed-${hash.digest('hex').slice(0, 16)}`);

  return exclusively('wordpress-install', async () => {
    if (await readFile(join(target, 'complete'), 'utf8').catch(() => undefined)) return join(target, 'db');
    await removeOlderInstallations(files.home);
    const folder = await temporaryFolder('wp');
    const home = folder.path;
    try {
      const directory = join(home, 'site');
      await cp(files.directory, directory, { recursive: true });
      await createDatabaseFolder(join(home, 'db'));
      const database = await startDatabase(join(home, 'db'), home);
      try {
        await configure(directory, database, 'http://127.0.0.1');
        await runCommand('php', [...phpOptions(home), join(phpFolder, 'install.php'), directory]);
      } finally {
        await database.stop();
      }
      await mkdir(target, { recursive: true });
      await cp(join(home, 'db'), join(target, 'db.new'), { recursive: true });
      await rename(join(target, 'db.new'), join(target, 'db'));
      await writeFile(join(target, 'complete'), files.version);
      return join(target, 'db');
    } finally {
      await folder.remove();
    }
  });
}

async function removeOlderInstallations(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith('installed-')) await rm(join(home, name), { recursive: true, force: true });
  }
}
