import type { Start } from '../booking/first-step.ts';

export interface PrefillWish extends Partial<Start> {
  prefillParams?: string;
}

const CONTACT = ['name', 'email', 'phone'] as const;
/** Needs are not among them: an address is in logs and statistics, and a need may say something about one’s health. */
const CHOICES = ['service', 'staff', 'date', 'code'] as const;

/**
 * Takes over from the page's address what the page allows: `prefillParams` has what may be filled in, with the name of
 * the parameter where that is another one (`name=full_name email code`). What the page says itself comes first. Who
 * somebody is leaves the address at once, so that it is in no bookmark, no referrer, and no address we send.
 */
export function prefill(
  host: { -readonly [Key in keyof PrefillWish]: PrefillWish[Key] },
  search: string,
): void {
  const given = new URLSearchParams(search);
  const known: Record<string, string> = {};
  for (const pair of host.prefillParams?.split(/[\s,]+/).filter(Boolean) ?? []) {
    const [field, parameter = field] = pair.split('=') as [string, string?];
    const value = given.get(parameter!)?.trim().slice(0, 200);
    const contact = CONTACT.find((one) => one === field);
    const choice = CHOICES.find((one) => one === field);
    if (!contact && !choice) {
      console.warn(`[unknot] prefill-params: “${field}” is none of ${[...CONTACT, ...CHOICES].join(', ')}.`);
    } else if (value && contact) {
      known[contact] = value;
      forget(parameter!);
    } else if (value && choice) host[choice] ??= value;
  }
  host.prefill = { ...known, ...host.prefill };
}

function forget(parameter: string): void {
  const url = new URL(location.href);
  url.searchParams.delete(parameter);
  history.replaceState(history.state, '', url);
}
