import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** Where the keyboard is, however deep in shadow roots. */
export interface Focused {
  readonly tag: string;
  readonly type: string;
  /** Its label or its text. */
  readonly name: string;
  readonly day: string | undefined;
  readonly disabled: boolean;
  /** Is it inside the booking form? */
  readonly within: boolean;
  /** Can it be seen to be there: is there a ring of two pixels or more around it, or around what it is named by? */
  readonly ring: boolean;
}

/** A visitor who has a keyboard and nothing else. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  focused(): Promise<Focused> {
    return this.#page.evaluate(() => {
      let at = document.activeElement;
      const within = at?.localName === 'unknot-booking';
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const labels = (at as HTMLInputElement | null)?.labels;
      const drawn = at instanceof SVGElement && (at.getRootNode() as ShadowRoot).querySelector('.ring');
      const ring = [at, drawn, ...(labels ?? [])].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(one);
        const width = one === drawn ? strokeWidth : outlineStyle !== 'none' ? outlineWidth : '';
        return Number.parseFloat(width) >= 2;
      });
      const text = at?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at?.textContent ?? '';
      return {
        tag: at?.localName ?? '',
        type: at?.getAttribute('type') ?? '',
        name: text.replace(/\s+/g, ' ').trim(),
        day: (at as HTMLElement | null)?.dataset.day,
        disabled: at?.getAttribute('aria-disabled') === 'true',
        within,
        ring,
      };
    });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Types into the field the keyboard is at. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Goes on with Tab (or back with Shift+Tab) until it is at what is looked for. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focused> {
    const passed: string[] = [];
    for (let i = 0; i < 80; i++) {
      await this.press(key);
      const at = await this.focused();
      assert.ok(at.ring || !at.within, `It can be seen that the keyboard is at “${at.name}”.`);
      if (typeof name === 'string' ? at.name.startsWith(name) : name.test(at.name)) return at;
      passed.push(at.name);
    }
    throw new Error(`Tab does not lead to “${name}”, but to: ${passed.join(' | ')}`);
  }

  /** Goes on with Tab and presses what it finds. */
  async tabAndPress(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    const { within } = await this.tabTo(name);
    assert.ok(within, `“${name}” is in the form.`);
    await this.press(key);
  }

  /** The heading of the step that was come to has the focus, so that reading goes on from there. */
  async isAtHeading(title: string | RegExp): Promise<void> {
    await until(`the focus is at the heading “${title}”`, async () => {
      const { tag, name } = await this.focused();
      return tag === 'h2' && (typeof title === 'string' ? name === title : title.test(name));
    });
  }
}
