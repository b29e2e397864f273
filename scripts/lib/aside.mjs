/**
 * Files of the script tag that a visitor may need, but that are not on the usual way to a confirmed booking, by their names
 * without `unknot-` and a hash. A new file is taken to be on that way until it is named here.
 */
const ASIDE = new Set([
  'code',
  'commands',
  'course',
  'dialog',
  'files-late',
  'floating-button',
  'follow-link',
  'gift',
  'ics',
  'manage',
  'more-massages',
  'offer',
  'open-booking',
  'open-offer',
  'pack-starts',
  'page-backend',
  'payment',
  'reach',
  'screening',
  'session-card',
  'wait',
]);

/** Is it a language's file? The words of the usual way go by its code, all others by `<code>-more`. */
export const isLanguage = (name) => /^[a-z]{2}(-more)?$/.test(name);

export const isAside = (name) => ASIDE.has(name) || (isLanguage(name) && name !== 'en');
