import type { FailedItem } from './assessment';

/** The model's reasons for which a Describe call leaves an item out, and ours where an answer says nothing. */
const REASONS: Readonly<Record<string, string>> = {
  INVALID_ARN: 'The ARN is not valid.',
  DUPLICATE_ARN: 'The ARN was asked for twice.',
  ITEM_DOES_NOT_EXIST: 'It does not exist.',
  ACCESS_DENIED: 'You are not allowed to see it.',
  LIMIT_EXCEEDED: 'A limit of the service was exceeded.',
  INTERNAL_ERROR: 'The service had an internal error.',
  NO_ANSWER: 'The service’s answer says nothing about it.',
};

/** Why an item could not be described, in a sentence; a code that the model does not know is passed through. */
export function failedItemReason(code: string): string {
  return (Object.hasOwn(REASONS, code) ? REASONS[code] : undefined) ?? code;
}

/** Whether a thing is not there at all: recorded data names it and does not hold it. Other things only failed. */
export const isNotThere = (code: string | undefined): boolean => code === 'ITEM_DOES_NOT_EXIST';

/** How many of some things are not there, and how many could not be had for another reason. */
export function countUndescribed(items: readonly Pick<FailedItem, 'code'>[]): {
  readonly notThere: number;
  readonly failed: number;
} {
  const notThere = items.filter(({ code }) => isNotThere(code)).length;
  return { notThere, failed: items.length - notThere };
}

/** Failed items of one reason. */
export interface FailedGroup {
  readonly code: string;
  readonly reason: string;
  readonly items: readonly FailedItem[];
}

/** Failed items by reason, the most frequent first, in their order within. */
export function groupFailedItems(items: readonly FailedItem[]): readonly FailedGroup[] {
  const byCode = new Map<string, FailedItem[]>();
  for (const item of items) {
    const same = byCode.get(item.code);
    if (same) same.push(item);
    else byCode.set(item.code, [item]);
  }
  return [...byCode]
    .map(([code, same]) => ({ code, reason: failedItemReason(code), items: same }))
    .toSorted((a, b) => b.items.length - a.items.length);
}
