import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { buildPluginZip } from './support/plugin-zip.ts';
import { runCommand } from './support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Stands in for the installation: the workspace's own libraries, and the packages of the folder itself. */
async function linkDependencies(source: string): Promise<void> {
  await symlink(join(root, 'node_modules'), join(source, 'node_modules'));
  for (const name of ['core', 'widget']) {
    const installed = join('packages', name, 'node_modules');
    await mkdir(join(source, installed, '@unknot'), { recursive: true });
    await symlink(join(source, 'packages/core'), join(source, installed, '@unknot/core'));
    for (const library of await readdir(join(root, installed))) {
      if (library.startsWith('.') || library === '@unknot') continue;
      await symlink(join(root, installed, library), join(source, installed, library));
    }
  }
}

describe('the plugin’s zip', () => {
  let folder: TemporaryFolder;
  let zip: Uint8Array;
  let files: Record<string, Uint8Array>;
  /** Where the scripts lie: in a folder of their version. */
  let assets: string;

  before(async () => {
    folder = await temporaryFolder('zip');
    await buildPluginZip(join(folder.path, 'one.zip'));
    zip = await readFile(join(folder.path, 'one.zip'));
    files = unzipSync(zip);
    assets = `assets/${/^ \* Version: +(\S+)$/m.exec(text('unknot-booking.php'))?.[1]}/`;
  });

  after(() => folder.remove());

  const text = (path: string) => new TextDecoder().decode(files[`unknot-booking/${path}`]);

  it('has everything in one folder, with nothing hidden and no stray Markdown', () => {
    for (const path of Object.keys(files)) {
      assert.match(path, /^unknot-booking\//);
      assert.doesNotMatch(path, /\/\.|\.md$|node_modules|\.map$|\.zip$/);
    }
  });

  it('has the plugin, its licence, its translations and the widget', () => {
    for (const path of [
      'unknot-booking.php',
      'uninstall.php',
      'readme.txt',
      'LICENSE',
      'languages/unknot-booking.pot',
      `${assets}unknot.js`,
    ]) {
      assert.ok(files[`unknot-booking/${path}`], path);
    }
    assert.match(text('LICENSE'), /GNU GENERAL PUBLIC LICENSE\s+Version 2/);
  });

  it('has the source of its scripts, from which they can be built to the byte', async () => {
    assert.match(text('source/BUILD.txt'), /rollup -c/);
    const source = join(folder.path, 'source');
    for (const [path, content] of Object.entries(files)) {
      const inside = /^unknot-booking\/source\/(.+)$/.exec(path)?.[1];
      if (inside === undefined) continue;
      await mkdir(dirname(join(source, inside)), { recursive: true });
      await writeFile(join(source, inside), content);
    }
    await linkDependencies(source);
    const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
    await runCommand(process.execPath, [rollup, '-c', '--silent'], { cwd: source });

    const built = join(source, 'packages/widget/dist/cdn');
    const scripts = Object.keys(files).filter((path) => path.startsWith(`unknot-booking/${assets}`));
    assert.ok(scripts.length > 5);
    for (const path of scripts) {
      const again = await readFile(join(built, basename(path)), 'utf8');
      assert.equal(
        again.replace(/\/\/# sourceMappingURL=\S+\s*$/, ''),
        new TextDecoder().decode(files[path]),
        path,
      );
    }
  });

  it('has the licences of what is in its scripts', () => {
    assert.match(
      text('source/LICENSES.txt'),
      /lit [\d.]+ \(BSD-3-Clause\)[\s\S]*Redistribution and use in source/,
    );
  });

  it('is the same to the byte when it is built again elsewhere on the globe', async () => {
    const zone = process.env.TZ;
    process.env.TZ = zone === 'Pacific/Auckland' ? 'America/Lima' : 'Pacific/Auckland';
    try {
      await buildPluginZip(join(folder.path, 'two.zip'));
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    assert.ok(Buffer.from(zip).equals(await readFile(join(folder.path, 'two.zip'))));
  });
});
