import { parseArn, type ArnKind } from '../../src/domain/address/arn';
import type { RunRecord, TargetRecord, TemplateRecord } from '../store/records';
import { accessDenied, doesNotExist, type Entity, invalidArn } from './errors';
import type { Principal, Services } from './operation';

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

function require<T>(
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
  return require(services, principal, 'target', arn, (known) => services.store.target(known));
}

/** The assessment template of an ARN; throws the modelled error when the caller cannot have it. */
export function requireTemplate(services: Services, principal: Principal, arn: string): TemplateRecord {
  return require(services, principal, 'template', arn, (known) => services.store.template(known));
}

/** The assessment run of an ARN; throws the modelled error when the caller cannot have it. */
export function requireRun(services: Services, principal: Principal, arn: string): RunRecord {
  return require(services, principal, 'run', arn, (known) => services.store.run(known));
}

/** Throws when the caller cannot have a resource group. */
export function requireResourceGroup(services: Services, principal: Principal, arn: string): void {
  require(services, principal, 'resource-group', arn, (known) => services.store.resourceGroup(known));
}

/** Throws when the region has no such rules package. */
export function requireRulesPackage(services: Services, principal: Principal, arn: string): void {
  require(services, principal, 'rules-package', arn, (known) => services.store.rulesPackage(known));
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
