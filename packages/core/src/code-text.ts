/**
 * A code as it is compared: people type it with or without its hyphens, and in small letters.
 * @example normaliseCode('k7m2-qxpr 4hjt') //=> 'K7M2QXPR4HJT'
 */
export function normaliseCode(text: string): string {
  return text.replace(/[\s\u200b\ufeff_\u2010-\u2015\u2212-]/g, '').toUpperCase();
}

/** What a code consists of, once it is normalised. */
export const CODE_PATTERN = /^[A-Z0-9]{4,32}$/;

/**
 * A code as it is shown, in groups that can be read aloud. A word is left whole.
 * @example codeGroups('K7M2QXPR4HJT9WBC') //=> 'K7M2-QXPR-4HJT-9WBC'
 */
export function codeGroups(code: string): string {
  return code.length === GENERATED_LENGTH ? code.replace(/.{4}(?=.)/g, '$&-') : code;
}

/** Characters of a code that is made up: 79 bits, which nobody can try out, not even with the database before them. */
export const GENERATED_LENGTH = 16;

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * A code that nobody can guess, of characters that cannot be taken for one another.
 * @param random at least 32 bytes. Those that would make some characters likelier than others are passed over.
 * @throws RangeError where too few of the bytes can be used
 */
export function codeOf(random: Uint8Array): string {
  const fair = ALPHABET.length * Math.floor(256 / ALPHABET.length);
  const letters = Array.from(random)
    .filter((byte) => byte < fair)
    .map((byte) => ALPHABET[byte % ALPHABET.length]);
  if (letters.length < GENERATED_LENGTH) throw new RangeError('There are too few random bytes.');
  return letters.slice(0, GENERATED_LENGTH).join('');
}
