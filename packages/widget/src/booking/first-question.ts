import { nothingChosen } from '../nothing-chosen.ts';
import type { StateOf } from '../state.ts';
import type { SessionHost } from './session.ts';

/** A link in one of our mails: what stands behind the # says what it is about. See link.ts. */
export const LINK = /^#unknot=([\w.-]*)/;

/** The first question, with nothing said to it yet. */
export const firstQuestion: StateOf<'needs'> = { ...nothingChosen, step: 'needs' };

/**
 * May the way begin elsewhere than with the first question? An attribute may say so, a link in a mail, or what is kept in
 * this tab. Then all that the way needs is loaded before anything is shown.
 */
export function mayBeginElsewhere({ service, need }: Pick<SessionHost, 'service' | 'need'>): boolean {
  if (service || need || LINK.test(location.hash)) return true;
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith('unknot:'));
  } catch {
    return false; // storage is refused, so nothing was kept
  }
}
