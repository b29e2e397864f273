// npm run example -- react: sets up what is missing, then runs one of the examples.
import { spawn } from 'node:child_process';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { projectEnvironment, projectNode, root } from './lib/project.mjs';
import { StepError } from './lib/run.mjs';

try {
  await install();
  await build();
  process.exitCode = await example(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Runs it until it ends, or is told to. */
function example(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode, ['-C', 'unknot-source', 'scripts/examples/run.ts', ...args], {
      cwd: root,
      env: projectEnvironment(),
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
    // A terminal's Ctrl-C reaches it too: wait until it has stopped. What was sent here alone is passed on.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
  });
}
