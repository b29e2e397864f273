import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The secret kept in a data folder, made where there is none. It is a file of its own, so that a copy of the
 * database alone gives nobody the tokens.
 */
export function secretFile(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'secret');
  const read = () => {
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      return undefined;
    }
  };
  const kept = read();
  if (kept !== undefined) return kept;
  // Written whole under another name, then linked: of two processes that start at once both get the same.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
