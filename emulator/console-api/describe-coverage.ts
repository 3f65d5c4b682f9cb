import { setImmediate } from 'node:timers/promises';
import type { DataKind } from '../../src/domain/assessment/account-data';
import {
  CoverageTally,
  type InstanceReport,
  type ReasonReport,
} from '../../src/domain/report/coverage-report';
import { type CheckCounts, judgeRun } from '../../src/domain/report/judge-run';
import { findNeedsALook, type NeedsALook, type RunToLookAt } from '../../src/domain/report/need-a-look';
import type { DataGap } from '../../src/domain/report/data-gaps';
import { byMonth, coverageAnswer, type MonthReport } from '../../src/domain/report/coverage-answer';
import { advanceRuns } from '../assessment/advance-runs';
import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';
import { dataGapsOf } from '../store/account-gaps';
import { knownRun, pagesOfRuns, readReportFilter, type ReportFilter } from './known-runs';

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
  /** What saved answers say is there and the data does not hold. */
  readonly dataGaps: readonly DataGap[];
  readonly reasons: readonly ReasonReport[];
  readonly months: readonly MonthReport[];
  readonly instances: readonly (Omit<
    InstanceReport,
    'accountId' | 'region' | 'lastRunAt' | 'lastFullyChecked'
  > & {
    /** Absent for a run of which the time is not known. */
    readonly lastRunAt?: number;
    /** Absent where no run is known to have checked all. */
    readonly lastFullyChecked?: { readonly arn: string; readonly at?: number };
  })[];
  readonly needsALook: Omit<NeedsALook, 'runs'> & {
    readonly runs: readonly (Omit<RunToLookAt, 'at'> & { readonly at?: number })[];
  };
}

/**
 * Tells what was and was not checked over all runs of a region, or over those that began between two moments or are of
 * one template: the figures that `npm run account -- report` gives. An operation of the emulator for its console.
 *
 * @throws ServiceError AccessDeniedException naming the permission, or InvalidInputException
 */
export function describeCoverage(services: Services, principal: Principal, input: unknown): Coverage {
  const filter = checked(services, principal, input);
  const steps = addingUp(services, principal.region, filter);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same for a server that has others to answer meanwhile: they have their turn after every few runs. Of a simulated
 * account it is added up in one go, because it may change between two turns.
 *
 * @throws ServiceError as above
 */
export async function describeCoverageInTurns(
  services: Services,
  principal: Principal,
  input: unknown,
): Promise<Coverage> {
  if (services.store.kind === 'simulated') return describeCoverage(services, principal, input);
  const filter = checked(services, principal, input);
  return inTurns(services, principal.region, filter, async () => {
    await setImmediate();
    return true;
  });
}

function checked(services: Services, principal: Principal, input: unknown): ReportFilter {
  const filter = readReportFilter(input);
  for (const action of ACTIONS_FOR_COVERAGE) requirePermission(principal, action, 'run');
  advanceRuns(services);
  return filter;
}

/** Runs after which whoever adds up can let others have their turn. */
const RUNS_PER_STEP = 50;
/** Figures that are kept for each account: those of every region, and of some years and templates. */
const MOST_KEPT = 50;

/** What recorded accounts were asked for: their data never changes. */
const kept = new WeakMap<AccountStore, Map<string, Coverage>>();

const keyOf = (region: string, { from, to, templateArn }: ReportFilter): string =>
  JSON.stringify([region, from, to, templateArn]);

/** Adds up the runs of a region, some at each step. What a recorded account was asked for before is there at once. */
function* addingUp(
  { store, assessment }: Pick<Services, 'assessment' | 'store'>,
  region: string,
  filter: ReportFilter,
): Generator<void, Coverage> {
  const answers = kept.get(store) ?? new Map<string, Coverage>();
  const key = keyOf(region, filter);
  const known = answers.get(key);
  if (known) return known;
  const tally = new CoverageTally();
  for (const page of pagesOfRuns(store, region, filter)) {
    yield;
    for (const [index, run] of page.entries()) {
      tally.add(judgeRun(knownRun(store, assessment, run)));
      if (index % RUNS_PER_STEP === RUNS_PER_STEP - 1) yield;
    }
  }
  const report = tally.report();
  yield;
  const months = byMonth(report.runs);
  yield;
  const needsALook = findNeedsALook(report.runs);
  yield;
  const dataGaps = dataGapsOf(store, region, filter.templateArn);
  yield;
  const answer = wireAnswer(store.kind, coverageAnswer(store.kind, report, dataGaps, months, needsALook));
  if (store.kind === 'recorded') {
    kept.set(store, answers);
    const [oldest] = answers.keys();
    if (answers.size >= MOST_KEPT && oldest !== undefined) answers.delete(oldest);
    answers.set(key, answer);
  }
  return answer;
}

type Evidence = Pick<Services, 'assessment' | 'store'>;

/** What is being added up: who asks for the same meanwhile waits for the same. */
const underWay = new WeakMap<AccountStore, Map<string, Promise<Coverage>>>();

/** @param rest gives others their turn; resolves to false when it is enough, and then nobody gets an answer */
async function inTurns(
  services: Evidence,
  region: string,
  filter: ReportFilter,
  rest: () => Promise<boolean>,
): Promise<Coverage> {
  const asked = underWay.get(services.store) ?? new Map<string, Promise<Coverage>>();
  underWay.set(services.store, asked);
  const key = keyOf(region, filter);
  const same = asked.get(key);
  if (same) return same;
  const work = (async (): Promise<Coverage> => {
    const steps = addingUp(services, region, filter);
    for (;;) {
      if (!(await rest())) throw new Error('The server closes while it adds up runs.');
      const step = steps.next();
      if (step.done) return step.value;
    }
  })();
  asked.set(key, work);
  try {
    return await work;
  } finally {
    asked.delete(key);
  }
}

/**
 * Adds up a recorded account's regions while nothing else is to do, so that who asks first does not wait: 50,000 runs
 * take seconds.
 *
 * @param rest gives others their turn; resolves to false when it is enough
 */
export async function prepareCoverage(services: Evidence, rest: () => Promise<boolean>): Promise<void> {
  if (services.store.kind !== 'recorded') return;
  let enough = false;
  const watched = async (): Promise<boolean> => {
    enough = !(await rest());
    return !enough;
  };
  for (const region of services.store.regions)
    try {
      await inTurns(services, region, {}, watched);
    } catch (error) {
      if (enough) return;
      throw error;
    }
}

/** Times are seconds on the wire. */
function wireAnswer(
  kind: DataKind,
  { instances, needsALook, ...answer }: ReturnType<typeof coverageAnswer>,
): Coverage {
  return {
    ...answer,
    kind,
    needsALook: {
      ...needsALook,
      runs: needsALook.runs.map(({ at, ...run }) => ({ ...run, ...(at !== undefined && { at: at / 1000 }) })),
    },
    instances: instances.map(({ lastRunAt, lastFullyChecked: last, ...instance }) => ({
      ...instance,
      ...(lastRunAt !== undefined && { lastRunAt: lastRunAt / 1000 }),
      ...(last && {
        lastFullyChecked: { arn: last.arn, ...(last.at !== undefined && { at: last.at / 1000 }) },
      }),
    })),
  };
}
