import { parseArn } from '../../src/domain/address/arn';
import { listingOf } from '../../src/domain/assessment/account-data';
import { exclusionStatus } from '../../src/domain/assessment/exclusion-status';
import { beganWithin, type TimeRange } from '../../src/domain/report/coverage-report';
import type { DescribedRun, KnownRun } from '../../src/domain/report/judge-run';
import { allAgents } from '../assessment/account-view';
import type { Assessment } from '../assessment/create-assessment';
import { invalidInput } from '../inspector/errors';
import { agentsAreKnown } from '../inspector/run-agents';
import type { AccountStore, Place } from '../store/account-store';
import { exclusionsOrigin } from '../store/exclusions';
import type { ExclusionRecord, RunRecord } from '../store/records';

/** Which runs a report is of. */
export interface ReportFilter extends TimeRange {
  readonly templateArn?: string | undefined;
}

function timeOf(input: Readonly<Record<string, unknown>>, name: 'from' | 'to'): number | undefined {
  const seconds = input[name];
  if (seconds === undefined) return undefined;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds))
    throw invalidInput('INVALID_TIME', `The ${name} must be a number of seconds since 1970-01-01 UTC`);
  return seconds * 1000;
}

/** Reads which runs an input asks for. @throws ServiceError InvalidInputException */
export function readReportFilter(input: unknown): ReportFilter {
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

/** Which runs are gone through. */
interface RunsAsked extends ReportFilter {
  /** Those of any of several templates; of all where it is empty. */
  readonly templateArns?: readonly string[];
}

/** A run with the exclusions that are described, as they were saved or computed. */
export interface KnownStoredRun extends KnownRun {
  readonly exclusions: readonly ExclusionRecord[];
}

const PAGE = 500;

/** A run's record as the rules judge it; undefined for one that is known by its ARN alone. */
export function describedRun(run: RunRecord): DescribedRun | undefined {
  if (!run.described) return undefined;
  return { ...run, startedAt: run.startedAt ?? undefined, completedAt: run.completedAt ?? undefined };
}

/** Everything that an account's data says of one run. */
export function knownRun(
  store: AccountStore,
  assessment: Assessment | undefined,
  record: RunRecord,
): KnownStoredRun {
  const run = describedRun(record);
  const { count, records } = store.exclusionsOf(record.arn);
  const agents = allAgents(store, record.arn);
  const listed = agents.map(({ agentId, agentHealth }) => ({ id: agentId, health: agentHealth }));
  const areAll = agentsAreKnown(store, assessment, record);
  return {
    accountId: store.accountId,
    region: record.region,
    arn: record.arn,
    run,
    status: exclusionStatus(run, listingOf(exclusionsOrigin(record, store.kind), count)),
    // A part of them is not the run's list: what it leaves out would count as outside of the target.
    instances: areAll ? listed : undefined,
    ...(!areAll && { someInstances: listed }),
    exclusions: records,
  };
}

/**
 * The runs of a region that a report is of, in pages, as they are read: there may be 50,000. A page is empty where none of
 * those that were read belongs to it, so that who gives others their turn can do so.
 */
export function* pagesOfRuns(
  store: AccountStore,
  region: string,
  filter: RunsAsked,
): Generator<readonly RunRecord[]> {
  const { templateArn, templateArns = templateArn === undefined ? [] : [templateArn] } = filter;
  let after: Place | undefined;
  do {
    const page = store.runs({
      region,
      after,
      limit: PAGE,
      ...(templateArns.length > 0 && { templateArns }),
    });
    yield page.items.filter((run) => beganWithin(describedRun(run), filter));
    after = page.next;
  } while (after);
}

/** The same one after the other. */
export function* runsInRegion(store: AccountStore, region: string, filter: RunsAsked): Generator<RunRecord> {
  for (const page of pagesOfRuns(store, region, filter)) yield* page;
}
