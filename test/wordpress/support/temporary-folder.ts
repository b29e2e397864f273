import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './processes.ts'; // Its servers end first.

const folders = new Set<string>();

process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
});

export interface TemporaryFolder {
  path: string;
  remove(): Promise<void>;
}

/** A folder that is gone after the tests, also if they are interrupted. */
export async function temporaryFolder(name: string): Promise<TemporaryFolder> {
  // Short, because a socket's path may have some hundred characters at most.
  const path = await mkdtemp(join(tmpdir(), `unknot-${name}-`));
  folders.add(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      folders.delete(path);
    },
  };
}
