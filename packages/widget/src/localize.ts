import type { Dictionary } from './translations/en.ts';
import { first } from './translations/en-first.ts';

/** Dictionaries that are not part of the first load, by language. English is the one that is always there. */
const dictionaries: Readonly<Record<string, () => Promise<Dictionary>>> = {};

export interface Language {
  /** BCP 47 tag for dates and prices. */
  readonly locale: string;
  readonly words: Dictionary;
}

const words = { ...first } as Dictionary;

/** Loads the words of all steps after the first one; until then they are missing. */
export async function loadWords(): Promise<void> {
  Object.assign(words, (await import('./translations/en.ts')).en);
}

/** English, whose words for the first step need no loading. The region decides on 12 or 24 hours and the order of a date. */
export function english(region?: string): Language {
  return { locale: region ? `en-${region}` : 'en', words };
}

/**
 * The language that was asked for, or English where there is no dictionary for it.
 * @param wanted a BCP 47 tag
 * @param spaLocale the catalog's; its region serves where `wanted` has none
 */
export async function language(wanted: string, spaLocale: string): Promise<Language> {
  const [code = 'en'] = wanted.toLowerCase().split('-');
  const region = regionOf(wanted) ?? regionOf(spaLocale);
  const load = dictionaries[code];
  if (!load) return english(code === 'en' ? region : regionOf(spaLocale));
  return { locale: region ? `${code}-${region}` : code, words: await load() };
}

function regionOf(tag: string): string | undefined {
  return /^\w+(?:-\w{4})?-([a-z]{2})\b/i.exec(tag)?.[1]?.toUpperCase();
}
