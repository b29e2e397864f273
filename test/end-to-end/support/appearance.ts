import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** How the form looks: by the visitor's system, and by the direction of what is written. */
export interface Appearance {
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors: 'none' | 'active';
  readonly dir: 'ltr' | 'rtl';
}

/** Light and dark, each as it is and with colours forced, from left to right and from right to left. */
export const appearances: readonly Appearance[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['none', 'active'] as const).flatMap((forcedColors) =>
    (['ltr', 'rtl'] as const).map((dir) => ({ colorScheme, forcedColors, dir })),
  ),
);

/** How the form looks now. */
export function appearanceOf(page: Page): Promise<Appearance> {
  return page.evaluate(() => {
    const frame = document.querySelector('unknot-booking')!.shadowRoot!.querySelector('.frame')!;
    return {
      colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
      forcedColors: matchMedia('(forced-colors: active)').matches ? 'active' : 'none',
      dir: getComputedStyle(frame).direction as 'ltr' | 'rtl',
    };
  });
}

/**
 * Has the forms on a page look another way, and waits until every colour is the one it is to be. A form that did not take
 * the look would be found faultless too: then it throws.
 */
export async function setAppearance(page: Page, appearance: Appearance): Promise<void> {
  const { colorScheme, forcedColors, dir } = appearance;
  await page.emulateMedia({ colorScheme, forcedColors });
  await page.evaluate(async (dir) => {
    for (const form of document.querySelectorAll('unknot-booking')) {
      form.dir = dir;
      const { requestUpdate } = form as unknown as { requestUpdate?: () => void };
      requestUpdate?.call(form);
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    const ends = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1);
    await Promise.allSettled(ends.map(({ finished }) => finished));
  }, dir);
  assert.deepEqual(await appearanceOf(page), appearance);
}
