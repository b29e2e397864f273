import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from './log.ts';

/**
 * Says at the start where other users of the machine can read what visitors wrote, or what tokens are made from. What
 * the server makes is its own alone; what somebody copied there, or an older release made in an open folder, need not be.
 */
export function tellOfOpenData(log: Log, folder: string): void {
  if (process.platform === 'win32') return; // it has other rights than these
  const open = (path: string, rights: number) => existsSync(path) && (statSync(path).mode & rights) !== 0;
  const files = ['unknot.db', 'secret'].filter((name) => open(join(folder, name), 0o044));
  if (!files.length || !open(folder, 0o011)) return;
  const detail =
    'Other users of this machine can read these files. Take that right from them: chmod 700 on the data folder.';
  log({ level: 'warn', event: 'data-open', folder, files: files.join(', '), detail });
}
