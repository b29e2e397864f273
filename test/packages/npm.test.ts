import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { copyExample, installExample, npm } from '../../scripts/examples/npm-example.ts';
import type { Packs } from '../../scripts/examples/pack.ts';
import { serveSite } from '../../scripts/examples/serve-site.ts';
import { browserArguments, findBrowser } from '../../scripts/lib/find-browser.mjs';
import { runCommand } from '../wordpress/support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '../wordpress/support/temporary-folder.ts';
import { Visitor } from '../wordpress/support/visitor.ts';

interface Manifest {
  dependencies?: Record<string, string>;
}

const readManifest = async (path: string): Promise<Manifest> => JSON.parse(await readFile(path, 'utf8'));

describe('the packages from npm, in a Vite page outside the workspace', () => {
  let temporary: TemporaryFolder;
  let folder: string;
  let packs: Packs;

  before(async () => {
    temporary = await temporaryFolder('npm');
    folder = join(temporary.path, 'npm-vite');
    packs = await copyExample('examples/npm-vite', folder);
    await installExample(folder);
  });

  after(() => temporary.remove());

  for (const name of ['core', 'widget'] as const) {
    it(`@unknot/${name} is packed as publint wants it`, async () => {
      const tarball = await readFile(join(folder, packs[`@unknot/${name}`]));
      const { messages, pkg } = await publint({
        pack: { tarball: new Uint8Array(tarball).buffer },
        strict: true,
      });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
      );
    });

    it(`@unknot/${name} brings its licence and readme, and neither sources nor workspace links`, async () => {
      const installed = join(folder, 'node_modules/@unknot', name);
      const files = await readdir(installed);
      for (const file of ['LICENSE', 'README.md', 'dist']) assert.ok(files.includes(file), file);
      assert.ok(!files.includes('src'));
      assert.doesNotMatch(
        await readFile(join(installed, 'package.json'), 'utf8'),
        /workspace:|unknot-source/,
      );
    });
  }

  it('@unknot/core has `ics` in its calendar files, with its licence and without what it depends on', async () => {
    const installed = join(folder, 'node_modules/@unknot/core');
    const { dependencies } = await readManifest(join(installed, 'package.json'));
    assert.deepEqual(Object.keys(dependencies ?? {}), ['zod']);
    assert.match(await readFile(join(installed, 'dist/LICENSES.txt'), 'utf8'), /^ics \d.*\(ISC\)$/m);
    const code = await readFile(join(installed, 'dist/ics.js'), 'utf8');
    assert.doesNotMatch(code, /from ['"](?!\.)|require\(|ValidationError|customAlphabet/);
  });

  it('@unknot/widget brings the scripts for pages without a bundler', async () => {
    const scripts = await readdir(join(folder, 'node_modules/@unknot/widget/dist/cdn'));
    for (const file of [/^unknot\.js$/, /^define-[\w-]{8}\.js$/]) {
      assert.ok(
        scripts.some((script) => file.test(script)),
        String(file),
      );
    }
  });

  it('type-check under strict rules, declarations included', async () => {
    await npm(folder, 'run', 'typecheck');
  });

  it('can be imported where there is no DOM', async () => {
    await writeFile(
      join(folder, 'server.mjs'),
      `import { parseCatalog } from '@unknot/core';
       import * as ics from '@unknot/core/ics';
       import { availableSlots } from '@unknot/core/slots';
       import { packStarts } from '@unknot/core/pack-starts';
       import * as widget from '@unknot/widget';
       import '@unknot/widget/define';
       console.log(JSON.stringify([typeof parseCatalog, typeof ics.icsFile, typeof availableSlots, typeof packStarts, Object.keys(widget).length > 0, typeof document]));`,
    );
    const { stdout } = await runCommand(process.execPath, ['server.mjs'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout), ['function', 'function', 'function', 'function', true, 'undefined']);
  });

  it('are built by Vite into a page where a visitor books in the browser’s own demo', async () => {
    await npm(folder, 'run', 'build');
    const served = await serveSite({ folders: [{ prefix: '/', path: join(folder, 'dist') }] });
    const executablePath = findBrowser();
    if (!executablePath)
      throw new Error('No Chromium was found: install one, or name it in UNKNOT_CHROMIUM.');
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await page.goto(served.url);
      await page.getByText('Sleeping badly? Try our full body massage.').waitFor();
      await new Visitor(page).book('Back massage', { name: 'Ada Quill', email: 'ada@example.test' });
      assert.match(await page.title(), /^Booked: \S+/);
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
      await served.close();
    }
  });
});
