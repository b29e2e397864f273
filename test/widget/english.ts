import { type Dictionary, en } from '../../packages/widget/src/translations/en.ts';

/** All the words of English, as a step gets them; its dates as they are written in a region. */
export function english(region?: string): { readonly locale: string; readonly words: Dictionary } {
  return { locale: region ? `en-${region}` : 'en', words: en };
}
