/**
 * An id nobody can guess: 128 random bits in hexadecimal. Unlike `crypto.randomUUID` it also works on pages
 * that are served without TLS.
 */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
