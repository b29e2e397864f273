import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { copyExample, installExample, lockExample } from './npm-example.ts';
import { root } from './pack.ts';
import { serveStaticExample } from './static-example.ts';

const folders = join(root, 'examples');
const names = readdirSync(folders, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const [name = '', option] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`There is no example “${name}”. There are: ${names.join(', ')}.`);
  process.exitCode = 2;
} else if (name === 'script-tag') {
  await import('../../examples/script-tag/serve.ts');
} else if (!existsSync(join(folders, name, 'package.json'))) {
  const { url, server } = await serveStaticExample(name, 4180);
  console.log(
    `\n  ${name}   ${url}${server ? `\n  Its booking server   ${server}` : ''}\n\n  Ctrl-C stops it.\n`,
  );
} else {
  // A copy, for it has our packages as they are here; what the example needs besides is kept in it.
  const copy = join(root, '.data/examples', name);
  await mkdir(copy, { recursive: true });
  await copyExample(`examples/${name}`, copy);
  if (option === '--lock') {
    await lockExample(`examples/${name}`, copy);
  } else {
    console.log(`Installing what ${name} needs …`);
    await installExample(copy);
    const shell = process.platform === 'win32';
    const server = spawn('npm', ['run', 'dev'], { cwd: copy, stdio: 'inherit', shell });
    server.once('exit', (code) => process.exit(code ?? 0));
    // A terminal's Ctrl-C reaches it too; what was sent here alone is passed on.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => server.kill('SIGTERM'));
  }
}
