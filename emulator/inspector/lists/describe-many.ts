import type { FailedItemDetails } from '@aws-sdk/client-inspector';
import { parseArn, type ArnKind } from '../../../src/domain/address/arn';
import type { Principal, Services } from '../operation';

/** What became of the ARNs of a Describe call: each is found or has failed, none is both. */
export interface Described<T> {
  readonly found: readonly T[];
  readonly failedItems: Record<string, FailedItemDetails>;
}

type FailureCode = FailedItemDetails['failureCode'];

/** A failed item with its code. Asking again gives the same answer. */
export const failed = (failureCode: FailureCode): FailedItemDetails => ({ failureCode, retryable: false });

/**
 * Looks ARNs up as the Describe operations do: they never refuse a call for an ARN, but name it in `failedItems`
 * with `INVALID_ARN` (none of its kind), `DUPLICATE_ARN`, `ACCESS_DENIED` (another account's) or
 * `ITEM_DOES_NOT_EXIST` (another region's too).
 */
export function describeMany<T>(
  services: Services,
  principal: Principal,
  kind: ArnKind,
  arns: readonly string[],
  find: (arn: string) => T | undefined,
): Described<T> {
  const found = new Map<string, T>();
  const failures = new Map<string, FailedItemDetails>();
  const seen = new Set<string>();
  for (const arn of arns) {
    const result = seen.has(arn) ? 'DUPLICATE_ARN' : lookUp(services, principal, kind, arn, find);
    if (typeof result === 'string') {
      found.delete(arn);
      failures.set(arn, failed(result));
    } else found.set(arn, result.item);
    seen.add(arn);
  }
  return { found: [...found.values()], failedItems: Object.fromEntries(failures) };
}

function lookUp<T>(
  { store }: Services,
  { region }: Principal,
  kind: ArnKind,
  arn: string,
  find: (arn: string) => T | undefined,
): NonNullable<FailureCode> | { readonly item: T } {
  const parsed = parseArn(arn);
  if (parsed?.kind !== kind) return 'INVALID_ARN';
  if (kind !== 'rules-package' && parsed.account !== store.accountId) return 'ACCESS_DENIED';
  const item = parsed.region === region ? find(arn) : undefined;
  return item === undefined ? 'ITEM_DOES_NOT_EXIST' : { item };
}
