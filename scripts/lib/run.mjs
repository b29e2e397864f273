import { spawn } from 'node:child_process';
import { projectEnvironment, root } from './project.mjs';

/** A step did not succeed, and has said why itself. */
export class StepError extends Error {}

/**
 * Runs a program in the project's folder to its end, its output passed on as it comes. Nothing is read from
 * the terminal: no tool can wait for an answer.
 * @returns {Promise<{ code: number, output: string }>} its exit code and everything it wrote
 */
export function run(program, args, { env = projectEnvironment(), shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (part) => {
        output.push(part);
        process[stream].write(part);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

/** As {@link run}, for a step without which nothing goes on. */
export async function mustRun(what, program, args, options) {
  const { code } = await run(program, args, options);
  if (code !== 0) throw new StepError(`${what} did not succeed (exit code ${code}).`);
}

/** @example duration(61_500) //=> '61.5 s' */
export const duration = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
