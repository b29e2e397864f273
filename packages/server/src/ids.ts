import { randomBytes, randomInt } from 'node:crypto';

/** Makes ids. They are random, so that knowing one says nothing of the others. */
export interface IdMaker {
  /** For bookings, holds, blocks and requests. */
  id(): string;
  /** A short code to say on the phone. Two may be alike; the store refuses the second. */
  reference(): string;
}

/** No vowels (no words), and nothing that is mistaken for something else when read or heard. */
const LETTERS = '23456789CDFGHJKMPQRTVWXZ';

/** 128 bits from the system's generator. */
export const randomIds: IdMaker = {
  id: () => randomBytes(16).toString('base64url'),
  reference: () => Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
};
