import { groupKey } from '../../src/domain/exclusions/group-exclusions';
import { listingOf } from '../../src/domain/assessment/account-data';
import { exclusionStatus } from '../../src/domain/assessment/exclusion-status';
import { advanceRuns } from '../assessment/advance-runs';
import { requireTemplate } from '../inspector/arns';
import { invalidInput } from '../inspector/errors';
import { runFilter } from '../inspector/filters';
import { checkInput } from '../inspector/model/check-input';
import type { Checked, Principal, Services } from '../inspector/operation';
import { BEHIND_ALL_TIMES, nextOrRefusal, openPage, restOfRegion } from '../inspector/paging';
import { requirePermission } from '../inspector/permissions';
import type { AccountStore } from '../store/account-store';
import { exclusionsOrigin } from '../store/exclusions';
import type { RunRecord } from '../store/records';
import { describedRun, runsInRegion } from './known-runs';
import type { ListAssessmentRunsRequest } from '@aws-sdk/client-inspector';

/** The operation's name; its target on the wire is `ExclusionsConsole.ListRunsByExclusions`. */
export const LIST_RUNS_BY_EXCLUSIONS = 'ListRunsByExclusions';

/** What a caller must be allowed to do: the order tells what these calls tell. */
export const ACTIONS_FOR_RUNS_BY_EXCLUSIONS: readonly string[] = [
  'ListAssessmentRuns',
  'ListExclusions',
  'DescribeExclusions',
];

/** What it takes beside the members of ListAssessmentRuns. */
interface ByExclusions {
  /** The key of a type: runs of which an exclusion of it is known. */
  readonly exclusionType?: string | undefined;
  /** How many exclusions are known. A run of which no number is known is in no range. */
  readonly leastExclusions?: number | undefined;
  readonly mostExclusions?: number | undefined;
  /** By the number of exclusions; newest first where it is not said. */
  readonly order?: 'ascending' | 'descending' | undefined;
}

const BY: readonly string[] = [
  'exclusionType',
  'leastExclusions',
  'mostExclusions',
  'order',
] satisfies readonly (keyof ByExclusions)[];

/** Whether an input has a member that ListAssessmentRuns does not know. */
export function isByExclusions(input: unknown): boolean {
  return BY.some((name) => (input as Readonly<Record<string, unknown>>)[name] !== undefined);
}

function countOf(input: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0))
    return value;
  throw invalidInput('INVALID_EXCLUSION_COUNT', `The ${name} must be a whole number that is not negative`);
}

const MAX_KEY = 200;

function readInput(input: unknown): {
  readonly list: Checked<ListAssessmentRunsRequest>;
  readonly by: ByExclusions;
} {
  const { exclusionType, leastExclusions, mostExclusions, order, ...list } = input as Readonly<
    Record<string, unknown>
  >;
  if (
    exclusionType !== undefined &&
    (typeof exclusionType !== 'string' || exclusionType === '' || exclusionType.length > MAX_KEY)
  )
    throw invalidInput('INVALID_EXCLUSION_TYPE', `The exclusionType must have 1 to ${MAX_KEY} characters`);
  if (order !== undefined && order !== 'ascending' && order !== 'descending')
    throw invalidInput('INVALID_ORDER', 'The order must be ascending or descending');
  const by: ByExclusions = {
    exclusionType,
    leastExclusions: countOf({ leastExclusions }, 'leastExclusions'),
    mostExclusions: countOf({ mostExclusions }, 'mostExclusions'),
    order,
  };
  if ((by.leastExclusions ?? 0) > (by.mostExclusions ?? Infinity))
    throw invalidInput('INVALID_EXCLUSION_COUNT', 'The leastExclusions must not exceed the mostExclusions');
  return { list: checkInput('ListAssessmentRuns', list) as Checked<ListAssessmentRunsRequest>, by };
}

/** What is known of a run's exclusions. */
interface Known {
  /** Undefined where there is no number: that is never 0. */
  readonly count: number | undefined;
  /** Whether there may be more than are counted. */
  readonly more: boolean;
  /** Keys of the types that are described. */
  readonly types: ReadonlySet<string>;
}

