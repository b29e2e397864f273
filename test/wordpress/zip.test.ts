import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { buildPluginZip } from './support/plugin-zip.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

describe('the plugin’s zip', () => {
  let folder: TemporaryFolder;
  let zip: Uint8Array;
  let files: Record<string, Uint8Array>;

  before(async () => {
    folder = await temporaryFolder('zip');
    await buildPluginZip(join(folder.path, 'one.zip'));
    zip = await readFile(join(folder.path, 'one.zip'));
    files = unzipSync(zip);
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
      'assets/unknot.js',
    ]) {
      assert.ok(files[`unknot-booking/${path}`], path);
    }
    assert.match(text('LICENSE'), /GNU GENERAL PUBLIC LICENSE\s+Version 2/);
  });

  it('has the readable source of its scripts, and the licences of what is in them', () => {
    assert.ok(files['unknot-booking/source/packages/core/src/slots.ts']);
    assert.match(text('source/BUILD.txt'), /rollup/);
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
