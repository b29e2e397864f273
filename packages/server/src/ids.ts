import { randomBytes } from 'node:crypto';
import { referenceCode } from '@unknot/core';

/** Makes ids. They are random, so that knowing one says nothing of the others. */
export interface IdMaker {
  /** For bookings, holds, blocks and requests. */
  id(): string;
  /** A short code to say on the phone. Two may be alike; the store refuses the second. */
  reference(): string;
}

/** 128 bits from the system's generator. */
export const randomIds: IdMaker = {
  id: () => randomBytes(16).toString('base64url'),
  reference: () => referenceCode(randomBytes(6)),
};
