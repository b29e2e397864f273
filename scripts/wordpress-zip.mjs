// pnpm wordpress:zip [--no-build] [--out FILE]: builds the WordPress plugin, ready to upload.
// The same sources give the same bytes, on every machine.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { licenceTexts } from './lib/licences.mjs';
import { root } from './lib/project.mjs';
import { StepError } from './lib/run.mjs';

const plugin = join(root, 'packages/wordpress');
const widget = join(root, 'packages/widget/dist/cdn');

const buildNote = `How to build the scripts in assets/ from this folder

  npx pnpm@12 install
  npx pnpm@12 exec rollup -c

The result is in packages/widget/dist/cdn. Node 20 or newer is needed.
`;

const { values } = parseArgs({
  options: { 'no-build': { type: 'boolean', default: false }, out: { type: 'string' } },
});
const target = resolve(values.out ?? join(plugin, 'dist/unknot-booking.zip'));

if (!values['no-build']) {
  try {
    await install();
    await build();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
if (!existsSync(join(widget, 'unknot.js'))) {
  console.error(
    'packages/widget/dist/cdn/unknot.js is missing: build the widget, or run this without --no-build.',
  );
  process.exit(1);
}
const version = pluginVersion();

// Only now, since the installation may just have brought it.
const { zipSync } = await import('fflate');

/** @type {Map<string, Uint8Array>} */
const contents = new Map();

addFolder(plugin, '', (path) => !path.startsWith('dist/') && !path.endsWith('.md'));
// A folder for each version: a browser may keep what is in it for a year and never mixes two versions.
addFolder(widget, `assets/${version}/`, (path) => path.endsWith('.js'));
for (const [path, script] of contents) {
  if (!path.startsWith('assets/')) continue;
  // The source maps stay behind, and a browser's tools should not look for them.
  const text = new TextDecoder().decode(script);
  contents.set(path, Buffer.from(text.replace(/\/\/# sourceMappingURL=\S+\s*$/, '')));
}

// WordPress.org's rule: where there are minified scripts, there is their readable source.
for (const name of ['core', 'widget']) {
  const from = join(root, 'packages', name);
  addFolder(join(from, 'src'), `source/packages/${name}/src/`, (path) => !path.endsWith('.md'));
  for (const file of ['package.json', 'tsconfig.json'])
    addFile(join(from, file), `source/packages/${name}/${file}`);
}
for (const file of ['LICENSE', 'package.json', 'pnpm-workspace.yaml', 'tsconfig.base.json']) {
  addFile(join(root, file), `source/${file}`);
}
// What the configuration imports of ours, with what is left out of `ics`.
for (const [, file] of rollupWithoutServer().matchAll(/from '\.\/(scripts\/[^']+)'/g)) {
  addFile(join(root, file), `source/${file}`);
}
addFolder(join(root, 'scripts/lib/slim-ics'), 'source/scripts/lib/slim-ics/', (path) =>
  path.endsWith('.mjs'),
);
contents.set('source/rollup.config.mjs', Buffer.from(rollupWithoutServer()));
contents.set('source/BUILD.txt', Buffer.from(buildNote));
contents.set(
  'source/LICENSES.txt',
  Buffer.from(licenceTexts(['core', 'widget'].map((name) => join(root, 'packages', name)))),
);

/** @type {import('fflate').Zippable} */
const entries = {};
for (const path of [...contents.keys()].sort()) {
  // A zip holds local time and the file's rights: both are fixed, so that only contents count.
  const fixed = {
    mtime: new Date(1980, 0, 1),
    os: 3,
    attrs: 0o100644 << 16,
    level: /** @type {const} */ (9),
  };
  entries[`unknot-booking/${path}`] = [contents.get(path) ?? new Uint8Array(), fixed];
}
const zip = zipSync(entries);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, zip);
console.log(
  `${relative(process.cwd(), target) || target}: ${contents.size} files, ${Math.ceil(zip.length / 1024)} KB`,
);

/**
 * @param {string} from
 * @param {string} to
 */
function addFile(from, to) {
  contents.set(to, readFileSync(from));
}

/**
 * @param {string} from
 * @param {string} to Empty, or with a slash at its end.
 * @param {(path: string) => boolean} wanted
 */
function addFolder(from, to, wanted) {
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(from, file).replaceAll('\\', '/');
    const hidden = path.split('/').some((part) => part.startsWith('.'));
    if (entry.isFile() && !hidden && wanted(path)) addFile(file, to + path);
  }
}

/** The server is not in the zip, and nothing in assets/ comes from it. */
function rollupWithoutServer() {
  const config = readFileSync(join(root, 'rollup.config.mjs'), 'utf8');
  const server = /^ *npm\('server'.*\n/m;
  if (!server.test(config)) throw new Error('rollup.config.mjs no longer has a line that builds the server.');
  return config.replace(server, '');
}

/** WordPress reads the version in one place and offers updates by another: they must not differ. */
function pluginVersion() {
  const main = readFileSync(join(plugin, 'unknot-booking.php'), 'utf8');
  const readme = readFileSync(join(plugin, 'readme.txt'), 'utf8');
  const versions = [
    /^ \* Version: +(\S+)$/m.exec(main)?.[1],
    /'UNKNOT_BOOKING_VERSION', '([^']+)'/.exec(main)?.[1],
    /^Stable tag: (\S+)$/m.exec(readme)?.[1],
    /^== Changelog ==\s+= (\S+) =$/m.exec(readme)?.[1],
  ];
  if (new Set(versions).size !== 1 || versions[0] === undefined) {
    console.error(
      `The plugin's version differs: header ${versions[0]}, constant ${versions[1]}, stable tag ${versions[2]}, changelog ${versions[3]}.`,
    );
    process.exit(1);
  }
  return versions[0];
}
