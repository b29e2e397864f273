// node scripts/lib/wordpress-pot.mjs [--check]: writes the plugin's translation template, or says that it is out of date.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plugin = fileURLToPath(new URL('../../packages/wordpress/', import.meta.url));
const target = join(plugin, 'languages/unknot-booking.pot');

// xgettext's own header has a date, which would make every run differ.
const header = `# Copyright (C) Unknot
# This file is distributed under the GPL-2.0-or-later.
msgid ""
msgstr ""
"Project-Id-Version: Unknot Booking\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Domain: unknot-booking\\n"
`;

/** The plugin's name and description are translated too, and xgettext does not look into comments. */
function pluginHeader() {
  const main = readFileSync(join(plugin, 'unknot-booking.php'), 'utf8');
  return ['Plugin Name', 'Description'].map((field) => {
    const value = new RegExp(`^ \\* ${field}: +(.+)$`, 'm').exec(main)?.[1];
    if (value === undefined) throw new Error(`unknot-booking.php has no ${field}`);
    return `#. ${field} of the plugin\n#: unknot-booking.php\nmsgid ${JSON.stringify(value)}\nmsgstr ""\n`;
  });
}

function template() {
  const files = readdirSync(plugin, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.php'))
    .sort();
  const functions = ['__', '_e', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e', '_x:1,2c', '_n:1,2'];
  const options = [
    '--language=PHP',
    '--from-code=UTF-8',
    '--no-wrap',
    '--add-location=file',
    '--add-comments=translators:',
    '--output=-',
  ];
  const found = execFileSync(
    'xgettext',
    [...options, ...functions.map((name) => `--keyword=${name}`), ...files],
    {
      cwd: plugin,
      encoding: 'utf8',
    },
  );
  const messages = found.slice(found.indexOf('\n\n') + 2);
  // "Unknot Booking" is the plugin's name and the screen's title: gettext wants each text once.
  const extra = pluginHeader().filter((entry) => !messages.includes(/^msgid .*$/m.exec(entry)?.[0] ?? ''));
  return [header, ...extra, messages.trimEnd()].join('\n').concat('\n');
}

const text = template();
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('languages/unknot-booking.pot is out of date: run node scripts/lib/wordpress-pot.mjs');
  process.exitCode = 1;
}
