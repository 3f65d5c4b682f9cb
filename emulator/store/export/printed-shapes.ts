import type { RulesPackageRecord, RunAgentRecord, RunRecord, TargetRecord, TemplateRecord } from '../records';
import type { ResourceGroupRecord } from '../records';
import type { ImportStore } from '../create-store';

/** Times as the CLI prints them: seconds since 1970. */
const seconds = (milliseconds: number): number => milliseconds / 1000;

/** A target as `describe-assessment-targets` prints it. */
export const printTarget = (target: TargetRecord) => ({
  arn: target.arn,
  name: target.name,
  ...(target.resourceGroupArn !== null && { resourceGroupArn: target.resourceGroupArn }),
  createdAt: seconds(target.createdAt),
  updatedAt: seconds(target.updatedAt),
});

/** A resource group as `describe-resource-groups` prints it. */
export const printResourceGroup = ({ arn, tags, createdAt }: ResourceGroupRecord) => ({
  arn,
  tags,
  ...(createdAt !== undefined && { createdAt: seconds(createdAt) }),
});

/** What is saved with a recorded template of its runs, and no more; a simulated one's are counted. */
function runsOfTemplate(store: ImportStore, template: TemplateRecord) {
  if (store.kind === 'recorded') {
    const { assessmentRunCount, lastAssessmentRunArn } = template;
    return { assessmentRunCount, lastAssessmentRunArn };
  }
  const { count, last } = store.runsOf(template.arn);
  return { assessmentRunCount: count, lastAssessmentRunArn: last };
}

/** A template as `describe-assessment-templates` prints it; JSON drops what is undefined. */
export function printTemplate(store: ImportStore, template: TemplateRecord) {
  return {
    arn: template.arn,
    name: template.name,
    assessmentTargetArn: template.targetArn,
    durationInSeconds: template.durationInSeconds,
    rulesPackageArns: template.rulesPackageArns,
    userAttributesForFindings: template.userAttributesForFindings,
    ...runsOfTemplate(store, template),
    createdAt: seconds(template.createdAt),
  };
}

/** A run as `describe-assessment-runs` prints it. */
export const printRun = (run: RunRecord) => ({
  arn: run.arn,
  name: run.name,
  assessmentTemplateArn: run.templateArn,
  state: run.state,
  durationInSeconds: run.durationInSeconds,
  rulesPackageArns: run.rulesPackageArns,
  userAttributesForFindings: run.userAttributesForFindings,
  createdAt: seconds(run.createdAt),
  ...(run.startedAt !== null && { startedAt: seconds(run.startedAt) }),
  ...(run.completedAt !== null && { completedAt: seconds(run.completedAt) }),
  stateChangedAt: seconds(run.stateChangedAt),
  dataCollected: run.dataCollected,
  stateChanges: run.stateChanges.map(({ state, at }) => ({ stateChangedAt: seconds(at), state })),
  notifications: run.notifications,
  findingCounts: run.findingCounts,
});

/** An agent of a run as `list-assessment-run-agents` prints it. */
export const printRunAgent = (assessmentRunArn: string, agent: RunAgentRecord) => ({
  assessmentRunArn,
  ...agent,
});

/** A rules package as `describe-rules-packages` prints it. */
export function printRulesPackage({ arn, name, version, provider, description }: RulesPackageRecord) {
  return { arn, name, version, provider, ...(description !== undefined && { description }) };
}
