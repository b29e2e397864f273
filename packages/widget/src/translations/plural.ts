type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * The form of a noun that goes with a number, in a language of more than two.
 * @param forms of which `other` stands for those that are not there
 */
export function plural(language: string, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? '';
}
