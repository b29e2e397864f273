/**
 * The text with each half of a character (a lone surrogate) replaced: `toWellFormed` for browsers without it. Safari's
 * regular expressions with the flag `u` take a first half for a whole character before, say, U+FEFF.
 */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]?|[\udc00-\udfff]/g, (found) =>
    found.length > 1 ? found : '\ufffd',
  );
}

export function isWellFormed(text: string): boolean {
  return wellFormed(text) === text;
}
