// node test/bench/run.mjs: installs what the measurements compare with, and runs them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../scripts/lib/install.mjs';
import { exists, projectEnvironment, projectNode, root, windows } from '../../scripts/lib/project.mjs';
import { mustRun } from '../../scripts/lib/run.mjs';

await install();
if (!exists('test/bench/node_modules/@thebookingkit/core')) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const args = [
    '--yes',
    packageManager,
    '--dir',
    'test/bench',
    '--ignore-workspace',
    'install',
    '--frozen-lockfile',
  ];
  await mustRun('The installation', 'npx', args, { env: projectEnvironment({ CI: 'true' }), shell: windows });
}

// Node cannot load @thebookingkit/core 0.4.0 as it is, for the sake of one import, so it gets a bundle of it.
const { build } = await import('esbuild');
await build({
  stdin: { contents: "export * from '@thebookingkit/core';", resolveDir: join(root, 'test/bench') },
  outfile: join(root, 'test/bench/node_modules/.cache/thebookingkit.mjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
await mustRun('The measurement', projectNode, [
  '-C',
  'unknot-source',
  join(root, 'test/bench/slots/slots.mjs'),
]);
