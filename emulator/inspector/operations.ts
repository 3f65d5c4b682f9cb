import { addAttributesToFindings } from './findings/add-attributes-to-findings';
import { createAssessmentTarget } from './targets/create-assessment-target';
import { createAssessmentTemplate } from './templates/create-assessment-template';
import { createExclusionsPreview } from './exclusions/create-exclusions-preview';
import { createResourceGroup } from './targets/create-resource-group';
import { deleteAssessmentRun } from './runs/delete-assessment-run';
import { deleteAssessmentTarget } from './targets/delete-assessment-target';
import { deleteAssessmentTemplate } from './templates/delete-assessment-template';
import { describeAssessmentRuns } from './runs/describe-assessment-runs';
import { describeAssessmentTargets } from './targets/describe-assessment-targets';
import { describeAssessmentTemplates } from './templates/describe-assessment-templates';
import { describeCrossAccountAccessRole } from './account/describe-cross-account-access-role';
import { describeExclusions } from './exclusions/describe-exclusions';
import { describeFindings } from './findings/describe-findings';
import { describeResourceGroups } from './targets/describe-resource-groups';
import { describeRulesPackages } from './account/describe-rules-packages';
import type { Entity } from './errors';
import { getAssessmentReport } from './runs/get-assessment-report';
import { getExclusionsPreview } from './exclusions/get-exclusions-preview';
import { getTelemetryMetadata } from './runs/get-telemetry-metadata';
import { listAssessmentRunAgents } from './runs/list-assessment-run-agents';
import { listAssessmentRuns } from './runs/list-assessment-runs';
import { listAssessmentTargets } from './targets/list-assessment-targets';
import { listAssessmentTemplates } from './templates/list-assessment-templates';
import { listEventSubscriptions } from './templates/list-event-subscriptions';
import { listExclusions } from './exclusions/list-exclusions';
import { listFindings } from './findings/list-findings';
import { listRulesPackages } from './account/list-rules-packages';
import { listTagsForResource } from './templates/list-tags-for-resource';
import type { Operation } from './operation';
import { previewAgents } from './targets/preview-agents';
import { registerCrossAccountAccessRole } from './account/register-cross-account-access-role';
import { removeAttributesFromFindings } from './findings/remove-attributes-from-findings';
import { setTagsForResource } from './templates/set-tags-for-resource';
import { startAssessmentRun } from './runs/start-assessment-run';
import { stopAssessmentRun } from './runs/stop-assessment-run';
import { subscribeToEvent } from './templates/subscribe-to-event';
import { unsubscribeFromEvent } from './templates/unsubscribe-from-event';
import { updateAssessmentTarget } from './targets/update-assessment-target';

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
