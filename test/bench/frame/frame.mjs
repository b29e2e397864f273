// What a visitor waits for in a browser that has just come up: beside the 16.7 ms of a frame.
import { chromium } from 'playwright-core';
import { browserArguments } from '../../../scripts/lib/find-browser.mjs';
import { setUpBrowser } from '../../../scripts/lib/setup-browser.mjs';
import { quantile, table } from '../slots/measure.mjs';
import { openSite } from './site.mjs';

const FRAME = 1000 / 60;
const samples = process.argv.includes('--quick') ? 3 : 15;

const site = await openSite({ therapists: 20, rooms: 0, days: 90, busy: 4000 });
const browser = await chromium.launch({ executablePath: setUpBrowser(), args: browserArguments });

/** Each sample has a renderer of its own: no code is compiled, and nothing has been computed. */
async function inFreshRenderer(path, rate, use) {
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
    const throttle = () => devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(site.url + path);
    return await use(page, throttle);
  } finally {
    await context.close();
  }
}

const settled = (page) => page.waitForTimeout(200);

const slotsPage = (rate) =>
  inFreshRenderer('/slots', rate, async (page, throttle) => {
    await page.waitForFunction(() => window.ready);
    await settled(page);
    await throttle();
    return page.evaluate(() => window.measure('2026-03-02'));
  });

const widgetPage = (rate) => {
  site.hold();
  return inFreshRenderer('/widget', rate, async (page, throttle) => {
    await page.waitForFunction(() => window.waiting?.());
    await settled(page);
    await throttle();
    const measured = page.evaluate(() => window.measure());
    await page.waitForFunction(() => window.listening);
    await page.waitForTimeout(50);
    site.release();
    return measured;
  });
};

async function measure(title, take) {
  const at = {};
  for (const rate of [1, 4]) at[rate] = [];
  // By turns, so that a busy machine slows both alike.
  for (let i = 0; i < samples; i++) for (const rate of [1, 4]) at[rate].push(await take(rate));
  const [{ slots, ...times }] = at[1];
  const cell = (rate, name, part) =>
    `${quantile(
      at[rate].map((sample) => sample[name]),
      part,
    ).toFixed(2)} ms`;
  const rows = [['', '1×: median', '90 %', '4× slower: median', '90 %']];
  for (const name of Object.keys(times)) {
    rows.push([name, cell(1, name, 0.5), cell(1, name, 0.9), cell(4, name, 0.5), cell(4, name, 0.9)]);
  }
  console.log(`\n${title} (${slots.join(', ')} slots)\n${table(rows)}`);
}

try {
  console.log(
    `\nIn a browser: 20 therapists, no rooms, 90 days, 4,000 busy intervals; ${samples} fresh renderers each.\nA frame has ${FRAME.toFixed(1)} ms.`,
  );
  await measure('The slots alone', slotsPage);
  await measure('The widget, from the busy times’ arrival on', widgetPage);
} finally {
  await browser.close();
  site.close();
}
