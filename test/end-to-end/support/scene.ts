import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type LaunchOptions } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../scripts/lib/find-browser.mjs';
import { Spa } from './spa.ts';
import { Visitor } from './visitor.ts';

export interface Scene {
  readonly spa: Spa;
  /** A visitor at the booking form of the spa's page; what they have of a browser is as the options say. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  /** A visitor who has not opened the page yet. */
  newcomer(options?: BrowserContextOptions): Promise<Visitor>;
}

/** Tests with spas of their own, in one browser, do not wait for one another: most of their time is waiting. */
export const atOnce = { concurrency: 2 } as const;

let browser: Promise<Browser> | undefined;

/** A browser of its own, for who needs it another way. */
export function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  assert.ok(executablePath, 'These tests need a Chromium; UNKNOT_CHROMIUM can say where it is.');
  return chromium.launch({ executablePath, args: browserArguments, ...options });
}

after(async () => (await browser)?.close());

/**
 * A test with a spa of its own and visitors at it. Whatever it is about, in the end nothing was left uncaught in
 * a page, no page broke its content policy, and nobody but the spa was asked for anything.
 */
export function atTheSpa(
  play: (scene: Scene) => Promise<void>,
  options: ConstructorParameters<typeof Spa>[0] = {},
) {
  return async (test: TestContext): Promise<void> => {
    const spa = new Spa(options);
    const visitors: Visitor[] = [];
    const newcomer = async (options: BrowserContextOptions = {}) => {
      browser ??= openBrowser();
      const visitor = await Visitor.arrive(await browser, spa.url, options);
      visitors.push(visitor);
      return visitor;
    };
    const visitor = async (options?: BrowserContextOptions) => {
      const arrived = await newcomer(options);
      await arrived.open();
      return arrived;
    };
    try {
      await spa.start();
      await play({ spa, newcomer, visitor });
      for (const one of visitors) await assertHarmless(one, spa.url);
    } catch (error) {
      await takePictures(test, visitors);
      throw error;
    } finally {
      for (const { context } of visitors) await context.close();
      await spa.end();
    }
  };
}

async function assertHarmless(visitor: Visitor, home: string): Promise<void> {
  assert.deepEqual(visitor.uncaught, [], 'Nothing is left uncaught.');
  const elsewhere = visitor.asked.filter(
    (url) => !url.startsWith(`${home}/`) && !/^(?:data|blob):/.test(url) && !visitor.mayGoTo(url),
  );
  assert.deepEqual(elsewhere, [], 'Nobody else is asked for anything.');
  if (!visitor.page.url().startsWith(home)) return;
  const { violations } = await visitor.watched();
  assert.deepEqual(violations, [], 'The page keeps to its content policy.');
}

async function takePictures(test: TestContext, visitors: readonly Visitor[]): Promise<void> {
  const folder = join(tmpdir(), 'unknot-failures');
  mkdirSync(folder, { recursive: true });
  for (const [i, { page, errors }] of visitors.entries()) {
    const path = join(folder, `${test.name.replace(/\W+/g, '-').slice(0, 80)}-${i + 1}.png`);
    const taken = await page.screenshot({ path, fullPage: true }).catch(() => undefined);
    test.diagnostic(
      `Visitor ${i + 1}: ${taken ? path : 'no picture'}; console: ${errors.join(' | ') || 'silent'}`,
    );
  }
}
