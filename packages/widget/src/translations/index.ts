import type { More, Way } from './en.ts';

type Files = readonly [way: () => Promise<{ words: Partial<Way> }>, more: () => Promise<{ words: More }>];

/**
 * Where the words of each language are: what the usual way needs, and the rest. The script tag's build has a file of
 * each, found by its name, in place of this table: see `scripts/lib/language-files.mjs`.
 */
const files: Readonly<Record<string, Files>> = {
  ar: [() => import('./ar/way.ts'), () => import('./ar/more.ts')],
  de: [() => import('./de/way.ts'), () => import('./de/more.ts')],
  en: [() => import('./en/way.ts'), () => import('./en/more.ts')],
  es: [() => import('./es/way.ts'), () => import('./es/more.ts')],
  fr: [() => import('./fr/way.ts'), () => import('./fr/more.ts')],
  he: [() => import('./he/way.ts'), () => import('./he/more.ts')],
  it: [() => import('./it/way.ts'), () => import('./it/more.ts')],
  ja: [() => import('./ja/way.ts'), () => import('./ja/more.ts')],
  nl: [() => import('./nl/way.ts'), () => import('./nl/more.ts')],
  pl: [() => import('./pl/way.ts'), () => import('./pl/more.ts')],
  pt: [() => import('./pt/way.ts'), () => import('./pt/more.ts')],
  tr: [() => import('./tr/way.ts'), () => import('./tr/more.ts')],
  uk: [() => import('./uk/way.ts'), () => import('./uk/more.ts')],
  zh: [() => import('./zh/way.ts'), () => import('./zh/more.ts')],
};

/** The codes of the languages there are, each between spaces. */
export const languages = ` ${Object.keys(files).join(' ')} `;

/** @param part 0 for the usual way, 1 for the rest */
export function loadPart(code: string, part: 0 | 1): Promise<{ words: object }> {
  return files[code]![part]();
}
