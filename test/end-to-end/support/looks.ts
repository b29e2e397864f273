import type { Page } from 'playwright-core';

/** What of each thing in the form can be seen: how it is written, and how large it is. */
export interface Look {
  /** The element, and where it stands. */
  readonly what: string;
  readonly style: Readonly<Record<string, string>>;
  /** Pixels of the page, whole ones. */
  readonly size: readonly [width: number, height: number];
}

const WRITTEN = [
  'font-size',
  'font-weight',
  'font-style',
  'font-family',
  'font-variant',
  'line-height',
  'letter-spacing',
  'word-spacing',
  'text-transform',
  'text-indent',
  'text-align',
  'text-shadow',
  'text-decoration-line',
  'white-space',
  'word-break',
  'color',
  '-webkit-text-fill-color',
  'background-color',
  'visibility',
  'cursor',
  'direction',
  'writing-mode',
  'list-style-type',
  'margin-top',
  'padding-top',
  'border-top-width',
  'box-sizing',
  'display',
];

/** Everything in the form that is on view, in order. */
export function looks(page: Page): Promise<readonly Look[]> {
  return page.evaluate((written) => {
    const found: Look[] = [];
    const collect = (root: ParentNode, place: string) => {
      for (const [i, element] of [...root.children].entries()) {
        const what = `${place} > ${element.localName}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ')[0]}` : ''}[${i}]`;
        const computed = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        if (element.checkVisibility() && width > 1 && !element.closest('svg')) {
          const style = Object.fromEntries(written.map((name) => [name, computed.getPropertyValue(name)]));
          found.push({ what, style, size: [Math.round(width), Math.round(height)] });
        }
        collect(element, what);
        if (element.shadowRoot) collect(element.shadowRoot, `${what} #`);
      }
    };
    const frame = document.querySelector('unknot-booking')?.shadowRoot;
    if (frame) collect(frame, '');
    return found;
  }, WRITTEN);
}
