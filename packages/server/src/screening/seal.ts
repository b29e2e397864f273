import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { ScreeningAnswers } from '@unknot/core';

/** Encrypts what visitors say about their health, and opens it again for staff. */
export interface Seal {
  /** @param bookingId what the answers belong to: with another booking they do not open */
  close(bookingId: string, answers: ScreeningAnswers): Uint8Array;
  /** @throws SealError where they were closed with another key, or changed since. */
  open(bookingId: string, sealed: Uint8Array): ScreeningAnswers;
}

/** Says why something does not open, and nothing of what is in it. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const VERSION = 1;
const KEY_ID = 8;
const NONCE = 12;
const TAG = 16;
/** “yes” is longer than “no”: all that is closed is as long as the next multiple of this. */
const BLOCK = 512;

/**
 * AES-256-GCM (NIST SP 800-38D) with a nonce of its own for each, and the booking's id authenticated with it. What is
 * kept: version, the key's id, nonce, tag, cipher text.
 * @param key 32 bytes
 */
export function createSeal(key: Uint8Array): Seal {
  // Which key it was, so that a wrong one is told from a damaged text.
  const keyId = createHash('sha256').update('unknot screening key').update(key).digest().subarray(0, KEY_ID);
  return {
    close(bookingId, answers) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(bookingId));
      const text = JSON.stringify(answers);
      const padded = text.padEnd(Math.ceil(Buffer.byteLength(text) / BLOCK) * BLOCK);
      const hidden = Buffer.concat([cipher.update(padded, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), keyId, nonce, cipher.getAuthTag(), hidden]);
    },
    open(bookingId, sealed) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== VERSION) throw new SealError('The answers are of a version that is not known here.');
      let at = 1;
      const next = (length: number) => {
        at += length;
        return bytes.subarray(at - length, at);
      };
      if (!next(KEY_ID).equals(keyId)) throw new SealError('The answers were closed with another key.');
      const decipher = createDecipheriv('aes-256-gcm', key, next(NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(bookingId));
      decipher.setAuthTag(next(TAG));
      try {
        const text = decipher.update(bytes.subarray(at), undefined, 'utf8') + decipher.final('utf8');
        return JSON.parse(text) as ScreeningAnswers;
      } catch {
        throw new SealError('The answers were changed, or belong to another booking.');
      }
    },
  };
}
