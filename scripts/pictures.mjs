// node_modules/.bin/node -C unknot-source scripts/pictures.mjs: takes the pictures of the README from the demo.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startDemo } from '../examples/script-tag/demo.ts';
import { build } from './lib/build.mjs';
import { browserArguments, findBrowser } from './lib/find-browser.mjs';
import { root } from './lib/project.mjs';

await build();
const dataFolder = mkdtempSync(join(tmpdir(), 'unknot-pictures-'));
const demo = await startDemo({ dataFolder, host: '127.0.0.1', port: 0, now: Date.now, log: () => undefined });
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments });

try {
  const wide = await open({ viewport: { width: 1280, height: 800 } });
  await wide.screenshot({ path: picture('demo') });

  const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 };
  const light = await open({ ...phone, colorScheme: 'light' }, '#book');
  await light.getByRole('button', { name: 'Let go of stress' }).click();
  await light.getByRole('button', { name: /^Where is it tense/ }).click();
  await light.getByRole('option', { name: 'Neck, left' }).click();
  await light.getByRole('option', { name: 'Shoulders, left' }).click();
  await show(light, 'booking-need', 'Ease lasting back pain');
  await light.getByRole('button', { name: 'Show what fits' }).click();
  await show(light, 'booking-massage');
  await light.locator('unknot-booking .card.best').click();
  await light.getByText('Next free times').waitFor();
  await show(light, 'booking-time', 'Next free times');
} finally {
  await browser.close();
  await demo.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

function picture(name) {
  return join(root, `docs/images/${name}.png`);
}

async function open(options, at = '') {
  const page = await browser.newPage({ reducedMotion: 'reduce', timezoneId: 'Europe/Berlin', ...options });
  await page.goto(`${demo.url}/${at}`);
  return page;
}

/** The form alone, or from one of its lines on. */
async function show(page, name, from) {
  await page.mouse.move(0, 0); // nothing is to look hovered over
  await page.waitForTimeout(600);
  await page.evaluate((text) => {
    document.querySelector('.site-header').style.position = 'static';
    const form = document.querySelector('unknot-booking');
    const find = (node) =>
      [...node.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? find(element.shadowRoot) : []),
      ]);
    const line = text && find(form.shadowRoot).findLast((element) => element.textContent?.trim() === text);
    window.scrollBy({ top: (line || form).getBoundingClientRect().top - 12, behavior: 'instant' });
  }, from);
  await page.waitForTimeout(200);
  await page.screenshot({ path: picture(name) });
}
