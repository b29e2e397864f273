import { isSection } from './translations/together.ts';

const told = new WeakSet<object>();

/** Tells the owner of a page, once, of words they gave that are none of the dictionary's: `needs.titel`. */
export function tellUnknown(own: object, known: object): void {
  if (told.has(own)) return;
  told.add(own);
  const paths = unknown(own, known);
  if (paths.length) console.warn(`[unknot] There are no words called ${paths.join(', ')}.`);
}

function unknown(own: object, known: object, path = ''): string[] {
  return Object.entries(own).flatMap(([key, word]) => {
    const [at, there] = [path + key, known[key as keyof object] as unknown];
    if (!Object.hasOwn(known, key) || isSection(word) !== isSection(there)) return [at];
    return isSection(word) && isSection(there) ? unknown(word, there, `${at}.`) : [];
  });
}
