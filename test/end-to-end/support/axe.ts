import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { appearanceOf, appearances, setAppearance } from './appearance.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(element: string): Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
}

/** What axe finds wrong with the booking form, or another element, as it stands, shadow roots included. */
export async function axeFaults(page: Page, element = 'unknot-booking'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (element) => {
    const { axe } = window as unknown as { axe: Axe };
    const { getPropertyValue } = CSSStyleDeclaration.prototype;
    if (matchMedia('(forced-colors: active)').matches) {
      // axe asks for the colour that a text is filled with, and Chromium names the one that would be without forced colours.
      CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return getPropertyValue.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
      };
    }
    const { violations } = await axe.run(element);
    CSSStyleDeclaration.prototype.getPropertyValue = getPropertyValue;
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, element);
}

/** The same in every appearance, one after another. In the end the page looks as it did. */
export async function faultsInEveryLook(page: Page, element?: string): Promise<string[]> {
  const before = await appearanceOf(page);
  const faults: string[] = [];
  for (const look of appearances) {
    await setAppearance(page, look);
    for (const fault of await axeFaults(page, element)) {
      faults.push(`${Object.values(look).join(', ')}: ${fault}`);
    }
  }
  await setAppearance(page, before);
  return faults;
}
