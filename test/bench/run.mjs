// node test/bench/run.mjs [--quick] [names]: installs what the measurements compare with, and runs them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../scripts/lib/build.mjs';
import { install } from '../../scripts/lib/install.mjs';
import { exists, projectEnvironment, projectNode, root, windows } from '../../scripts/lib/project.mjs';
import { mustRun } from '../../scripts/lib/run.mjs';

const parts = [
  'headline',
  'rooms',
  'team',
  'slot-calculator',
  'growth',
  'growth-beside',
  'frame',
  'ics',
  'size',
  'startup',
];
const quick = process.argv.includes('--quick') ? ['--quick'] : [];
const asked = process.argv.slice(2).filter((name) => name !== '--quick');
const strange = asked.find((name) => !parts.includes(name));
if (strange !== undefined) {
  console.error(`There is no measurement “${strange}”. There are: ${parts.join(', ')}.`);
  process.exit(1);
}
const wanted = asked.length ? asked : parts;
const inNode = wanted.filter((name) => !['frame', 'ics', 'size', 'startup'].includes(name));

await install();
if (inNode.length) {
  await installPeers('test/bench');
  await bundleBookingKit();
  await mustRun('The measurement', projectNode, [
    '-C',
    'unknot-source',
    join(root, 'test/bench/slots/slots.mjs'),
    ...quick,
    ...inNode,
  ]);
}
if (wanted.includes('frame')) {
  await mustRun('The measurement in a browser', projectNode, [
    '-C',
    'unknot-source',
    join(root, 'test/bench/frame/frame.mjs'),
    ...quick,
  ]);
}
if (wanted.includes('ics')) {
  await build();
  await mustRun('The measurement of calendar files', projectNode, [
    '-C',
    'unknot-source',
    join(root, 'test/bench/ics/ics.mjs'),
    ...quick,
  ]);
}

if (wanted.includes('size') || wanted.includes('startup')) {
  await build();
  await installPeers('test/bench/peers');
}
if (wanted.includes('size')) {
  await mustRun('The measurement of sizes', projectNode, [join(root, 'test/bench/size/size.mjs')]);
}
if (wanted.includes('startup')) {
  await mustRun('The measurement in cold renderers', projectNode, [
    '-C',
    'unknot-source',
    join(root, 'test/bench/startup/startup.mjs'),
    ...quick,
  ]);
}

/** @param {string} folder with a package.json and a lockfile of its own */
async function installPeers(folder) {
  const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const here = ([name, version]) => {
    const manifest = `${folder}/node_modules/${name}/package.json`;
    return exists(manifest) && json(manifest).version === version;
  };
  if (Object.entries(json(`${folder}/package.json`).dependencies).every(here)) return;
  const args = [
    '--yes',
    json('package.json').packageManager,
    '--dir',
    folder,
    '--ignore-workspace',
    'install',
    '--frozen-lockfile',
    '--ignore-scripts',
  ];
  await mustRun('The installation', 'npx', args, {
    env: projectEnvironment({ CI: 'true' }),
    shell: windows,
  });
}

async function bundleBookingKit() {
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
}
