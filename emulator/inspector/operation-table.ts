/** The table of all operations: what each is about, whether it writes, and whether recorded data answers it. One is found here by its name on the wire. */
import type { DataKind } from '../../src/domain/assessment/account-data';
import { describeCrossAccountAccessRole, registerCrossAccountAccessRole } from './cross-account-role';
import type { Entity } from './errors';
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
import type { Operation } from './operation';
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
import {
  createAssessmentTemplate,
  deleteAssessmentTemplate,
  describeAssessmentTemplates,
  listAssessmentTemplates,
  listTagsForResource,
  setTagsForResource,
} from './templates';
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

/** An operation, and what dispatch has to know of it. */
interface OperationEntry {
  readonly operation: Operation;
  /** What a refusal of the whole operation is about. */
  readonly about: Entity;
  /** Whether it changes the account, in one transaction. */
  readonly writes: boolean;
  /** Whether a recorded account answers it. */
  readonly ofRecorded: boolean;
}

const reads = (about: Entity, operation: Operation): OperationEntry => ({
  operation,
  about,
  writes: false,
  ofRecorded: true,
});

const writes = (about: Entity, operation: Operation): OperationEntry => ({
  operation,
  about,
  writes: true,
  ofRecorded: false,
});

/** Every operation of the model, by its name on the wire. A map: `constructor` is no operation. */
export const operations: ReadonlyMap<string, OperationEntry> = new Map([
  ['AddAttributesToFindings', writes('finding', addAttributesToFindings)],
  ['CreateAssessmentTarget', writes('target', createAssessmentTarget)],
  ['CreateAssessmentTemplate', writes('template', createAssessmentTemplate)],
  // Where the data is recorded it gives out a saved preview's token, and changes nothing.
  ['CreateExclusionsPreview', { ...writes('template', createExclusionsPreview), ofRecorded: true }],
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

/** Whether a call of an operation changes an account of this kind: nothing changes recorded data. */
export function changesAccount(name: string, kind: DataKind): boolean {
  return kind === 'simulated' && operations.get(name)?.writes === true;
}
