const numbers = new Intl.NumberFormat('en');
const lists = new Intl.ListFormat('en', { style: 'short', type: 'unit' });
const rules = new Intl.PluralRules('en');

/** A whole number as people read it: `2,500`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** Names in a row: `CVE, CIS benchmarks`. */
export function list(names: readonly string[]): string {
  return lists.format(names);
}

/**
 * Chooses the sentence that fits a number: `plural(n, { one: '1 run', other: (n) => `${n} runs` })`.
 * The number arrives in the sentence as people read it.
 */
export function plural(
  value: number,
  forms: { readonly one: string; readonly other: (shown: string) => string },
): string {
  return rules.select(value) === 'one' ? forms.one : forms.other(number(value));
}
