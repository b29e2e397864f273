import type { Page } from 'playwright-core';

/** A button, a link or a field as a finger finds it. */
export interface Target {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  /** A link in the middle of a text. */
  readonly inline: boolean;
}

export interface Layout {
  /** By how many pixels the page is wider than the screen. */
  readonly overhang: number;
  /** What of the form reaches past the form, or has more in it than fits. */
  readonly outside: readonly string[];
  readonly targets: readonly Target[];
}

/** Measures the booking form as it stands. */
export function layout(page: Page): Promise<Layout> {
  return page.evaluate(() => {
    const host = document.querySelector('unknot-booking');
    const frame = host?.shadowRoot?.querySelector('.frame')?.getBoundingClientRect();
    if (!host?.shadowRoot || !frame) throw new Error('There is no form.');
    const all: Element[] = [];
    const collect = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        all.push(element);
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    collect(host.shadowRoot);
    const name = (element: Element) =>
      `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50)}`;
    const seen = all.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      // What is there for screen readers alone is a pixel wide.
      return width > 1 && height > 1 && element.checkVisibility() && !element.closest('svg, .hidden');
    });
    const outside = seen
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const cut =
          element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
        return left < frame.left - 0.5 || right > frame.right + 0.5 || cut;
      })
      .map(name);
    const targets = seen
      .filter((element) => element.matches('a[href], button, input, select, textarea, summary'))
      .map((element) => {
        // A field inside its label is as large as the label; one beside it is pressed on either.
        const labels = (element as HTMLInputElement).labels ?? [];
        const beside = element.matches('[type=checkbox], [type=radio]') ? [...labels] : [];
        const heights = [element, ...beside].map((one) => one.getBoundingClientRect());
        const inline = element.localName === 'a' && getComputedStyle(element).display === 'inline';
        // Each line of a link that is broken over several can be pressed.
        const lines = [...element.getClientRects()].map(({ height }) => height);
        return {
          what: name(element),
          width: Math.max(...heights.map(({ width }) => width)),
          height: inline ? Math.min(...lines) : Math.max(...heights.map(({ height }) => height)),
          inline,
        };
      });
    return { overhang: document.documentElement.scrollWidth - window.innerWidth, outside, targets };
  });
}
