/**
 * The address of a calendar as it is asked for, from what staff copied out of their calendar program: `webcal:` is what
 * many write where `https:` is meant.
 * @returns undefined for what is no https address, or has a user name or password in it
 */
export function feedAddress(text: string): string | undefined {
  const trimmed = text.trim().replace(/^webcals?:\/\//i, 'https://');
  if (!URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' || url.username || url.password) return undefined;
  url.hash = '';
  return url.href;
}

/**
 * As much of an address as may be shown: whoever knows all of it can read the calendar.
 * @example maskedAddress('https://calendar.example/private-5f3a/basic.ics') //=> 'https://calendar.example/…'
 */
export function maskedAddress(address: string): string {
  return `${new URL(address).origin}/…`;
}
