import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * What the script tag loads, in bytes as they travel (brotli, quality 11), against exact budgets.
 * A budget is what was reached, with a little room: whoever makes something larger decides to.
 */
const budgets = {
  /** Loader, Lit, the root element and the first step: what a visitor waits for. The limit is 20 KB. */
  'first load': 17_800,
  'unknot.js': 360,
  'slot picker with its slots': 8_600,
  'the way to a confirmed booking': 43_800,
  'calendar file (only when it is asked for)': 22_500,
};

const folder = join(dirname(fileURLToPath(import.meta.url)), '../packages/widget/dist/cdn');
const chunks = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => {
      const code = readFileSync(join(folder, name), 'utf8');
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
      return [name, { code, bytes: brotliCompressSync(code, { params }).length }];
    }),
);

/** The files that loading this one loads at once: itself and all it imports, but for dynamic imports. */
function closure(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, imported] of chunks.get(name).code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
    closure(imported, found);
  return found;
}
const bytes = (names) => [...names].reduce((sum, name) => sum + chunks.get(name).bytes, 0);
const chunk = (part) => {
  const name = [...chunks.keys()].find((one) => one.startsWith(`unknot-${part}-`));
  if (!name)
    throw new Error(`There is no chunk for ${part}. Were the steps moved? Then this check must follow.`);
  return name;
};

const first = new Set(['unknot.js', ...closure('define.js')]);
const beyond = (...names) =>
  new Set(names.flatMap((name) => [...closure(name)]).filter((name) => !first.has(name)));
const calendarFile = closure(chunk('ics'));
const unneeded = new Set([chunk('page-backend'), chunk('ics')]);
const way = new Set([...chunks.keys()].filter((name) => !first.has(name) && !unneeded.has(name)));

const sizes = {
  'first load': bytes(first),
  'unknot.js': chunks.get('unknot.js').bytes,
  'slot picker with its slots': bytes(beyond(chunk('slot-picker'))),
  'the way to a confirmed booking': bytes(first) + bytes(way),
  'calendar file (only when it is asked for)': bytes(
    [...calendarFile].filter((name) => !first.has(name) && !way.has(name)),
  ),
};

const faults = [];
console.log('Brotli bytes of what the script tag loads');
for (const [name, budget] of Object.entries(budgets)) {
  const size = sizes[name];
  console.log(`${String(size).padStart(8)} of ${String(budget).padStart(6)}  ${name}`);
  if (size > budget) {
    faults.push(
      `“${name}” has grown ${size - budget} bytes past its budget of ${budget}. If visitors get something worth it, raise the budget in test/size.mjs and say so in the commit; if not, move it to a later chunk.`,
    );
  } else if (size < budget * 0.9) {
    faults.push(
      `Well done: “${name}” is ${budget - size} bytes below its budget of ${budget}. Lower the budget in test/size.mjs to keep it there.`,
    );
  }
}

const has = (names, text) => [...names].some((name) => chunks.get(name).code.includes(text));
if (has(first, 'safeParse')) faults.push('zod is in the first load; it comes with the form step.');
if (has([...first, ...way], 'VCALENDAR'))
  faults.push('`ics` is loaded on the way to a booking; it comes when a file is asked for.');
for (const [name, { code }] of chunks) {
  for (const [address] of code.matchAll(/https?:\/\/[\w.-]+/g)) {
    const harmless =
      /(w3\.org|json-schema\.org|calendar\.google\.com|outlook\.(live|office)\.com|calendar\.yahoo\.com|wa\.me|lit\.dev)$/;
    if (!harmless.test(address))
      faults.push(`${name} names ${address}: nothing may be loaded from elsewhere.`);
  }
}

for (const fault of faults) console.error(`\n${fault}`);
process.exitCode = faults.length ? 1 : 0;
