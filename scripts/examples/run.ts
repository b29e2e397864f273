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
  const { url, server, close } = await serveStaticExample(name, Number(process.env.PORT ?? 4180));
  console.log(
    `\n  ${name}   ${url}${server ? `\n  Its booking server   ${server}` : ''}\n\n  Ctrl-C stops it.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
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
    const windows = process.platform === 'win32';
    // npm does not pass on that it is to end, so that its whole group is told.
    const server = spawn('npm', ['run', 'dev'], {
      cwd: copy,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
      detached: !windows,
    });
    server.once('exit', (code) => process.exit(code ?? 0));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (windows || !server.pid) server.kill();
        else process.kill(-server.pid, 'SIGTERM');
      });
    }
  }
}
