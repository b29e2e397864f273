// npm start: installs and builds what is missing, then serves the demo.
import { spawn } from 'node:child_process';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { projectEnvironment, projectNode, root } from './lib/project.mjs';
import { StepError } from './lib/run.mjs';

try {
  await install();
  await build();
  process.exitCode = await serve();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs the demo until it ends, or is told to. */
function serve() {
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode, ['-C', 'unknot-source', 'examples/script-tag/serve.ts'], {
      cwd: root,
      env: projectEnvironment(),
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
    // A terminal's Ctrl-C reaches the server too: wait until it has stopped. What was sent here alone is passed on.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
  });
}
