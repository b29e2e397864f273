import { createHash } from 'node:crypto';

/** What is kept of an address that wants no more of the mails that can be spared. */
export function addressHash(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}
