// What a form costs a phone from nothing until it is on view, and then a month and a day: ours beside others'.
import { parseArgs } from 'node:util';
import { setUpBrowser } from '../../../scripts/lib/setup-engines.mjs';
import { count, median, quantile } from '../slots/measure.mjs';
import { contestants } from './contestants.mjs';
import { openBrowser } from './devtools.mjs';
import { openSite } from './site.mjs';
import { traced, weighed } from './visit.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    beside: { type: 'string' },
    why: { type: 'boolean', default: false },
  },
});
const rounds = options.quick ? 3 : Number(options.rounds);
if (!(Number.isInteger(rounds) && rounds > 0))
  throw new Error(`--rounds ${options.rounds} is no number of rounds.`);

const RATES = [1, 4];
/** What all are compared with. */
const BESIDE = 'cally';
/** Longer than that a task makes a press wait, milliseconds (W3C Long Tasks). */
const LONG = 50;
/** By the visitor's clock and the spa's. */
const now = Date.parse('2026-03-10T10:00:00+01:00');

const wanted = new RegExp(options.only ?? '');
const all = (await contestants(options.beside)).filter(({ name }) => name === BESIDE || wanted.test(name));
const site = await openSite(all, now);
const browser = await openBrowser(setUpBrowser());
/** The samples by contestant and rate, one a round. */
const samples = new Map(all.map(({ name }) => [name, { 1: [], 4: [] }]));
const weights = new Map();
try {
  // By turns, so that a busy machine slows all alike.
  for (let round = 0; round < rounds; round++) {
    for (const rate of RATES) {
      for (const contestant of all) {
        samples.get(contestant.name)[rate].push(await traced(browser, site, contestant, { rate, now }));
      }
    }
  }
  for (const contestant of all) {
    const weighings = [];
    for (let i = 0; i < 3; i++) weighings.push(await weighed(browser, site, contestant, { rate: 1, now }));
    weights.set(contestant.name, weighings);
  }
} finally {
  await browser.close();
  site.close();
}

const figure = (value) => value.toFixed(value < 10 ? 1 : 0);
/** The median, and where four out of five lie. */
const spread = (values, write = figure) =>
  `${write(median(values))} (${write(quantile(values, 0.1))}–${write(quantile(values, 0.9))})`;
const ratio = (value) => value.toFixed(2);
const table = (heads, rows) =>
  [heads, heads.map((_, i) => (i ? '--:' : '---')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** Times of one beside those of the other one in the same round. */
function compared(name, rate, time) {
  const [own, other] = [name, BESIDE].map((one) => samples.get(one)[rate].map(time));
  return [
    spread(own),
    name === BESIDE
      ? ''
      : spread(
          own.map((one, i) => one / other[i]),
          ratio,
        ),
  ];
}

const cpu = (rate) => (rate === 1 ? 'ms' : `${rate}×: ms`);
console.log(
  `\nUntil it is on view: main-thread time in ms, ${rounds} fresh renderers each, by turns; median (10–90 %)\n\n${table(
    [
      '',
      ...RATES.flatMap((rate) => [cpu(rate), `of ${BESIDE}’s`]),
      'longest task at 4×',
      `tasks over ${LONG} ms`,
    ],
    all.map(({ name }) => {
      const longest = samples.get(name)[4].map(({ tasks }) => tasks[0].thread);
      const long = samples
        .get(name)[4]
        .map(({ tasks }) => tasks.filter(({ thread }) => thread > LONG).length);
      return [
        name,
        ...RATES.flatMap((rate) => compared(name, rate, ({ shown }) => shown)),
        spread(longest),
        median(long),
      ];
    }),
  )}`,
);

const pressed = ['month', 'day'].flatMap((name) => [
  [`${name}, first`, ({ presses }) => presses[name].thread[0]],
  [`${name}, warm`, ({ presses }) => median(presses[name].thread.slice(1))],
  [`${name}, with all after it`, ({ presses }) => median(presses[name].all)],
]);
const withPresses = all.filter(({ presses }) => presses);
for (const rate of RATES) {
  console.log(
    `\nFrom a press to its paint at ${rate}×: main-thread time in ms, and of ${BESIDE}’s\n\n${table(
      ['', ...pressed.map(([head]) => head)],
      withPresses.map(({ name }) => [
        name,
        ...pressed.map(([, time]) => compared(name, rate, time).filter(Boolean).join(': ')),
      ]),
    )}`,
  );
}

const kilobytes = (bytes) => count(bytes / 1000);
console.log(
  `\nKept in memory after a collection of garbage\n\n${table(
    ['', 'heap, KB', 'DOM nodes', 'listeners'],
    all.map(({ name, inSteps }) => {
      const cell = (what, write) => {
        const at = (when) => write(median(weights.get(name).map((one) => one[when][what])));
        return inSteps ? `${at('first')}, at rest ${at('all')}` : at('all');
      };
      return [name, cell('heap', kilobytes), cell('nodes', count), cell('listeners', count)];
    }),
  )}`,
);

if (options.why) {
  for (const { name, presses = {} } of all.filter(({ name }) => /unknot/.test(name) || name === BESIDE)) {
    const one = samples.get(name);
    console.log(
      `\n${name}: what the thread did until it was on view, ms at 1×\n${shares(one[1].map(({ did }) => did))}`,
    );
    for (const press of Object.keys(presses)) {
      const warm = one[1].flatMap((sample) => sample.presses[press].did.slice(1));
      console.log(`\n${name}: what it did at a press for a ${press}, warm\n${shares(warm)}`);
    }
    console.log(
      `\n${name}: its longest tasks at 4×, of one round (thread, clock, when after it was on view)`,
    );
    for (const { thread, clock, after, did } of one[4].at(-1).tasks) {
      const parts = did.map(({ name, time }) => `${name} ${figure(time)}`).join(', ');
      console.log(`  ${figure(thread)} ${figure(clock)} ${figure(after)}  ${parts}`);
    }
  }
}

/** The median of each kind of event's own time, the largest first. */
function shares(lists) {
  const names = new Set(lists.flatMap((list) => list.map(({ name }) => name)));
  return [...names]
    .map((name) => [name, median(lists.map((list) => list.find((one) => one.name === name)?.time ?? 0))])
    .sort(([, one], [, other]) => other - one)
    .slice(0, 15)
    .map(([name, time]) => `  ${time.toFixed(2).padStart(7)}  ${name}`)
    .join('\n');
}
