import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exists, projectEnvironment, projectNode, root, windows } from './project.mjs';
import { mustRun } from './run.mjs';

/**
 * Installs what the lockfile names, unless it is there. pnpm keeps a copy of the lockfile it has installed; a
 * copy that differs, or none, means that something is missing.
 */
export async function install() {
  if (isInstalled()) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`Installing with ${packageManager} …`);
  // CI: it never asks, and replaces a node_modules that another tool has made.
  await mustRun('The installation', 'npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    env: projectEnvironment({ CI: 'true' }),
    shell: windows,
  });
}

function isInstalled() {
  const copy = 'node_modules/.pnpm/lock.yaml';
  if (!exists(copy) || !existsSync(projectNode)) return false;
  return readFileSync(join(root, copy)).equals(readFileSync(join(root, 'pnpm-lock.yaml')));
}
