/** The direction of a language's script, unless the element says otherwise. */
export function directionOf({ dir }: HTMLElement, locale: string): string {
  return dir || (/^(ar|he)/.test(locale) ? 'rtl' : 'ltr');
}
