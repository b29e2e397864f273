// node test/bench/run.mjs: installs what the measurements compare with, and runs them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../scripts/lib/install.mjs';
import { exists, projectEnvironment, projectNode, root, windows } from '../../scripts/lib/project.mjs';
import { mustRun } from '../../scripts/lib/run.mjs';

await install();
if (!exists('test/bench/node_modules/@thebookingkit/core')) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = ['--yes', packageManager, '--dir', 'test/bench', '--ignore-workspace', 'install', '--frozen-lockfile'];
  await mustRun('The installation', 'npx', args, { env: projectEnvironment({ CI: 'true' }), shell: windows });
}

// Bundled, both alike: @thebookingkit/core 0.4.0 cannot be loaded by Node as it is, for the sake of one import.
const { build } = await import('esbuild');
const bundle = join(root, 'test/bench/node_modules/.cache/slots.mjs');
await build({
  entryPoints: [join(root, 'test/bench/slots/slots.mjs')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
await mustRun('The measurement', projectNode, [bundle]);
