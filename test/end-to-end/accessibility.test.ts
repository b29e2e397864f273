import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { en } from '../../packages/widget/src/translations/en.ts';
import { appearanceOf, appearances, setAppearance } from './support/appearance.ts';
import { axeFaults } from './support/axe.ts';
import { cutOff } from './support/backend-routes.ts';
import { layout } from './support/layout.ts';
import { ownPage } from './support/own-page.ts';
import { atOnce, atTheSpa } from './support/scene.ts';
import { wholeWay } from './support/whole-way.ts';

describe('axe finds nothing', atOnce, () => {
  for (const appearance of appearances) {
    const { colorScheme, forcedColors, dir } = appearance;
    for (const width of [390, 1280]) {
      const colors = forcedColors === 'active' ? ', colours forced' : '';
      it(
        `on the whole way, ${colorScheme}${colors}, ${dir}, ${width} pixels wide`,
        atTheSpa(async ({ visitor }) => {
          const { form, page } = await visitor({ viewport: { width, height: 900 } });
          await form.isAt(en.needs.title);
          await setAppearance(page, appearance);
          const faults: string[] = [];
          await wholeWay(page, form, async (state) => {
            for (const fault of await axeFaults(page)) faults.push(`${state}: ${fault}`);
          });
          assert.deepEqual(await appearanceOf(page), appearance);
          assert.deepEqual(faults, []);
        }),
      );
    }
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(
      `where the form cannot work, ${colorScheme}`,
      atTheSpa(async ({ newcomer }) => {
        const broken = await newcomer({ colorScheme });
        await broken.page.goto(
          await ownPage(
            broken.page,
            '<unknot-booking backend="demo" catalog="/own.json"></unknot-booking>',
            {},
          ),
        );
        await broken.form.isAt(en.broken.title);
        assert.deepEqual(await axeFaults(broken.page), []);
        const away = await newcomer({ colorScheme });
        await cutOff(away.page, '**/v1/**');
        await away.open();
        await away.form.alerts(en.unreachable);
        assert.deepEqual(await axeFaults(away.page), []);
      }),
    );
  }
});

// 320 is a screen of 1280 at 400 % zoom (WCAG 1.4.10).
describe('every state fits, and all in it is large enough for a thumb', atOnce, () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const [width, spacing] of [
      [280, ''],
      [320, ''],
      [320, ', with as much space in the text as a reader may want'],
      [390, ''],
      [1280, ''],
      [1280, ', with as much space in the text as a reader may want'],
    ] as const) {
      it(
        `${width} pixels wide, ${dir}${spacing}`,
        atTheSpa(async ({ visitor }) => {
          const { form, page } = await visitor({ viewport: { width, height: 900 } });
          await form.isAt(en.needs.title);
          await setAppearance(page, { ...(await appearanceOf(page)), dir });
          const faults = new Set<string>();
          await wholeWay(page, form, async (state) => {
            if (spacing) await spaceText(page);
            const { overhang, outside, targets } = await layout(page);
            if (overhang > 0) faults.add(`${state}: the page is ${overhang} px too wide`);
            for (const what of outside) faults.add(`${state}: ${what} reaches outside`);
            assert.ok(targets.length, `${state} has something to press.`);
            for (const { what, width, height, inline } of targets) {
              const least = inline ? 24 : 44;
              // Seven days beside one another leave less than 44 px each; WCAG 2.2 asks for 24 (2.5.8).
              if (height < least - 0.5 || width < 24) faults.add(`${state}: ${what} is ${width} × ${height}`);
            }
          });
          assert.deepEqual([...faults], []);
        }),
      );
    }
  }
});

/** As a reader's style sheet does (WCAG 1.4.12), into all of the form that is here by now. */
async function spaceText(page: Page): Promise<void> {
  const spaced = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    );
    const spaces = (root: ParentNode): number => {
      let count = 0;
      for (const { shadowRoot } of root.querySelectorAll('*')) {
        if (!shadowRoot) continue;
        shadowRoot.adoptedStyleSheets.push(sheet);
        count += 1 + spaces(shadowRoot);
      }
      return count;
    };
    return spaces(document);
  });
  assert.ok(spaced >= 1, 'There is a form to space.');
}
