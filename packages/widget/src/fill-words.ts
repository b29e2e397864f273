import { type Language, languageBy } from './localize.ts';
import { words as first } from './translations/en/first.ts';
import { loadPart } from './translations/index.ts';
import { wordsOf } from './words-of.ts';

/**
 * Fills a language up with the words of the usual way, and with `more` those too that few come to see. It becomes
 * English where the words of its usual way cannot be loaded.
 * @throws where the English ones cannot be loaded either
 */
export async function fillWords(language: Language, more = false): Promise<void> {
  const { code, parts = [], own, changed } = language;
  if (parts[0] && (parts[1] || !more)) return;
  const [way, rest] = await Promise.all([
    parts[0] ?? part(code, 0).catch((error) => unlessEnglish(code, error)),
    parts[1] ?? (more && part(code, 1).catch(() => part('en', 1))),
  ]);
  if (!way) {
    Object.assign(language, languageBy('en', language.locale), { parts: undefined });
    return fillWords(language, more);
  }
  language.parts = [way, rest || language.parts?.[1]];
  const all = [own, language.parts[1], way, first];
  const ask = () => void fillWords(language, true).catch(() => {}); // it stays unsaid
  language.words = wordsOf(all, language.parts[1] ? undefined : ask);
  changed?.();
}

async function part(code: string, which: 0 | 1): Promise<object> {
  return (await loadPart(code, which)).words;
}

function unlessEnglish(code: string, error: unknown): undefined {
  if (code === 'en') throw error;
  console.error('[unknot]', error);
}
