// What a visitor waits for in a browser that has just come up: beside the 16.7 ms of a frame.
import { chromium } from 'playwright-core';
import { browserArguments } from '../../../scripts/lib/find-browser.mjs';
import { setUpBrowser } from '../../../scripts/lib/setup-engines.mjs';
import { quantile, table } from '../slots/measure.mjs';
import { openSite } from './site.mjs';

const FRAME = 1000 / 60;
const samples = process.argv.includes('--quick') ? 3 : 15;

const site = await openSite({ therapists: 20, rooms: 0, days: 90, busy: 4000 });
const browser = await chromium.launch({ executablePath: setUpBrowser(), args: browserArguments });

/** Each sample has a renderer of its own: no code is compiled, and nothing has been computed. */
async function inFreshRenderer(path, use) {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 412, height: 915 },
    reducedMotion: 'reduce',
  });
  try {
    // The visitor's clock shows the day on which the bookings begin.
    await context.addInitScript((now) => {
      const ahead = now - Date.now();
      const real = Date.now;
      Date.now = () => real() + ahead;
    }, site.now);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(site.url + path);
    return await use(page, devtools);
  } finally {
    await context.close();
  }
}

/** What the page's main thread has worked so far, in milliseconds: others' work on the machine is not in it. */
async function worked(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
}

/** Takes the steps of a page one after another: for each the thread's time, and the time by the page's clock. */
async function take(page, devtools, names, meanwhile = {}) {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const one = async (name) => {
    const before = await worked(devtools);
    const expression = `step(${JSON.stringify(name)})`;
    const answer = devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    meanwhile[name]?.();
    const { result, exceptionDetails } = await answer;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return { thread: (await worked(devtools)) - before, ...result.value };
  };
  const idle = [];
  for (let i = 0; i < 5; i++) idle.push((await one('nothing')).thread);
  const taken = {};
  for (const name of names) {
    await page.waitForTimeout(50);
    const { thread, clock, slots, parts = {} } = await one(name);
    if (clock === undefined) continue; // it only made ready
    // What the question itself takes is not the page's.
    taken[name] = { thread: Math.max(0, thread - quantile(idle, 0.5)), clock, slots };
    for (const [part, time] of Object.entries(parts)) taken[part] = { clock: time };
  }
  return taken;
}

const slotsPage =
  (...names) =>
  (rate) =>
    inFreshRenderer('/slots', async (page, devtools) => {
      await page.waitForFunction(() => window.ready);
      await page.waitForTimeout(200);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate });
      const { warm: _, rehearsal: __, ...taken } = await take(page, devtools, names);
      return taken;
    });

const widgetPage = (rate) => {
  site.hold();
  return inFreshRenderer('/widget', async (page, devtools) => {
    await page.waitForFunction(() => window.waiting?.());
    await page.waitForTimeout(200);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    const names = ['listen', 'the times on view', 'the month turned', 'warm', 'the month turned, warm'];
    return take(page, devtools, names, { 'the times on view': site.release });
  });
};

async function measure(title, sample) {
  const at = { 1: [], 4: [] };
  // By turns, so that a busy machine slows both alike.
  for (let i = 0; i < samples; i++) for (const rate of [1, 4]) at[rate].push(await sample(rate));
  // When throttled the thread is kept busy also where the page waits: then only the clock tells.
  const columns = [
    ['thread', 1, 'thread, median', 0.5],
    ['thread', 1, '90 %', 0.9],
    ['clock', 1, 'clock, median', 0.5],
    ['clock', 1, '90 %', 0.9],
    ['clock', 4, '4×: clock, median', 0.5],
    ['clock', 4, '90 %', 0.9],
    ['clock', 4, 'least', 0],
  ];
  const cell = (name, kind, rate, part) => {
    const times = at[rate].map((one) => one[name][kind]);
    return times[0] === undefined ? '' : quantile(times, part).toFixed(2);
  };
  const rows = [['ms', 'slots', ...columns.map(([, , head]) => head)]];
  for (const [name, { slots }] of Object.entries(at[1][0])) {
    rows.push([name, slots || '', ...columns.map(([kind, rate, , part]) => cell(name, kind, rate, part))]);
  }
  console.log(`\n${title}\n${table(rows)}`);
}

try {
  console.log(
    `\nIn a browser: 20 therapists, no rooms, 90 days, 4,000 busy intervals; ${samples} fresh renderers each.\nMilliseconds; a frame has ${FRAME.toFixed(1)}.`,
  );
  const monthFirst = [
    'busy times read',
    'the visible month',
    'the first day',
    'the next three',
    'the month turned',
  ];
  await measure('The slots alone', slotsPage(...monthFirst, 'warm', 'the month turned, warm'));
  await measure(
    'The slots alone, every time of the month first',
    slotsPage('busy times read', 'every time of the month'),
  );
  await measure('The slots alone, rehearsed as in the widget', slotsPage('rehearsal', ...monthFirst));
  await measure('The widget, from its busy times’ arrival until the times are laid out', widgetPage);
} finally {
  await browser.close();
  site.close();
}
