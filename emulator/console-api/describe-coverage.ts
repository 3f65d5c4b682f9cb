import type { DataKind } from '../../src/domain/assessment/account-data';
import {
  CoverageTally,
  type InstanceReport,
  type ReasonReport,
} from '../../src/domain/report/coverage-report';
import { type CheckCounts, judgeRun } from '../../src/domain/report/judge-run';
import { byMonth, type MonthReport } from '../../src/domain/report/coverage-answer';
import { parseArn } from '../../src/domain/address/arn';
import { advanceRuns } from '../assessment/advance-runs';
import { invalidInput } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';
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
  const steps = addingUp(services, principal.region, filter);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Runs after which whoever adds up can let others have their turn. */
const RUNS_PER_STEP = 50;
/** Figures that are kept for each account: those of every region, and of some years and templates. */
const MOST_KEPT = 50;

/** What recorded accounts were asked for: their data never changes. */
const kept = new WeakMap<AccountStore, Map<string, Coverage>>();

/** Adds up the runs of a region, some at each step. What a recorded account was asked for before is there at once. */
function* addingUp(
  { store, assessment }: Pick<Services, 'assessment' | 'store'>,
  region: string,
  filter: ReportFilter,
): Generator<void, Coverage> {
  const answers = kept.get(store) ?? new Map<string, Coverage>();
  const key = JSON.stringify([region, filter.from, filter.to, filter.templateArn]);
  const known = answers.get(key);
  if (known) return known;
  const tally = new CoverageTally();
  let added = 0;
  for (const run of runsInRegion(store, region, filter)) {
    tally.add(judgeRun(evidenceOfRun(store, assessment, run)));
    added += 1;
    if (added % RUNS_PER_STEP === 0) yield;
  }
  const answer = answerOf(store.kind, tally);
  if (store.kind === 'recorded') {
    kept.set(store, answers);
    const [oldest] = answers.keys();
    if (answers.size >= MOST_KEPT && oldest !== undefined) answers.delete(oldest);
    answers.set(key, answer);
  }
  return answer;
}

/**
 * Adds up a recorded account's regions while nothing else is to do, so that who asks first does not wait: 50,000 runs
 * take seconds.
 *
 * @param rest gives others their turn; resolves to false when it is enough
 */
export async function prepareCoverage(
  services: Pick<Services, 'assessment' | 'store'>,
  rest: () => Promise<boolean>,
): Promise<void> {
  if (services.store.kind !== 'recorded') return;
  for (const region of services.store.regions) {
    const steps = addingUp(services, region, {});
    do if (!(await rest())) return;
    while (!steps.next().done);
  }
}

function answerOf(kind: DataKind, tally: CoverageTally): Coverage {
  const { runs, instances, ...report } = tally.report();
  return {
    kind,
    runs: runs.length,
    ...report,
    months: byMonth(runs),
    instances: instances.map(({ accountId: _account, region: _region, lastRunAt, ...instance }) => ({
      ...instance,
      ...(lastRunAt !== undefined && { lastRunAt: lastRunAt / 1000 }),
    })),
  };
}
