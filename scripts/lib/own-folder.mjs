import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder that is gone when this process is.
 * @param {string} name what it is for
 */
export function ownFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `unknot-${name}-`));
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Something still writes there; the system clears its temporary files too.
    }
  });
  return folder;
}
