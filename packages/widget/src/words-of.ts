import type { Dictionary } from './translations/en.ts';

/** Said where a word is still on its way. */
const nothingYet = Object.assign(() => '', { toString: () => '' });

/**
 * Dictionaries as one, of which the first that has a word is asked for it.
 * @param ask called where a word is missing that may still come; until then it is an empty text, or a function that
 *   gives one
 */
export function wordsOf(parts: readonly unknown[], ask?: () => void, top = true): Dictionary {
  return new Proxy({} as Dictionary, {
    get(_, key) {
      const found = parts.map((part) => (part as never)?.[key]).filter((one) => one !== undefined);
      const [word] = found as unknown[];
      if (typeof word === 'object') return wordsOf(found, ask, false);
      // The owner of a page may write a plain text where the dictionary has a function.
      if (word !== undefined) return typeof word !== typeof found.at(-1) ? () => word : word;
      ask?.();
      return top ? wordsOf([], ask, false) : ask && nothingYet;
    },
  });
}
