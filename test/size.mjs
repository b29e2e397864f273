// What the script tag loads, in bytes as they travel, against exact budgets: `node test/size.mjs`.
// Whoever makes something larger on purpose writes the new figures down with `node test/size.mjs --update`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { modulesOf } from './size/modules.mjs';
import { WAY } from './size/way.ts';

/**
 * Loader, Lit, the root element and the first step: what a visitor waits for. “14 KB” read in the stricter way,
 * as 14 × 1000 bytes.
 */
const FIRST_LOAD_LIMIT = 14_000;
/** The script tag itself, as it travels. The hashes in it make it a few bytes more or less with each build. */
const LOADER_LIMIT = 1024;
/** Core's part that finds the slots in a page, apart from what the session's file has from there, too. */
const SLOTS_LIMIT = 3 * 1024;
/** What writes calendar files, `ics` in it: “10 KB” in the stricter way too. */
const ICS_LIMIT = 10_000;
/** A language: the words of the first step and of the usual way to a booking. */
const LANGUAGE_LIMIT = 2500;
/** So much smaller than its budget may something become before it is asked to lower it. */
const SLACK = 100;
/** How many of its modules are named where something has grown. */
const NAMED = 8;

/** What is to be in a file, and what that takes: nothing makes it smaller. */
const HASH = /"[A-Za-z0-9+/]{43}="/g;
const HASH_BYTES = 33;

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../packages/widget/dist/cdn');
const budgetFile = join(here, 'size/budgets.json');

