import { describeCrossAccountAccessRole } from './account/describe-cross-account-access-role';
import { describeRulesPackages } from './account/describe-rules-packages';
import { listRulesPackages } from './account/list-rules-packages';
import { registerCrossAccountAccessRole } from './account/register-cross-account-access-role';
import type { Entity } from './errors';
import { createExclusionsPreview } from './exclusions/create-exclusions-preview';
import { describeExclusions } from './exclusions/describe-exclusions';
import { getExclusionsPreview } from './exclusions/get-exclusions-preview';
import { listExclusions } from './exclusions/list-exclusions';
import { addAttributesToFindings } from './findings/add-attributes-to-findings';
import { describeFindings } from './findings/describe-findings';
import { listFindings } from './findings/list-findings';
import { removeAttributesFromFindings } from './findings/remove-attributes-from-findings';
import type { Operation } from './operation';
import { deleteAssessmentRun } from './runs/delete-assessment-run';
import { describeAssessmentRuns } from './runs/describe-assessment-runs';
import { getAssessmentReport } from './runs/get-assessment-report';
import { getTelemetryMetadata } from './runs/get-telemetry-metadata';
import { listAssessmentRunAgents } from './runs/list-assessment-run-agents';
import { listAssessmentRuns } from './runs/list-assessment-runs';
import { startAssessmentRun } from './runs/start-assessment-run';
import { stopAssessmentRun } from './runs/stop-assessment-run';
import { createAssessmentTarget } from './targets/create-assessment-target';
import { createResourceGroup } from './targets/create-resource-group';
import { deleteAssessmentTarget } from './targets/delete-assessment-target';
import { describeAssessmentTargets } from './targets/describe-assessment-targets';
import { describeResourceGroups } from './targets/describe-resource-groups';
import { listAssessmentTargets } from './targets/list-assessment-targets';
import { previewAgents } from './targets/preview-agents';
import { updateAssessmentTarget } from './targets/update-assessment-target';
import { createAssessmentTemplate } from './templates/create-assessment-template';
import { deleteAssessmentTemplate } from './templates/delete-assessment-template';
import { describeAssessmentTemplates } from './templates/describe-assessment-templates';
import { listAssessmentTemplates } from './templates/list-assessment-templates';
import { listEventSubscriptions } from './templates/list-event-subscriptions';
import { listTagsForResource } from './templates/list-tags-for-resource';
import { setTagsForResource } from './templates/set-tags-for-resource';
import { subscribeToEvent } from './templates/subscribe-to-event';
import { unsubscribeFromEvent } from './templates/unsubscribe-from-event';

/** An operation, and what dispatch has to know of it. */
export interface OperationEntry {
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
