import { words as first } from './translations/en/first.ts';
import type { Dictionary } from './translations/en.ts';
import { languages, loadPart } from './translations/index.ts';
import { wordsOf } from './words-of.ts';

/** What the widget says, and how it writes dates and prices. */
export class Language {
  /** BCP 47 tag for dates and prices, and for the element itself. */
  readonly locale: string;
  /** Another object whenever more of them have come. */
  words!: Dictionary;
  readonly #code: string;
  /** What the owner of the page says otherwise. */
  readonly #own: unknown;
  readonly #changed: () => void;
  readonly #parts: object[] = [];
  readonly #loading: (Promise<void> | undefined)[] = [];

  /**
   * The words of English's first step are here at once.
   * @param region decides on 12 or 24 hours and the order of a date
   * @param changed called when words have come
   */
  constructor(code = 'en', region = '', own?: unknown, changed = () => {}) {
    this.locale = (code === 'zh' ? 'zh-Hans' : code) + (region && `-${region}`);
    this.#code = code;
    this.#own = own;
    this.#changed = changed;
    this.#show();
  }

  /**
   * Loads the words of the usual way, and with `more` those too that few come to see.
   * @throws where they cannot be loaded
   */
  async load(more = false): Promise<void> {
    await Promise.all([this.#load(0), more && this.#load(1)]);
  }

  /** Loads as much as another has. */
  async follow(other: Language): Promise<void> {
    await Promise.all(other.#loading.map((loading, part) => loading && this.#load(part as 0 | 1)));
  }

  #load(part: 0 | 1): Promise<void> {
    const load = () => {
      const own = loadPart(this.#code, part);
      // Better in English than not at all.
      return part ? own.catch(() => loadPart('en', part)) : own;
    };
    this.#loading[part] ??= load().then(
      ({ words }) => {
        this.#parts[part] = words;
        this.#show();
        this.#changed();
      },
      (error) => {
        this.#loading[part] = undefined;
        throw error;
      },
    );
    return this.#loading[part];
  }

  #show(): void {
    const [way, more] = this.#parts;
    const ask = () => void this.load(true).catch(() => {}); // it stays unsaid
    this.words = wordsOf([this.#own, more, way, first], way && more ? undefined : ask);
  }
}

/**
 * The first of the wanted languages there are words of, with what the usual way needs of them; English where there is
 * none, or where they cannot be loaded.
 * @param wanted BCP 47 tags
 * @param spaLocale the catalog's; its region serves where the language asked for has none
 */
export async function language(
  wanted: readonly string[],
  spaLocale: string,
  own?: unknown,
  changed?: () => void,
): Promise<Language> {
  const tag = wanted.find((one) => languages.includes(` ${codeOf(one)} `)) ?? 'en';
  const region = regionOf(tag) ?? regionOf(spaLocale);
  const code = codeOf(tag);
  const chosen = new Language(code, region, own, changed);
  if (code === 'en') return chosen;
  try {
    await chosen.load();
    return chosen;
  } catch (error) {
    console.error('[unknot]', error);
    return new Language('en', regionOf(spaLocale), own, changed);
  }
}

/** The languages asked for, by the element, by what is around it, and by the browser. */
export function wantedBy(element: HTMLElement): string[] {
  const found: string[] = [];
  for (let at: Node | null = element; at; at = at.parentNode ?? ((at as ShadowRoot).host || null)) {
    found.push((at as HTMLElement).lang);
  }
  return [...found, ...navigator.languages].filter(Boolean);
}

function codeOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}

function regionOf(tag: string): string | undefined {
  return /^\w+(?:-\w{4})?-([a-z]{2})\b/i.exec(tag)?.[1]?.toUpperCase();
}
