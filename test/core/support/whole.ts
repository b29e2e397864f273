const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text with each half of a character replaced, by way of the octets it would travel as. */
export function whole(text: string): string {
  return decoder.decode(encoder.encode(text));
}
