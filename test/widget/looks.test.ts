import { expect } from 'chai';
import { tokens } from '../../packages/widget/src/tokens.styles.ts';

/** The ground and its text for each look, as custom properties of the widget name them. */
const SCHEMES = ['light', 'dark'] as const;

const ACCENTS = [
  ['our own', undefined],
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['the grey in the middle', '#767676'],
  ['yellow', '#ffd54a'],
  ['pale pink', '#f6c9d4'],
  ['navy', '#10224e'],
  ['pure blue', '#0000ff'],
  ['pure red', '#ff0000'],
  ['lime', '#7cff00'],
  ['teal', '#00897b'],
  ['purple', '#8e24aa'],
] as const;

const SURFACES = ['#ffffff', '#f5efe6', '#d7e3dc', '#2b2b2b', '#101418'] as const;

let probe: HTMLElement;

/** An element that has the widget's colours, as a page sets them. */
function look(scheme: string, set: Readonly<Record<string, string>>): HTMLElement {
  probe = document.createElement('div');
  const root = probe.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>${tokens.cssText}</style><p>text</p>`;
  probe.style.colorScheme = scheme;
  for (const [name, value] of Object.entries(set)) probe.style.setProperty(`--unknot-${name}`, value);
  document.body.append(probe);
  return root.querySelector('p')!;
}

/** A colour as it is painted. */
function painted(part: HTMLElement, name: string): readonly number[] {
  part.style.color = `var(--_${name})`;
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = getComputedStyle(part).color;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(part: HTMLElement, one: string, other: string): number {
  const [dark, light] = [painted(part, one), painted(part, other)].map(luminance).sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

describe('What follows from the few colours a page sets', () => {
  afterEach(() => probe.remove());

  for (const scheme of SCHEMES) {
    for (const [name, accent] of ACCENTS) {
      it(`can be read with ${name} as the accent, ${scheme}`, () => {
        const part = look(scheme, accent ? { accent } : {});
        expect(contrast(part, 'on-accent', 'accent'), 'on it').to.be.at.least(4.5);
        expect(contrast(part, 'link', 'surface'), 'as text').to.be.at.least(4.5);
        expect(contrast(part, 'link', 'soft'), 'as text on what is set off').to.be.at.least(4.5);
        for (const text of ['text', 'quiet', 'faint']) {
          expect(contrast(part, text, 'surface'), text).to.be.at.least(4.5);
        }
        expect(contrast(part, 'edge', 'surface'), 'the edge of a field').to.be.at.least(3);
      });
    }
  }

  for (const surface of SURFACES) {
    it(`can be read on ${surface}`, () => {
      const dark = luminance([1, 3, 5].map((at) => Number.parseInt(surface.slice(at, at + 2), 16))) < 0.2;
      const part = look(dark ? 'dark' : 'light', { surface });
      for (const text of ['text', 'quiet', 'faint', 'link', 'warm']) {
        expect(contrast(part, text, 'surface'), text).to.be.at.least(text === 'warm' ? 3 : 4.5);
      }
    });
  }
});
