import { words as first } from './translations/en/first.ts';
import type { Dictionary, PartialWords } from './translations/en.ts';
import { languages, loadPart } from './translations/index.ts';

/** What the widget says, and how it writes dates and prices. */
export interface Language {
  /** Whose words they are: `de`. */
  code: string;
  /** BCP 47 tag for dates and prices, and for the element itself. */
  locale: string;
  /** At first those of English's first step. Another object whenever more of them have come. */
  words: Dictionary;
  /** What the owner of the page says otherwise. */
  readonly own?: PartialWords | undefined;
  /** Called when words have come. */
  readonly changed?: (() => void) | undefined;
  /** What has been loaded: for the usual way, and what few come to see. */
  parts?: readonly unknown[];
}

/** An element that asks for a language. */
type Asking = HTMLElement & { readonly words?: PartialWords; requestUpdate?(): void };

/**
 * The language that an element asks for, or what is around it, or else the browser, or else the spa; English where there
 * are words of none of them.
 * @param spaLocale the catalog's; its region serves where the language asked for has none
 */
export function languageOf(element: Asking, spaLocale?: string): Language {
  const wanted: (string | undefined)[] = [];
  for (let at: Node | null = element; at; at = at.parentNode ?? (at as ShadowRoot).host) {
    wanted.push((at as HTMLElement).lang);
  }
  const tag = [...wanted, ...navigator.languages, spaLocale].find(
    (one) => one && languages.includes(` ${codeOf(one)} `),
  );
  return { ...languageBy(tag, spaLocale), own: element.words, changed: () => element.requestUpdate?.() };
}

/**
 * The language of a tag, with the words of English's first step; the others have to be loaded.
 * @param tag BCP 47; its region decides on 12 or 24 hours and the order of a date, or else the spa's
 */
export function languageBy(tag = 'en', spaLocale = ''): Language {
  const code = codeOf(tag);
  const region = regionOf(tag) ?? regionOf(spaLocale);
  return { code, locale: region ? `${code}-${region}` : code, words: first as Dictionary };
}

/**
 * Loads the words of the usual way, and with `more` those too that few come to see.
 * @throws where they cannot be loaded, neither those of the language nor the English ones
 */
export async function loadWords(language: Language, more?: boolean): Promise<void> {
  // At once with what puts them together: that asks for them as well, and knows what to do without them.
  loadPart(language.code, 0).catch(() => {});
  await (await import('./fill-words.ts')).fillWords(language, more);
}

function codeOf(tag: string): string {
  return tag.toLowerCase().split('-')[0]!;
}

function regionOf(tag: string): string | undefined {
  return /^\w+(?:-\w{4})?-([a-z]{2})\b/i.exec(tag)?.[1]?.toUpperCase();
}
