/** The text with each half of a character (a lone surrogate) replaced: `toWellFormed` for browsers without it. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
