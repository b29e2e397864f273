import type { More, Way } from './en.ts';

/**
 * Where the words of each language are: what the usual way needs, and the rest. The script tag's build has a file of
 * each, by its name, in place of this table: see `rollup.config.mjs`.
 */
const files: Readonly<
  Record<string, readonly [way: () => Promise<{ words: Partial<Way> }>, more: () => Promise<{ words: More }>]>
> = {
  en: [() => import('./en/way.ts'), () => import('./en/more.ts')],
};

/** The codes of the languages there are, each between spaces. */
export const languages = ` ${Object.keys(files).join(' ')} `;

/** @param part 0 for the usual way, 1 for the rest */
export function loadPart(code: string, part: 0 | 1): Promise<{ words: object }> {
  return files[code]![part]();
}
