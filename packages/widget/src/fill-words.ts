import { type Language, languageBy } from './localize.ts';
import { words as first } from './translations/en/first.ts';
import type { Dictionary } from './translations/en.ts';
import { loadPart } from './translations/index.ts';
import { isSection, together } from './translations/together.ts';
import { tellUnknown } from './unknown-words.ts';
import { whenIdle } from './when-idle.ts';

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
  // Whoever reads the other characters can read these; their browser shows them in the right shape.
  if (code === 'zh') language.locale = language.locale.replace(/^zh\b(-Hans)?/, 'zh-Hans');
  language.parts = [way, rest || language.parts?.[1]];
  const [, few] = language.parts;
  const ask = () => void fillWords(language, true).catch(() => {}); // it stays unsaid
  if (own && few) tellUnknown(own, together([first, way, few]));
  else if (own) whenIdle(ask); // to tell its owner
  const words = together([first, way, few, own]) as Dictionary;
  language.words = few ? words : unfinished(words, ask);
  changed?.();
}

async function part(code: string, which: 0 | 1): Promise<object> {
  return (await loadPart(code, which)).words;
}

function unlessEnglish(code: string, error: unknown): undefined {
  if (code === 'en') throw error;
  console.error('[unknot]', error);
}

/** Said where a word is still to come. */
const nothingYet = Object.assign(() => '', { toString: () => '' });

/** Words of which some are still to come: those are asked for, and an empty text, or a function that gives one. */
function unfinished<Words extends object>(words: Words, ask: () => void, part = false): Words {
  return new Proxy(words, {
    get(_, key) {
      const word = words[key as keyof Words];
      if (isSection(word)) return unfinished(word, ask, true);
      // Lit looks at what it is given for properties of its own.
      if (word !== undefined || String(key).startsWith('_$')) return word;
      ask();
      return part ? nothingYet : unfinished({}, ask, true);
    },
  });
}
