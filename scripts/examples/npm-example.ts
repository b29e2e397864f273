import { spawn } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Packs, packPackages, root } from './pack.ts';

interface Manifest {
  dependencies?: Record<string, string>;
}

interface Locked extends Manifest {
  version?: string;
  resolved?: string;
  integrity?: string;
}

interface Lock {
  packages: Record<string, Locked>;
}

/** What is no source: it is not copied, and an older copy keeps it. */
const MADE = /[/\\](?:node_modules|dist|\.next|\.angular|next-env\.d\.ts|.*\.tsbuildinfo)$/;

const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8'));
const writeJson = (path: string, content: object) =>
  writeFile(path, `${JSON.stringify(content, undefined, 2)}\n`);

/**
 * Copies an example, or another project outside the workspace, and puts our packages, as they are here, in the place of those of the registry. Nothing
 * else is changed: the copy is what a reader has who takes the folder.
 * @param source such as `examples/react`
 * @returns the tarballs, which are in the folder
 */
export async function copyExample(source: string, folder: string): Promise<Packs> {
  await cp(join(root, source), folder, { recursive: true, filter: (path) => !MADE.test(path) });
  const packs = await packPackages(folder);
  const files = Object.entries(packs).map(([own, file]) => [own, `file:${file}`] as const);

  const manifestFile = join(folder, 'package.json');
  const manifest = await readJson<Manifest>(manifestFile);
  manifest.dependencies = { ...manifest.dependencies, ...Object.fromEntries(files) };
  await writeJson(manifestFile, manifest);

  const lockFile = join(folder, 'package-lock.json');
  const lock = await readJson<Lock>(lockFile).catch(() => undefined);
  if (!lock) return packs;
  const own = lock.packages[''];
  if (own) own.dependencies = { ...own.dependencies, ...Object.fromEntries(files) };
  for (const [packageName, file] of files) {
    const { version, ...entry } = lock.packages[`node_modules/${packageName}`] ?? {};
    lock.packages[`node_modules/${packageName}`] = { ...(version && { version }), resolved: file, ...entry };
  }
  await writeJson(lockFile, lock);
  return packs;
}

/**
 * Installs what a copy's lockfile names. What was downloaded before is taken from npm's cache. It is not `npm ci`:
 * that refuses a lockfile which lacks another system's binaries, as a registry's mirror may.
 */
export function installExample(folder: string): Promise<string> {
  return npm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
}

/**
 * Writes an example's lockfile anew, to the newest versions that its package.json allows. No address of a
 * registry is in it, and our own packages are as the registry will have them.
 * @param folder a copy of the example
 */
export async function lockExample(source: string, folder: string): Promise<void> {
  const lockFile = join(folder, 'package-lock.json');
  await rm(lockFile, { force: true });
  await npm(
    folder,
    'install',
    '--package-lock-only',
    '--omit-lockfile-registry-resolved',
    '--ignore-scripts',
  );
  const lock = await readJson<Lock>(lockFile);
  const { dependencies = {} } = await readJson<Manifest>(join(root, source, 'package.json'));
  const own = lock.packages[''];
  if (own) own.dependencies = dependencies;
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.startsWith('node_modules/@unknot/')) continue;
    delete entry.resolved;
    delete entry.integrity;
  }
  await writeJson(join(root, source, 'package-lock.json'), lock);
}

/** Runs npm in a folder to its end, and gives what it wrote. */
export function npm(folder: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
    const child = spawn('npm', [...args, '--loglevel=error'], {
      cwd: folder,
      env,
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += part;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`npm ${args.join(' ')} ended with ${code}:\n${output.trim()}`));
    });
  });
}
