import { join } from 'node:path';
import { copyExample, installExample, npm } from '../../../scripts/examples/npm-example.ts';
import { temporaryFolder } from '../../wordpress/support/temporary-folder.ts';

export interface BuiltExample {
  readonly folder: string;
  /** What its build wrote. */
  readonly output: string;
  remove(): Promise<void>;
}

/** An example as its reader has it, outside the workspace: installed from its lockfile and built for production. */
export async function buildExample(name: string): Promise<BuiltExample> {
  const { path, remove } = await temporaryFolder(`example-${name}`);
  const folder = join(path, name);
  try {
    await copyExample(`examples/${name}`, folder);
    await installExample(folder);
    return { folder, output: await npm(folder, 'run', 'build'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
