import { shareText } from '../domain/text/numbers';

const numbers = new Intl.NumberFormat('en');
const lists = new Intl.ListFormat('en', { style: 'short', type: 'unit' });
const rules = new Intl.PluralRules('en');

/** A whole number as people read it: `2,500`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A share between 0 and 1 in per cent. What is more than nothing is never shown as 0 %, nor what is less than all as 100 %. */
export function percent(share: number): string {
  return shareText(share, 0);
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