/** What is known of the runs of recorded accounts: their data never changes. */
const kept = new WeakMap<AccountStore, Map<string, Known>>();

function knownOf(store: AccountStore, record: RunRecord): Known {
  const runs = kept.get(store);
  const before = runs?.get(record.arn);
  if (before) return before;
  const listing = listingOf(exclusionsOrigin(record, store.kind), store.exclusionCount(record.arn));
  const status = exclusionStatus(describedRun(record), listing);
  const known: Known = {
    count: status.kind === 'count' ? status.count : status.kind === 'zero' ? 0 : undefined,
    more: status.kind === 'count' && status.more,
    types: new Set(store.exclusionsByTitle(record.arn).map(([title]) => groupKey(title))),
  };
  if (store.kind === 'recorded') {
    if (runs) runs.set(record.arn, known);
    else kept.set(store, new Map([[record.arn, known]]));
  }
  return known;
}

function fits({ count, more, types }: Known, by: ByExclusions): boolean {
  const { exclusionType, leastExclusions, mostExclusions } = by;
  if (exclusionType !== undefined && !types.has(exclusionType)) return false;
  if (leastExclusions === undefined && mostExclusions === undefined) return true;
  if (count === undefined || count < (leastExclusions ?? 0)) return false;
  // Of a run with perhaps more, nobody knows that there are no more than so many.
  return mostExclusions === undefined || (!more && count <= mostExclusions);
}

/** Where a run stands in the order: its number (null where none is known), when it was made, and its ARN. */
type Rank = readonly [count: number | null, createdAt: number, arn: string];

function compareRanks(a: Rank, b: Rank, order: ByExclusions['order']): number {
  if (order !== undefined && a[0] !== b[0]) {
    if (a[0] === null || b[0] === null) return a[0] === null ? 1 : -1;
    return order === 'ascending' ? a[0] - b[0] : b[0] - a[0];
  }
  return b[1] - a[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]));
}

/** Behind every run: those of which no number is known come last, the oldest at the end. */
const BEHIND_ALL: Rank = [null, BEHIND_ALL_TIMES, '\uffff'];

/**
 * The ARNs of the assessment runs of a region by their exclusions: as ListAssessmentRuns, with its input and its answer,
 * narrowed by how many exclusions or which type of them a run has, and in the order of their numbers. Runs of which no
 * number is known come last, whichever way it goes. An operation of the emulator for its console: Inspector's model can
 * neither filter nor sort runs by exclusions.
 *
 * @throws ServiceError AccessDeniedException naming the permission, NoSuchEntityException, or InvalidInputException
 */
export function listRunsByExclusions(
  services: Services,
  principal: Principal,
  input: unknown,
): { readonly assessmentRunArns: readonly string[]; readonly nextToken?: string } {
  const { list, by } = readInput(input);
  for (const action of ACTIONS_FOR_RUNS_BY_EXCLUSIONS) requirePermission(principal, action, 'run');
  const page = openPage<Rank>(services, principal, LIST_RUNS_BY_EXCLUSIONS, { ...list, ...by });
  const templates = [...new Set(list.assessmentTemplateArns)];
  for (const arn of templates) requireTemplate(services, principal, arn);
  advanceRuns(services);
  const keep = runFilter(list.filter);
  const ranks: Rank[] = [];
  for (const run of runsInRegion(services.store, principal.region, { templateArns: templates })) {
    if (keep && !keep(run)) continue;
    const known = knownOf(services.store, run);
    const rank: Rank = [known.count ?? null, run.createdAt, run.arn];
    if (fits(known, by) && (!page.after || compareRanks(rank, page.after, by.order) > 0)) ranks.push(rank);
  }
  ranks.sort((a, b) => compareRanks(a, b, by.order));
  const given = ranks.slice(0, page.limit);
  return {
    assessmentRunArns: given.map(([, , arn]) => arn),
    ...nextOrRefusal(
      page,
      { count: given.length, next: ranks.length > page.limit ? given.at(-1) : undefined },
      { ...restOfRegion(services, principal, 'run', keep !== undefined, templates), behindAll: BEHIND_ALL },
    ),
  };
}
