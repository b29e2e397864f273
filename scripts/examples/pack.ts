import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The tarballs of our packages, each a file in the folder they were packed into. */
export interface Packs {
  readonly '@unknot/core': string;
  readonly '@unknot/widget': string;
}

/** Packs core and the widget as they would be published, from the build that is there. */
export async function packPackages(target: string): Promise<Packs> {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const pack = async (name: 'core' | 'widget') => {
    const args = ['--yes', packageManager, 'pack', '--pack-destination', target];
    const windows = process.platform === 'win32';
    await promisify(execFile)('npx', args, { cwd: join(root, 'packages', name), shell: windows });
    const file = (await readdir(target)).find((entry) => entry.startsWith(`unknot-${name}-`));
    if (!file) throw new Error(`@unknot/${name} was not packed.`);
    return file;
  };
  return { '@unknot/core': await pack('core'), '@unknot/widget': await pack('widget') };
}
