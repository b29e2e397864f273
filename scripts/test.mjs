// npm test: sets up what is missing, then runs every stage. `node scripts/test.mjs core` runs one of them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { browsersOf, enginesAsked } from './lib/engines.mjs';
import { findBrowser } from './lib/find-browser.mjs';
import { install } from './lib/install.mjs';
import { exists, projectEnvironment, projectNode, root, windows } from './lib/project.mjs';
import { duration, run, StepError } from './lib/run.mjs';
import { setUpCalendars } from './lib/setup-calendars.mjs';
import { setUpEngines } from './lib/setup-engines.mjs';
import { setUpZones } from './lib/setup-zones.mjs';

/** For tests that each start servers and browsers of their own. */
const oneByOne = '--test-concurrency=1';

/**
 * In the order they run: the quick ones first. `built`: it needs the packages built. `browser`: it needs a Chromium.
 * `engines`: it runs in all the engines that can be had. `zones`: it needs other readers of the tz database.
 */
const stages = {
  lint: { run: (env) => tool(env, 'biome', 'check', '.') },
  types: { run: (env) => tool(env, 'tsc', '-b') },
  size: { built: true, run: (env) => program(env, 'test/size.mjs') },
  core: { engines: true, run: (env, engines) => browserTests(env, engines, 'core') },
  widget: { built: true, engines: true, run: (env, engines) => browserTests(env, engines, 'widget') },
  calendar: { built: true, run: (env) => calendarTests(env) },
  server: { browser: true, zones: true, run: (env) => nodeTests(env, 'server') },
  'end-to-end': { built: true, browser: true, run: (env) => nodeTests(env, 'end-to-end', oneByOne) },
  packages: { built: true, browser: true, run: (env) => nodeTests(env, 'packages', oneByOne) },
  examples: { built: true, browser: true, run: (env) => nodeTests(env, 'examples', oneByOne) },
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
    const inEngines = names.some((name) => stages[name].engines) ? enginesAsked() : [];
    const inOne = names.some((name) => stages[name].browser) ? ['chromium'] : [];
    const { ready, faults, without } = setUpEngines([...new Set([...inOne, ...inEngines])]);
    if (names.some((name) => stages[name].zones)) setUpZones();
    const engines = inEngines.filter((name) => ready.includes(name));
    const env = projectEnvironment(ready.includes('chromium') ? { UNKNOT_CHROMIUM: findBrowser() } : {});
    say(`${faults.length ? '✖' : '✔'} set-up ${time(started, 16)}`);
    for (const line of [...faults, ...without]) say(line.replace(/^/gm, '  '));
    failed += faults.length;
    for (const name of names) {
      console.log(`\n─── ${name} ${'─'.repeat(60 - name.length)}`);
      const begun = Date.now();
      const { browsers = [], ...found } = await stages[name].run(env, engines);
      passed += found.passed;
      failed += found.failed;
      say(line(name.padEnd(12), time(begun), found));
      for (const { name: browser, milliseconds, ...counts } of browsers) {
        say(line(`  ${browser.padEnd(28)}`, duration(milliseconds).padStart(8), counts, ' '));
      }
    }
  } catch (error) {
    failed++;
    console.error(error instanceof StepError ? error.message : error);
  }
  console.log(`\n${'─'.repeat(66)}\n${summary.join('\n')}\n  in all ${time(started, 16)}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}

function line(name, took, counts, mark = counts.failed ? '✖' : '✔') {
  const texts = Object.entries(counts)
    .filter(([what, count]) => count || what !== 'skipped')
    .map(([what, count]) => `${count} ${what}`);
  return `${mark} ${name} ${took}   ${texts.join(', ')}`;
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

/** Tests in browsers, by @web/test-runner; the counts of each come from a reporter of our own. */
async function browserTests(env, engines, suite) {
  if (!engines.length) return missing('There is no browser to run in.');
  return counted(async (file) => {
    const settings = { ...env, UNKNOT_ENGINES: engines.join(), UNKNOT_COUNTS: file };
    const { code } = await run('web-test-runner', ['--group', suite], { env: settings, shell: windows });
    const browsers = readCounts(file) ?? [];
    const silent = browsersOf(suite, engines).filter(({ name }) =>
      browsers.every((one) => one.name !== name || !one.passed),
    );
    for (const { name } of silent) console.error(`Not one test passed in ${name}.`);
    return { ...total(code || silent.length, browsers), browsers };
  });
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
  return counted(async (counts) => {
    const reporters = [
      ['spec', 'stdout'],
      [pathToFileURL(join(root, 'scripts/lib/count-reporter.mjs')).href, counts],
    ].flatMap(([reporter, to]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${to}`]);
    const args = ['-C', 'unknot-source', '--test', ...reporters, ...options, ...files];
    const { code } = await run(projectNode, args, { env });
    const found = readCounts(counts);
    return total(code, found ? [found] : []);
  });
}

/** Calendar files beside other programs: where those cannot be had, this stage alone fails. */
async function calendarTests(env) {
  try {
    setUpCalendars();
  } catch (error) {
    return missing(error.message);
  }
  return nodeTests(env, 'calendar');
}

/** Gives a run a file to write its counts to. */
async function counted(tests) {
  const temporary = mkdtempSync(join(tmpdir(), 'unknot-test-'));
  try {
    return await tests(join(temporary, 'counts.json'));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // The run did not get to its end; its exit code says so.
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
