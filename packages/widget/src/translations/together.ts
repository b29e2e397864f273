type Words = { readonly [key: string]: unknown };

/**
 * Dictionaries as one: their sections put together, and of two words the later one. Where that is a plain text and the
 * other one a function, it is what the function gives: so the owner of a page may write it. What is a section stays one.
 */
export function together(parts: readonly unknown[]): Words {
  const whole: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [key, word] of Object.entries(part ?? {})) {
      const before = whole[key];
      if (isSection(word)) whole[key] = together([isSection(before) ? before : {}, word]);
      else if (!isSection(before))
        whole[key] = typeof before === 'function' && typeof word !== 'function' ? () => word : word;
    }
  }
  return whole;
}

export function isSection(word: unknown): word is Words {
  return typeof word === 'object' && word !== null;
}
