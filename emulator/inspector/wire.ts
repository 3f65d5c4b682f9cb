import type {
  AssessmentRun,
  AssessmentRunState,
  AssessmentTarget,
  AssessmentTemplate,
  Exclusion,
  ExclusionPreview,
  ResourceGroup,
} from '@aws-sdk/client-inspector';
import type { Wire } from './operation';
import type {
  ExclusionItem,
  ExclusionRecord,
  ResourceGroupRecord,
  RunRecord,
  TargetRecord,
  TemplateRecord,
} from '../store/records';

/** Milliseconds since the epoch as the wire's seconds, with the fraction. */
export const seconds = (milliseconds: number): number => milliseconds / 1000;

/** An assessment target as DescribeAssessmentTargets answers it. */
export function wireTarget(record: TargetRecord): Wire<AssessmentTarget> {
  return {
    arn: record.arn,
    name: record.name,
    ...(record.resourceGroupArn !== null && { resourceGroupArn: record.resourceGroupArn }),
    createdAt: seconds(record.createdAt),
    updatedAt: seconds(record.updatedAt),
  };
}

/** A resource group as DescribeResourceGroups answers it; saved answers may lack `createdAt`. */
export function wireResourceGroup({ arn, tags, createdAt }: ResourceGroupRecord): Wire<ResourceGroup> {
  return { arn, tags: [...tags], createdAt: createdAt === undefined ? undefined : seconds(createdAt) };
}

/** What a store knows of a template's runs. */
interface KnownRuns {
  readonly count: number;
  /** The newest of them. */
  readonly last: string | undefined;
}

/** The last run: the one that was saved with the template, unless another one is known to be newer. */
function lastRun(
  saved: string | undefined,
  known: string | undefined,
  createdAt: (runArn: string) => number | undefined,
): string | undefined {
  if (saved === undefined || known === undefined || saved === known) return saved ?? known;
  const [before, after] = [createdAt(saved), createdAt(known)];
  return before !== undefined && after !== undefined && after > before ? known : saved;
}

/**
 * An assessment template as DescribeAssessmentTemplates answers it: with the runs that were saved with it, or those that are
 * known where these are more, because more were made after it was saved.
 *
 * @param createdAt when a run was made; undefined where it is not described
 */
export function wireTemplate(
  record: TemplateRecord,
  runs: KnownRuns,
  createdAt: (runArn: string) => number | undefined,
): Wire<AssessmentTemplate> {
  const count = Math.max(record.assessmentRunCount ?? 0, runs.count);
  const last = lastRun(record.lastAssessmentRunArn, runs.last, createdAt);
  return {
    arn: record.arn,
    name: record.name,
    assessmentTargetArn: record.targetArn,
    durationInSeconds: record.durationInSeconds,
    rulesPackageArns: [...record.rulesPackageArns],
    userAttributesForFindings: [...record.userAttributesForFindings],
    ...(last !== undefined && { lastAssessmentRunArn: last }),
    assessmentRunCount: count,
    createdAt: seconds(record.createdAt),
  };
}

/** An assessment run as DescribeAssessmentRuns answers it. */
export function wireRun(record: RunRecord): Wire<AssessmentRun> {
  return {
    arn: record.arn,
    name: record.name,
    assessmentTemplateArn: record.templateArn,
    state: record.state as AssessmentRunState,
    durationInSeconds: record.durationInSeconds,
    rulesPackageArns: [...record.rulesPackageArns],
    userAttributesForFindings: [...record.userAttributesForFindings],
    createdAt: seconds(record.createdAt),
    ...(record.startedAt !== null && { startedAt: seconds(record.startedAt) }),
    ...(record.completedAt !== null && { completedAt: seconds(record.completedAt) }),
    stateChangedAt: seconds(record.stateChangedAt),
    dataCollected: record.dataCollected,
    stateChanges: record.stateChanges.map(({ state, at }) => ({
      stateChangedAt: seconds(at),
      state: state as AssessmentRunState,
    })),
    notifications: [...record.notifications] as Wire<NonNullable<AssessmentRun['notifications']>>,
    // A run that is still under way has none in transcripts of the real service (2019), although the model requires it.
    findingCounts: record.schedule.length === 0 ? { ...record.findingCounts } : undefined,
  };
}

/** The exclusion of a preview: it has no ARN. */
export function wireExclusionPreview(item: ExclusionItem): Wire<ExclusionPreview> {
  return {
    title: item.title,
    description: item.description,
    recommendation: item.recommendation,
    scopes: item.scopes.map((scope) => ({ ...scope })) as Wire<NonNullable<ExclusionPreview['scopes']>>,
    ...(item.attributes && { attributes: [...item.attributes] }),
  };
}

/** The exclusion of a run as DescribeExclusions answers it. */
export function wireExclusion(record: ExclusionRecord): Wire<Exclusion> {
  return { arn: record.arn, ...wireExclusionPreview(record) };
}
