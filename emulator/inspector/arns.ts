/**
 * Things by their ARNs: one that a call is about is there or the call is refused; of many that are to be described,
 * each is found or a failed item.
 */
import type { FailedItemDetails } from '@aws-sdk/client-inspector';
import { accessDenied, doesNotExist, type Entity, invalidArn, invalidInput } from './errors';
import type { Principal, Services } from './operation';
import type { RunRecord, TargetRecord, TemplateRecord } from '../store/records';
import { type ArnKind, parseArn } from '../../src/domain/address/arn';

type OwnEntity = Extract<Entity, ArnKind>;

/**
 * Makes sure that an ARN is one of its kind, of the caller's account and of the region that was asked.
 * Throws `InvalidInputException`, `AccessDeniedException` or `NoSuchEntityException`: the endpoint of a region knows
 * only its own. Rules packages belong to AWS's accounts, so any account is right for them.
 */
function requireOwnArn(services: Services, principal: Principal, entity: OwnEntity, arn: string): void {
  const parsed = parseArn(arn);
  if (parsed?.kind !== entity) throw invalidArn(entity, arn);
  if (entity !== 'rules-package' && parsed.account !== services.store.accountId)
    throw accessDenied(entity, `User: ${principal.arn} is not authorized to access: ${arn}`);
  if (parsed.region !== principal.region) throw doesNotExist(entity, arn);
}

/** What an ARN of the caller's own names, once it is found to be right. */
function requireOwn<T>(
  services: Services,
  principal: Principal,
  entity: OwnEntity,
  arn: string,
  find: (arn: string) => T | undefined,
): T {
  requireOwnArn(services, principal, entity, arn);
  const record = find(arn);
  if (record === undefined) throw doesNotExist(entity, arn);
  return record;
}

/** The assessment target of an ARN; throws the modelled error when the caller cannot have it. */
export function requireTarget(services: Services, principal: Principal, arn: string): TargetRecord {
  return requireOwn(services, principal, 'target', arn, (known) => services.store.target(known));
}

/** The assessment template of an ARN; throws the modelled error when the caller cannot have it. */
export function requireTemplate(services: Services, principal: Principal, arn: string): TemplateRecord {
  return requireOwn(services, principal, 'template', arn, (known) => services.store.template(known));
}

/** The template that a `resourceArn` names: only templates have tags and event subscriptions. */
export function requireTaggable(services: Services, principal: Principal, arn: string): TemplateRecord {
  if (parseArn(arn)?.kind !== 'template')
    throw invalidInput('INVALID_RESOURCE_ARN', `'${arn}' is not the ARN of an assessment template`);
  return requireTemplate(services, principal, arn);
}

/** The assessment run of an ARN; throws the modelled error when the caller cannot have it. */
export function requireRun(services: Services, principal: Principal, arn: string): RunRecord {
  return requireOwn(services, principal, 'run', arn, (known) => services.store.run(known));
}

/** Throws when the caller cannot have a resource group. */
export function requireResourceGroup(services: Services, principal: Principal, arn: string): void {
  requireOwn(services, principal, 'resource-group', arn, (known) => services.store.resourceGroup(known));
}

/** Throws when the region has no such rules package. */
export function requireRulesPackage(services: Services, principal: Principal, arn: string): void {
  requireOwn(services, principal, 'rules-package', arn, (known) => services.store.rulesPackage(known));
}

/** A new ARN that nothing has yet: ids may come from a seed and repeat after a restart. */
export function newArn(
  services: Services,
  make: (id: string) => string,
  find: (arn: string) => unknown,
): string {
  for (;;) {
    const arn = make(services.newId());
    if (find(arn) === undefined) return arn;
  }
}

/** What became of the ARNs of a Describe call: each is found or has failed, none is both. */
interface Described<T> {
  readonly found: readonly T[];
  readonly failedItems: Record<string, FailedItemDetails>;
}

type FailureCode = FailedItemDetails['failureCode'];

/** A failed item with its code. Asking again gives the same answer. */
export const failed = (failureCode: FailureCode): FailedItemDetails => ({ failureCode, retryable: false });

/** A record that is more than its id; what is known by its id alone is as good as not there. */
export const described = <T extends { readonly described: boolean }>(record: T | undefined): T | undefined =>
  record?.described ? record : undefined;

/**
 * Looks ARNs up as the Describe operations do: they never refuse a call for an ARN, but name it in `failedItems`
 * with `INVALID_ARN` (none of its kind), `DUPLICATE_ARN`, `ACCESS_DENIED` (another account's) or
 * `ITEM_DOES_NOT_EXIST` (another region's too).
 */
export function describeMany<T>(
  services: Pick<Services, 'store'>,
  principal: Pick<Principal, 'region'>,
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
  { store }: Pick<Services, 'store'>,
  { region }: Pick<Principal, 'region'>,
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
