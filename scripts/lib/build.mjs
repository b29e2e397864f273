import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exists, root, windows } from './project.mjs';
import { mustRun } from './run.mjs';

const stamp = join(root, 'node_modules/.cache/unknot/built');

/** What the build makes; where one is gone it runs again, whatever the stamp says. */
const results = [
  'packages/core/dist/index.js',
  'packages/core/dist/ics.js',
  'packages/core/dist/index.d.ts',
  'packages/widget/dist/index.js',
  'packages/widget/dist/cdn/unknot.js',
  'packages/widget/dist/custom-elements.json',
  'packages/server/dist/main.js',
];

/** Builds the packages, unless the last build was made from the very same sources. */
export async function build() {
  const now = fingerprint();
  if (results.every(exists) && lastBuild() === now) return;
  console.log('Building …');
  await mustRun('The build', 'npm', ['run', '--silent', 'build'], { shell: windows });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function lastBuild() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/** A hash over everything the build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = [
    'package.json',
    'pnpm-lock.yaml',
    'rollup.config.mjs',
    'scripts/custom-elements.mjs',
    'scripts/licences.mjs',
    'scripts/lib/custom-elements.mjs',
    'scripts/lib/licences.mjs',
    'scripts/lib/integrity.mjs',
    'scripts/lib/language-files.mjs',
    'scripts/lib/no-globals.mjs',
    'scripts/lib/slim-ics.mjs',
    'scripts/lib/vscode-data.mjs',
    'scripts/lib/way-chunks.mjs',
    ...filesIn('scripts/lib/slim-ics'),
    ...readdirSync(root).filter((name) => /^tsconfig.*\.json$/.test(name)),
    ...readdirSync(join(root, 'packages')).flatMap((name) => [
      `packages/${name}/package.json`,
      `packages/${name}/tsconfig.json`,
      ...filesIn(`packages/${name}/src`),
    ]),
  ];
  for (const file of files.filter(exists).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!exists(folder)) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .replaceAll('\\', '/'),
    );
}
