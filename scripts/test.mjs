// npm test: sets up what is missing, then runs every stage. `node scripts/test.mjs core` runs one of them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { build } from './lib/build.mjs';
import { install } from './lib/install.mjs';
import { exists, projectEnvironment, projectNode, root, windows } from './lib/project.mjs';
import { duration, run, StepError } from './lib/run.mjs';
import { setUpBrowser } from './lib/setup-browser.mjs';
import { setUpZones } from './lib/setup-zones.mjs';

/** For tests that each start servers and browsers of their own. */
const oneByOne = '--test-concurrency=1';

/**
 * In the order they run: the quick ones first. `built`: it needs the packages built. `browser`: it needs one.
 * `zones`: it needs other readers of the tz database.
 */
const stages = {
  lint: { run: (env) => tool(env, 'biome', 'check', '.') },
  types: { run: (env) => tool(env, 'tsc', '-b') },
  size: { built: true, run: (env) => program(env, 'test/size.mjs') },
  core: { browser: true, run: (env) => browserTests(env, 'core') },
  widget: { browser: true, run: (env) => browserTests(env, 'widget') },
  server: { browser: true, zones: true, run: (env) => nodeTests(env, 'server') },
  'end-to-end': { built: true, browser: true, run: (env) => nodeTests(env, 'end-to-end', oneByOne) },
  packages: { built: true, browser: true, run: (env) => nodeTests(env, 'packages', oneByOne) },
  wordpress: { built: true, browser: true, run: (env) => nodeTests(env, 'wordpress', oneByOne) },
};

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !Object.hasOwn(stages, name));
if (strange.length) {
  console.error(`There is no stage ${strange.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await main(asked.length ? asked : Object.keys(stages));
}

/** @returns the exit code */
async function main(names) {
  const started = Date.now();
  const summary = [];
  const say = (line) => {
    summary.push(line);
    console.log(line);
  };
  let passed = 0;
  let failed = 0;
  try {
    await install();
    if (names.some((name) => stages[name].built)) await build();
    const browser = names.some((name) => stages[name].browser) ? { UNKNOT_CHROMIUM: setUpBrowser() } : {};
    if (names.some((name) => stages[name].zones)) setUpZones();
    const env = projectEnvironment(browser);
    say(`✔ set-up ${time(started, 16)}`);
    for (const name of names) {
      console.log(`\n─── ${name} ${'─'.repeat(60 - name.length)}`);
      const begun = Date.now();
      const found = await stages[name].run(env);
      passed += found.passed;
      failed += found.failed;
      const counts = Object.entries(found).map(([what, count]) => `${count} ${what}`);
      say(`${found.failed ? '✖' : '✔'} ${name.padEnd(12)} ${time(begun)}   ${counts.join(', ')}`);
    }
  } catch (error) {
    failed++;
    console.error(error instanceof StepError ? error.message : error);
  }
  console.log(`\n${'─'.repeat(66)}\n${summary.join('\n')}\n  in all ${time(started, 16)}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

function time(since, width = 10) {
  return duration(Date.now() - since).padStart(width);
}

/** A tool that finds all well or does not: it counts as one test. */
async function tool(env, name, ...args) {
  const { code } = await run(name, args, { env, shell: windows });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A check of our own that ends with an exit code: it counts as one test too. */
async function program(env, file) {
  if (!exists(file)) return missing(`There is no ${file}.`);
  const { code } = await run(projectNode, [file], { env });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Tests in the browser, by @web/test-runner; its last line for each browser has the counts. */
async function browserTests(env, group) {
  const { code, output } = await run('web-test-runner', ['--group', group], { env, shell: windows });
  const counts = new Map();
  for (const [, browser, passed, failed] of stripVTControlCharacters(output).matchAll(
    /^(\S+): .*\| (\d+) passed, (\d+) failed(?:, \d+ skipped)?\s*$/gm,
  )) {
    counts.set(browser, { passed: Number(passed), failed: Number(failed) });
  }
  return total(code, [...counts.values()]);
}

/** Tests in Node, by node:test; its totals come from a reporter of our own. */
async function nodeTests(env, folder, ...options) {
  const path = `test/${folder}`;
  const files = exists(path)
    ? readdirSync(join(root, path))
        .filter((name) => name.endsWith('.test.ts'))
        .sort()
        .map((name) => `${path}/${name}`)
    : [];
  if (!files.length) return missing(`There are no tests in ${path}.`);
  const temporary = mkdtempSync(join(tmpdir(), 'unknot-test-'));
  try {
    const counts = join(temporary, 'counts.json');
    const reporters = [
      ['spec', 'stdout'],
      [pathToFileURL(join(root, 'scripts/lib/count-reporter.mjs')).href, counts],
    ].flatMap(([reporter, to]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${to}`]);
    const args = ['-C', 'unknot-source', '--test', ...reporters, ...options, ...files];
    const { code } = await run(projectNode, args, { env });
    return total(code, readCounts(counts));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readCounts(file) {
  try {
    return [JSON.parse(readFileSync(file, 'utf8'))];
  } catch {
    return []; // The run did not get to its end; its exit code says so.
  }
}

/** The sum of some counts. A run that ended badly has failed, also where no test of it did. */
function total(code, list) {
  const sum = (what) => list.reduce((all, counts) => all + (counts[what] ?? 0), 0);
  const failed = sum('failed');
  const skipped = sum('skipped');
  if (code === 0 && !sum('passed')) return missing('Not one test ran.');
  return {
    passed: sum('passed'),
    failed: failed || code === 0 ? failed : 1,
    ...(skipped ? { skipped } : {}),
  };
}

function missing(why) {
  console.error(why);
  return { passed: 0, failed: 1 };
}
