/** Counts in words: every language has its own number of plural forms. */

/** `#` stands for the number. `other` is used where a form is missing. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Plural = (count: number, forms: Forms) => string;

export function pluralsOf(locale: string): Plural {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
