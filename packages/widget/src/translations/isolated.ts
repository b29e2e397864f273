/** A name or a time within a sentence of the other direction: neither disturbs the other's order. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
