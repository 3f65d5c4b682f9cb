/** Numbers as texts: one way to say a part of a whole, for the console and for reports. */

/** A number with a thin grouping that every reader knows: `12,345`. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 run`, `2 runs`. */
export const counted = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** How exactly shares are told: in whole per cent, or with one decimal. */
type Decimals = 0 | 1;

const percents = [0, 1].map(
  (digits) =>
    new Intl.NumberFormat('en', {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
);

/**
 * A share between 0 and 1 in per cent: `12%`, or `12.5%`. What is more than nothing is never told as 0 %, nor what is less than
 * all as 100 %: `under 1%`, `over 99.9%`.
 */
export function shareText(share: number, decimals: Decimals): string {
  const format = (value: number): string => percents[decimals]?.format(value) ?? '';
  const least = decimals === 0 ? 0.01 : 0.001;
  if (share > 0 && share < least) return `under ${format(least)}`;
  if (share < 1 && share > 1 - least) return `over ${format(1 - least)}`;
  return format(share);
}
