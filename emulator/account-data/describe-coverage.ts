import type { DataKind } from '../../src/domain/assessment/account-data';
import {
  CoverageTally,
  type InstanceReport,
  type ReasonReport,
} from '../../src/domain/report/coverage-report';
import { type CheckCounts, judgeRun } from '../../src/domain/report/judge-run';
import { byMonth, type MonthReport } from '../../src/domain/report/over-time';
import { parseArn } from '../../src/domain/address/arn';
import { advanceRuns } from '../assessment/advance-runs';
import { invalidInput } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import { evidenceOfRun, runsInRegion, type ReportFilter } from './run-evidence';

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeCoverage`. */
export const DESCRIBE_COVERAGE = 'DescribeCoverage';

/** What a caller must be allowed to do: the figures are made of what these calls give. */
export const ACTIONS_FOR_COVERAGE: readonly string[] = [
  'ListAssessmentRuns',
  'DescribeAssessmentRuns',
  'ListAssessmentRunAgents',
  'ListExclusions',
  'DescribeExclusions',
];

/** The answer: the coverage report of the region that was signed for, but for its runs. Times are seconds since the epoch. */
export interface Coverage {
  readonly kind: DataKind;
  readonly runs: number;
  readonly checks: CheckCounts;
  readonly runsOfUnknownScope: number;
  readonly gaps: Readonly<Record<string, number>>;
  readonly reasons: readonly ReasonReport[];
  readonly months: readonly MonthReport[];
  readonly instances: readonly (Omit<InstanceReport, 'accountId' | 'region' | 'lastRunAt'> & {
    /** Absent for a run of which the time is not known. */
    readonly lastRunAt?: number;
  })[];
}

function timeOf(input: Readonly<Record<string, unknown>>, name: 'from' | 'to'): number | undefined {
  const seconds = input[name];
  if (seconds === undefined) return undefined;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds))
    throw invalidInput('INVALID_TIME', `The ${name} must be a number of seconds since 1970-01-01 UTC`);
  return seconds * 1000;
}

function readFilter(input: unknown): ReportFilter {
  const given = input as Readonly<Record<string, unknown>>;
  const { assessmentTemplateArn: templateArn } = given;
  if (
    templateArn !== undefined &&
    (typeof templateArn !== 'string' || parseArn(templateArn)?.kind !== 'template')
  )
    throw invalidInput(
      'INVALID_ASSESSMENT_TEMPLATE_ARN',
      'The assessmentTemplateArn must be the ARN of an assessment template',
    );
  return {
    from: timeOf(given, 'from'),
    to: timeOf(given, 'to'),
    ...(typeof templateArn === 'string' && { templateArn }),
  };
}

/**
 * Tells what was and was not checked over all runs of a region, or over those that began between two moments or are of
 * one template: the figures that `npm run account -- report` gives. An operation of the emulator for its console.
 *
 * @throws ServiceError AccessDeniedException naming the permission, or InvalidInputException
 */
export function describeCoverage(services: Services, principal: Principal, input: unknown): Coverage {
  const filter = readFilter(input);
  for (const action of ACTIONS_FOR_COVERAGE) requirePermission(principal, action, 'run');
  advanceRuns(services);
  const { store, assessment } = services;
  const tally = new CoverageTally();
  for (const run of runsInRegion(store, principal.region, filter))
    tally.add(judgeRun(evidenceOfRun(store, assessment, run)));
  const { runs, instances, ...report } = tally.report();
  return {
    kind: store.kind,
    runs: runs.length,
    ...report,
    months: byMonth(runs),
    instances: instances.map(({ accountId: _account, region: _region, lastRunAt, ...instance }) => ({
      ...instance,
      ...(lastRunAt !== undefined && { lastRunAt: lastRunAt / 1000 }),
    })),
  };
}
