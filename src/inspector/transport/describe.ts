import type { FailedItem } from '../../domain/assessment/assessment';

/** A listed thing and what Describe said of it: an item that could not be described keeps its place. */
export type Described<Thing> =
  { readonly arn: string; readonly found: Thing } | { readonly arn: string; readonly failed: FailedItem };

/** What one Describe call answers, in any order. */
export interface DescribeAnswer<Thing> {
  readonly found: readonly Thing[];
  readonly failed: readonly FailedItem[];
}

/** Every Describe but that of exclusions takes this many ARNs. */
export const DESCRIBE_BATCH = 10;

/** Cuts a list into batches of at most `size`; an empty list gives none, so that no empty call is sent. */
export function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const cut: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += size) cut.push(items.slice(from, from + size));
  return cut;
}

/**
 * Describes any number of ARNs in parallel batches and gives them in the order asked for, each once.
 * What is in neither part of an answer is a failed item too: nothing that was listed gets lost.
 */
export async function describeAll<Thing extends { readonly arn: string }>(
  arns: readonly string[],
  describe: (batch: readonly string[]) => Promise<DescribeAnswer<Thing>>,
  batchSize = DESCRIBE_BATCH,
): Promise<readonly Described<Thing>[]> {
  const unique = [...new Set(arns)];
  const answers = await Promise.all(batches(unique, batchSize).map((batch) => describe(batch)));
  return arrange(unique, answers);
}

/** Puts what was found and what failed into the order of the ARNs that were asked for. */
export function arrange<Thing extends { readonly arn: string }>(
  arns: readonly string[],
  answers: readonly DescribeAnswer<Thing>[],
): readonly Described<Thing>[] {
  const byArn = new Map<string, Described<Thing>>();
  for (const { found, failed } of answers) {
    for (const item of failed) byArn.set(item.arn, { arn: item.arn, failed: item });
    for (const thing of found) byArn.set(thing.arn, { arn: thing.arn, found: thing });
  }
  return arns.map((arn) => byArn.get(arn) ?? { arn, failed: unanswered(arn) });
}

/** The failed item of an ARN that an answer says nothing about. */
export function unanswered(arn: string): FailedItem {
  return { arn, code: 'NO_ANSWER', retryable: true };
}