/** By its name without its hash. */
const chunks = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const code = readFileSync(join(folder, file), 'utf8');
      const map = join(folder, `${file}.map`);
      const chunk = {
        name: plain(file),
        code,
        sent: compressed(code),
        // A hash changes with whatever it stands for; the budget is for what is in the chunk itself.
        bytes: compressed(plain(code)) + HASH_BYTES * (code.match(HASH)?.length ?? 0),
        // The lists of files are made by the build.
        modules: existsSync(map) ? modulesOf(code, JSON.parse(readFileSync(map, 'utf8'))) : [],
        imports: references(code, /(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g),
        // The loader imports what it knows the hash of, and all else by its name.
        loads: [
          ...references(code, /"([\w-]+)",\s*"[A-Za-z0-9+/]{43}="/g).map((name) => `${name}.js`),
          ...references(code, /\.load\(["']([\w-]+)["']\)/g).map((name) => `unknot-${name}.js`),
        ],
      };
      return [chunk.name, chunk];
    }),
);

function plain(text) {
  return text
    .replace(/(define|unknot-[a-z-]+?|unknot-\$\{[^`]+\})-[\w-]{8}\.js/g, '$1.js')
    .replace(HASH, '""');
}

function compressed(code) {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function references(code, pattern) {
  return [...new Set([...code.matchAll(pattern)].map(([, file]) => plain(file)))];
}

/** @returns {never} */
function missing(name) {
  throw new Error(`There is no ${name} in packages/widget/dist/cdn. If it was moved, move its check too.`);
}

/** A chunk and all that it imports: what is loaded with it, in one go. */
function withImports(name, found = new Set()) {
  const chunk = chunks.get(name);
  if (!chunk) missing(name);
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const imported of chunk.imports) withImports(imported, found);
  return found;
}

const sum = (list, what) => [...list].reduce((total, chunk) => total + chunk[what], 0);
const has = (list, module) => [...list].some(({ modules }) => modules.some((one) => module.test(one.module)));

/** Words are loaded by the name of their language: by what has such a name in it. */
const languages = [...chunks.values()].filter(({ modules }) =>
  modules.some(({ module }) => /\/translations\/[a-z]+\/(way|more)\.ts$/.test(module)),
);
for (const chunk of chunks.values()) {
  if (/\bUnknot\.load\((?!["'])/.test(chunk.code)) chunk.loads.push(...languages.map(({ name }) => name));
}

const first = new Set([...withImports('unknot.js'), ...withImports('define.js')]);
const way = new Set(WAY.map((name) => chunks.get(name) ?? missing(name)));
const sizes = {
  'first load': sum(first, 'bytes'),
  'the way to a confirmed booking': sum(way, 'bytes'),
  'the way, with a calendar file made in the page': sum(way, 'bytes') + chunks.get('unknot-ics.js').bytes,
  ...Object.fromEntries(
    [...chunks].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, { bytes }]) => [name, bytes]),
  ),
};

if (process.argv.includes('--update')) {
  writeFileSync(budgetFile, `${JSON.stringify(sizes, null, 2)}\n`);
  console.log('Written to test/size/budgets.json. Say in the commit what visitors get for it.');
}
const budgets = JSON.parse(readFileSync(budgetFile, 'utf8'));
const faults = [];

console.log('What the script tag loads, in bytes of brotli\n\n     is     may');
for (const name of new Set([...Object.keys(budgets), ...Object.keys(sizes)])) {
  const [is, may] = [sizes[name], budgets[name]];
  const mark = name === 'first load' || first.has(chunks.get(name)) ? '●' : ' ';
  console.log(`${String(is ?? '–').padStart(7)} ${String(may ?? '–').padStart(7)} ${mark} ${name}`);
  if (is === undefined) faults.push(`“${name}” is gone. ${update('If it is not needed any more')}`);
  else if (may === undefined) faults.push(`“${name}” is new, with ${is} bytes. ${update('If it has to be')}`);
  else if (is > may) faults.push(grown(name, is - may));
  else if (may - is > SLACK) {
    faults.push(`Well done: “${name}” is ${may - is} bytes smaller than it was. ${update('To keep it so')}`);
  }
}
const sent = sum(first, 'sent');
console.log(
  `\n${String(sent).padStart(7)} ${String(FIRST_LOAD_LIMIT).padStart(7)} ● first load as it travels, names of chunks and all`,
);
if (sent > FIRST_LOAD_LIMIT) {
  faults.push(
    `The first load is ${sent - FIRST_LOAD_LIMIT} bytes past what the project promises. Move something to a later chunk.`,
  );
}

const loader = chunks.get('unknot.js')?.sent;
console.log(`${String(loader).padStart(7)} ${String(LOADER_LIMIT).padStart(7)} ● of it the loader`);
if (!(loader <= LOADER_LIMIT))
  faults.push(`The loader takes ${loader} bytes as it travels, and may take ${LOADER_LIMIT}.`);

const slots = without(chunks.get('unknot-find-slots.js'), /^core\/(offsets|catalog)\.ts$/);
if (!(slots <= SLOTS_LIMIT))
  faults.push(`What finds the slots takes ${slots} bytes, and may take ${SLOTS_LIMIT}.`);

const ics = chunks.get('unknot-ics.js')?.bytes;
if (!(ics <= ICS_LIMIT))
  faults.push(`What writes calendar files takes ${ics} bytes, and may take ${ICS_LIMIT}.`);

for (const { name, bytes } of languages) {
  if (name.endsWith('-more.js')) continue;
  const all = bytes + (name === 'unknot-en.js' ? firstWords() : 0);
  if (all > LANGUAGE_LIMIT)
    faults.push(`The words of the usual way take ${all} bytes in ${name}, and may take ${LANGUAGE_LIMIT}.`);
}

/** The bytes of a chunk apart from some of its modules, which take as much of it as they have of its characters. */
function without({ bytes, code, modules }, some) {
  const there = modules.filter(({ module }) => some.test(module));
  if (!there.length) missing(some);
  const characters = there.reduce((total, one) => total + one.characters, 0);
  return Math.round(bytes * (1 - characters / code.length));
}

/** English has the words of its first step in the first load. */
function firstWords() {
  const words = chunks.get('define.js').modules.find(({ module }) => module.endsWith('/en/first.ts'));
  // As large as their share of it.
  return Math.round((chunks.get('define.js').bytes * words.characters) / chunks.get('define.js').code.length);
}

function grown(name, by) {
  const largest = (chunks.get(name)?.modules ?? [])
    .slice(0, NAMED)
    .map(({ module, characters }) => `\n${String(characters).padStart(8)} ${module}`);
  const list = largest.length
    ? `\nIts largest modules, in characters before compression:${largest.join('')}\n`
    : ' ';
  return `“${name}” has grown by ${by} bytes. Could it be smaller, or come later?${list}${update('If visitors get something worth it')}`;
}

function update(why) {
  return `${why}, run “node test/size.mjs --update” and commit test/size/budgets.json.`;
}

// What comes when.
if (has(way, /^zod\//)) {
  faults.push('zod is loaded on the usual way; it comes with a catalog of the page’s own, and with gifts.');
}
if (!has(withImports('unknot-page-backend.js'), /^zod\//)) {
  faults.push(
    'zod is not where this check looks for it. Was it moved, or replaced? Then this check must follow.',
  );
}
const calendar = [...chunks.values()].filter((chunk) => has([chunk], /^ics\//)).map(({ name }) => name);
if (has(chunks.values(), /^(yup|nanoid|runes2)\//))
  faults.push('What `ics` brings along is in a chunk again: see scripts/lib/slim-ics.mjs.');
const loaders = [...chunks.values()]
  .filter(({ loads }) => loads.includes('unknot-ics.js'))
  .map(({ name }) => name);
const importers = [...chunks.values()]
  .filter(({ imports }) => imports.includes('unknot-ics.js'))
  .map(({ name }) => name);
if (calendar.join() !== 'unknot-ics.js')
  faults.push(`\`ics\` is in ${calendar.join(', ') || 'no chunk'}; it has a chunk of its own, unknot-ics.`);
const calendarWays = [...chunks.values()].find((chunk) =>
  has([chunk], /^widget\/confirmation\/add-to-calendar/),
)?.name;
if (loaders.join() !== calendarWays || importers.length) {
  faults.push(
    `The calendar file’s chunk is asked for by ${[...loaders, ...importers].join(', ') || 'nobody'}; what adds to a calendar alone asks for it, by import().`,
  );
}
const unreachable = [...chunks.values()].filter(
  ({ name }) =>
    name !== 'unknot.js' &&
    ![...chunks.values()].some(({ imports, loads }) => [...imports, ...loads].includes(name)),
);
for (const { name } of unreachable) faults.push(`Nothing loads ${name}. Is it needed?`);

// What a page's content policy forbids.
/** Pages a visitor is led to by a link, and names that are no addresses. Nothing is loaded from any of them. */
const LINKS =
  /^https?:\/\/(calendar\.google\.com|calendar\.yahoo\.com|outlook\.live\.com|outlook\.office\.com|wa\.me|www\.w3\.org|…)(?=[/)]|$)/;
for (const { name, code } of chunks.values()) {
  if (/\beval\s*\(|\bFunction\s*\(/.test(code))
    faults.push(`${name} makes code of text, which a content policy forbids.`);
  for (const [address] of code.matchAll(/https?:\/\/[^\s"'`?$\\]*/g)) {
    if (!LINKS.test(address)) faults.push(`${name} names ${address}: nothing may be loaded from elsewhere.`);
  }
}

for (const fault of faults) console.error(`\n${fault}`);
process.exitCode = faults.length ? 1 : 0;
