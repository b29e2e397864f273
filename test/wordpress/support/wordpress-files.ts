import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, exclusively } from './cache.ts';
import { runCommand } from './processes.ts';

/** The WordPress that decides: the oldest version the plugin promises to work with. */
const gate = 'bookworm';

export interface WordPressFiles {
  /** Where everything made from this WordPress is kept. */
  home: string;
  directory: string;
  /** Debian's package version, which names what is built from these files. */
  version: string;
}

/**
 * WordPress as Debian packages it, unpacked and never installed: no Apache, no mixing of suites.
 * The theme and the libraries that its links point into come along.
 */
export function wordpressFiles(): Promise<WordPressFiles> {
  const suite = process.env.UNKNOT_WORDPRESS_SUITE || gate;
  return exclusively(`wordpress-${suite}`, async () => {
    const home = cacheDirectory('wordpress', suite);
    const directory = join(home, 'files');
    const stamp = join(home, 'version');
    const known = await readFile(stamp, 'utf8').catch(() => undefined);
    if (known !== undefined) return { home, directory, version: known };

    await rm(home, { recursive: true, force: true });
    await mkdir(join(home, 'debs'), { recursive: true });
    const options = await aptOptions(home, suite);
    const { stdout: about } = await apt('apt-cache', options, 'show', 'wordpress');
    const version = /^Version: (.+)$/m.exec(about)?.[1] ?? suite;
    const theme = /^Recommends:.*?(wordpress-theme-[a-z]+)/m.exec(about)?.[1];
    const { stdout: depends } = await apt('apt-cache', options, 'depends', 'wordpress');
    const libraries = [...depends.matchAll(/Depends: (libjs-[a-z-]+|php-getid3|libphp-phpmailer)$/gm)].map(
      (match) => match[1]!,
    );
    await apt('apt-get', options, 'download', 'wordpress', ...(theme ? [theme] : []), ...new Set(libraries));

    const root = join(home, 'root');
    for (const file of await readdir(join(home, 'debs'))) {
      if (file.endsWith('.deb')) await runCommand('dpkg-deb', ['-x', join(home, 'debs', file), root]);
    }
    // Links are absolute in the package: they are followed inside the unpacked root, or dropped.
    await runCommand('find', [root, '-xtype', 'l', '-delete']);
    await cp(join(root, 'usr/share/wordpress'), directory, { recursive: true, dereference: true });
    for (const used of ['root', 'debs', 'lists', 'archives']) {
      await rm(join(home, used), { recursive: true, force: true });
    }
    await writeFile(`${stamp}.new`, version);
    await rename(`${stamp}.new`, stamp);
    return { home, directory, version };
  });

  function apt(command: string, options: readonly string[], ...args: string[]) {
    return runCommand(command, [...options, ...args], { cwd: cacheDirectory('wordpress', suite, 'debs') });
  }
}

/**
 * Options that make apt read one suite into lists of our own. The mirror is the one this system already uses;
 * elsewhere than on Debian the system's own sources must have a WordPress.
 */
async function aptOptions(home: string, suite: string): Promise<string[]> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID=debian$/m.test(release)) return ['-qq'];
  const lists = join(home, 'lists');
  await mkdir(join(lists, 'partial'), { recursive: true });
  await mkdir(join(home, 'archives/partial'), { recursive: true });
  const source = join(home, 'sources.list');
  await writeFile(
    source,
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${await debianMirror()} ${suite} main\n`,
  );
  const options = [
    '-qq',
    ...['-o', `Dir::Etc::sourcelist=${source}`],
    ...['-o', 'Dir::Etc::sourceparts=/dev/null'],
    ...['-o', `Dir::State::lists=${lists}`],
    ...['-o', `Dir::Cache=${home}`],
    ...['-o', 'APT::Sandbox::User=root'],
  ];
  await runCommand('apt-get', [...options, 'update']);
  return options;
}

async function debianMirror(): Promise<string> {
  const newer = await readFile('/etc/apt/sources.list.d/debian.sources', 'utf8').catch(() => '');
  const older = await readFile('/etc/apt/sources.list', 'utf8').catch(() => '');
  const lines = `${newer}\n${older}`.matchAll(/^(?:URIs:\s*|deb\s+(?:\[[^\]]*\]\s+)?)(\S+)/gm);
  const mirror = [...lines].map((match) => match[1]!).find((address) => !address.includes('security'));
  if (!mirror) {
    throw new Error('No Debian mirror is named in /etc/apt, and the WordPress package has to come from one.');
  }
  return mirror;
}
