import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommand } from './support/processes.ts';
import { installSystemPackages } from './support/system-packages.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const plugin = fileURLToPath(new URL('../../packages/wordpress/', import.meta.url));
const inspector = fileURLToPath(new URL('support/php/inspect.php', import.meta.url));

async function inspect(files: readonly string[]): Promise<Record<string, string[]>> {
  return JSON.parse((await runCommand('php', [inspector, ...files])).stdout);
}

describe('the plugin’s source', () => {
  let files: string[];

  before(async () => {
    await installSystemPackages();
    const entries = await readdir(plugin, { recursive: true });
    files = entries.filter((path) => path.endsWith('.php')).map((path) => join(plugin, path));
    assert.ok(files.length > 5);
  });

  it('is PHP that PHP can read', async () => {
    for (const file of files) await runCommand('php', ['-l', file]);
  });

  it('is guarded, prefixed, escaped, without forbidden functions, and runs on PHP 7.4', async () => {
    assert.deepEqual(await inspect(files), {});
  });

  it('would be caught if it were not', async () => {
    const folder = await temporaryFolder('php');
    try {
      const bad = join(folder.path, 'bad.php');
      await writeFile(
        bad,
        `<?php
function show() {
	echo $x;
	eval( 'x' );
	echo esc_html( __( 'Hello', 'other' ) );
	return $a?->b;
}
?><p style="color:red"><?= 1 ?>`,
      );
      assert.deepEqual(await inspect([bad]), {
        'bad.php': [
          'line 1: can be opened in a browser: it does not begin with a guard',
          'line 2: function show lacks the prefix unknot_',
          'line 3: echo $x… is not escaped',
          'line 4: eval() is forbidden',
          'line 5: a text without the domain unknot-booking',
          'line 6: ?-> is newer than PHP 7.4',
          'line 8: inline script or style',
          'line 8: short tag',
        ],
      });
    } finally {
      await folder.remove();
    }
  });

  it('has its every text in the translation template', async () => {
    const script = fileURLToPath(new URL('../../scripts/lib/wordpress-pot.mjs', import.meta.url));
    await runCommand(process.execPath, [script, '--check']);
  });
});

describe('the plugin’s readme', () => {
  it('has a short description of at most 150 characters, and the sections WordPress.org shows', async () => {
    const readme = await readFile(join(plugin, 'readme.txt'), 'utf8');
    const short = /^License URI: .*\n\n(.+)\n\n== Description ==$/m.exec(readme)?.[1] ?? '';
    assert.ok(short.length > 20 && short.length <= 150, `${short.length} characters`);
    for (const section of ['Installation', 'Frequently Asked Questions', 'Changelog']) {
      assert.ok(readme.includes(`\n== ${section} ==\n`), section);
    }
  });

  it('asks for the same WordPress and PHP as the plugin’s header', async () => {
    const readme = await readFile(join(plugin, 'readme.txt'), 'utf8');
    const header = await readFile(join(plugin, 'unknot-booking.php'), 'utf8');
    for (const field of ['Requires at least', 'Requires PHP', 'License']) {
      const value = (text: string) => new RegExp(`^(?: \\* )?${field}: +(\\S+)$`, 'm').exec(text)?.[1];
      assert.ok(value(readme), field);
      assert.equal(value(readme), value(header));
    }
  });
});
