/** The table of all operations, and the one way to call them. */
import { advanceRuns } from '../assessment/advance-runs';
import { describeCrossAccountAccessRole, registerCrossAccountAccessRole } from './cross-account-role';
import { accessDenied, type Entity } from './errors';
import { listEventSubscriptions, subscribeToEvent, unsubscribeFromEvent } from './event-subscriptions';
import {
  createExclusionsPreview,
  describeExclusions,
  getExclusionsPreview,
  listExclusions,
} from './exclusions';
import {
  addAttributesToFindings,
  describeFindings,
  listFindings,
  removeAttributesFromFindings,
} from './findings';
import { checkInput } from './model/check-input';
import { type Operation, type Principal, ServiceError, type Services } from './operation';
import { requirePermission } from './permissions';
import { describeRulesPackages, listRulesPackages } from './rules-packages';
import { getTelemetryMetadata, listAssessmentRunAgents } from './run-agents';
import {
  deleteAssessmentRun,
  describeAssessmentRuns,
  getAssessmentReport,
  listAssessmentRuns,
  startAssessmentRun,
  stopAssessmentRun,
} from './runs';
import { listTagsForResource, setTagsForResource } from './tags';
import {
  createAssessmentTarget,
  createResourceGroup,
  deleteAssessmentTarget,
  describeAssessmentTargets,
  describeResourceGroups,
  listAssessmentTargets,
  previewAgents,
  updateAssessmentTarget,
} from './targets';
import {
  createAssessmentTemplate,
  deleteAssessmentTemplate,
  describeAssessmentTemplates,
  listAssessmentTemplates,
} from './templates';

/** An operation, and what dispatch has to know of it. */
interface OperationEntry {
  readonly operation: Operation;
  /** What a refusal of the whole operation is about. */
  readonly about: Entity;
  /** Whether it changes the account: one transaction, and refused where the data is recorded. */
  readonly writes: boolean;
}

const reads = (about: Entity, operation: Operation): OperationEntry => ({ operation, about, writes: false });

const writes = (about: Entity, operation: Operation): OperationEntry => ({ operation, about, writes: true });

/** Every operation of the model, by its name on the wire. A map: `constructor` is no operation. */
export const operations: ReadonlyMap<string, OperationEntry> = new Map([
  ['AddAttributesToFindings', writes('finding', addAttributesToFindings)],
  ['CreateAssessmentTarget', writes('target', createAssessmentTarget)],
  ['CreateAssessmentTemplate', writes('template', createAssessmentTemplate)],
  // A write for IAM; where the data is recorded it gives out a saved preview's token and changes nothing.
  ['CreateExclusionsPreview', reads('template', createExclusionsPreview)],
  ['CreateResourceGroup', writes('resource-group', createResourceGroup)],
  ['DeleteAssessmentRun', writes('run', deleteAssessmentRun)],
  ['DeleteAssessmentTarget', writes('target', deleteAssessmentTarget)],
  ['DeleteAssessmentTemplate', writes('template', deleteAssessmentTemplate)],
  ['DescribeAssessmentRuns', reads('run', describeAssessmentRuns)],
  ['DescribeAssessmentTargets', reads('target', describeAssessmentTargets)],
  ['DescribeAssessmentTemplates', reads('template', describeAssessmentTemplates)],
  ['DescribeCrossAccountAccessRole', reads('iam-role', describeCrossAccountAccessRole)],
  ['DescribeExclusions', reads('run', describeExclusions)],
  ['DescribeFindings', reads('finding', describeFindings)],
  ['DescribeResourceGroups', reads('resource-group', describeResourceGroups)],
  ['DescribeRulesPackages', reads('rules-package', describeRulesPackages)],
  ['GetAssessmentReport', reads('run', getAssessmentReport)],
  ['GetExclusionsPreview', reads('template', getExclusionsPreview)],
  ['GetTelemetryMetadata', reads('run', getTelemetryMetadata)],
  ['ListAssessmentRunAgents', reads('run', listAssessmentRunAgents)],
  ['ListAssessmentRuns', reads('run', listAssessmentRuns)],
  ['ListAssessmentTargets', reads('target', listAssessmentTargets)],
  ['ListAssessmentTemplates', reads('template', listAssessmentTemplates)],
  ['ListEventSubscriptions', reads('template', listEventSubscriptions)],
  ['ListExclusions', reads('run', listExclusions)],
  ['ListFindings', reads('finding', listFindings)],
  ['ListRulesPackages', reads('rules-package', listRulesPackages)],
  ['ListTagsForResource', reads('template', listTagsForResource)],
  ['PreviewAgents', reads('target', previewAgents)],
  ['RegisterCrossAccountAccessRole', writes('iam-role', registerCrossAccountAccessRole)],
  ['RemoveAttributesFromFindings', writes('finding', removeAttributesFromFindings)],
  ['SetTagsForResource', writes('template', setTagsForResource)],
  ['StartAssessmentRun', writes('template', startAssessmentRun)],
  ['StopAssessmentRun', writes('run', stopAssessmentRun)],
  ['SubscribeToEvent', writes('template', subscribeToEvent)],
  ['UnsubscribeFromEvent', writes('template', unsubscribeFromEvent)],
  ['UpdateAssessmentTarget', writes('target', updateAssessmentTarget)],
]);

/** Whether the service has an operation of this name. */
export function isOperation(name: string): boolean {
  return operations.has(name);
}

/**
 * Carries out one call: the operation's name, its input, the caller's permission, and then the operation itself, on an
 * account whose runs have been moved to where its clock stands. A write is one transaction; a recorded
 * account refuses it. Gives back the answer in the wire's shape, undefined for an operation without one.
 * Throws {@link ServiceError} for everything that the service refuses.
 */
export function dispatch(
  services: Services,
  principal: Principal,
  operation: string,
  input: unknown,
): unknown {
  const entry = operations.get(operation);
  if (!entry)
    throw new ServiceError('UnknownOperationException', `The operation '${operation}' is not known`);
  const checked = checkInput(operation, input) as never;
  requirePermission(principal, operation, entry.about);
  if (entry.writes && services.store.kind === 'recorded')
    throw accessDenied(entry.about, 'This account holds recorded data: it can be read, but not changed');
  advanceRuns(services);
  const run = () => entry.operation(services, principal, checked);
  return entry.writes ? services.store.transaction(run) : run();
}
