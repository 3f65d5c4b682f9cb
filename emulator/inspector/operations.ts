import { addAttributesToFindings } from './add-attributes-to-findings';
import { createAssessmentTarget } from './create-assessment-target';
import { createAssessmentTemplate } from './create-assessment-template';
import { createExclusionsPreview } from './create-exclusions-preview';
import { createResourceGroup } from './create-resource-group';
import { deleteAssessmentRun } from './delete-assessment-run';
import { deleteAssessmentTarget } from './delete-assessment-target';
import { deleteAssessmentTemplate } from './delete-assessment-template';
import { describeAssessmentRuns } from './describe-assessment-runs';
import { describeAssessmentTargets } from './describe-assessment-targets';
import { describeAssessmentTemplates } from './describe-assessment-templates';
import { describeCrossAccountAccessRole } from './describe-cross-account-access-role';
import { describeExclusions } from './describe-exclusions';
import { describeFindings } from './describe-findings';
import { describeResourceGroups } from './describe-resource-groups';
import { describeRulesPackages } from './describe-rules-packages';
import type { Entity } from './errors';
import { getAssessmentReport } from './get-assessment-report';
import { getExclusionsPreview } from './get-exclusions-preview';
import { getTelemetryMetadata } from './get-telemetry-metadata';
import { listAssessmentRunAgents } from './list-assessment-run-agents';
import { listAssessmentRuns } from './list-assessment-runs';
import { listAssessmentTargets } from './list-assessment-targets';
import { listAssessmentTemplates } from './list-assessment-templates';
import { listEventSubscriptions } from './list-event-subscriptions';
import { listExclusions } from './list-exclusions';
import { listFindings } from './list-findings';
import { listRulesPackages } from './list-rules-packages';
import { listTagsForResource } from './list-tags-for-resource';
import type { Operation } from './operation';
import { previewAgents } from './preview-agents';
import { registerCrossAccountAccessRole } from './register-cross-account-access-role';
import { removeAttributesFromFindings } from './remove-attributes-from-findings';
import { setTagsForResource } from './set-tags-for-resource';
import { startAssessmentRun } from './start-assessment-run';
import { stopAssessmentRun } from './stop-assessment-run';
import { subscribeToEvent } from './subscribe-to-event';
import { unsubscribeFromEvent } from './unsubscribe-from-event';
import { updateAssessmentTarget } from './update-assessment-target';

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
