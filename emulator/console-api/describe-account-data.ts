import type { AccountCounts, DataKind, ExclusionsOrigin } from '../../src/domain/assessment/account-data';
import { advanceRuns } from '../assessment/advance-runs';
import { invalidInput } from '../inspector/errors';
import type { Principal, Services } from '../inspector/operation';
import { openPage } from '../inspector/paging';
import { requirePermission } from '../inspector/permissions';
import type { Place } from '../store/account-store';
import { verifiedAt } from '../store/digests';
import { exclusionsOrigin } from '../store/exclusions';
import { importNotes, type ImportNote } from '../store/plain-rows';
import type { RunRecord } from '../store/records';

/** The operation's name; its target on the wire is `ExclusionsConsole.DescribeAccountData`. */
export const DESCRIBE_ACCOUNT_DATA = 'DescribeAccountData';

/** What a caller must be allowed to do: the answer lists runs, and tells of their exclusions. */
export const ACTIONS_FOR_ACCOUNT_DATA: readonly string[] = ['ListAssessmentRuns', 'ListExclusions'];

const MOST_RUNS = 500;

/** A run, by what is known of its exclusions. Times on the wire are seconds since the epoch. */
interface RunData {
  readonly arn: string;
  /** Absent for a run that is known by its exclusions alone. */
  readonly name?: string;
  readonly createdAt?: number;
  readonly state?: string;
  /** Absent for a run that has not completed, too. */
  readonly completedAt?: number;
  readonly stateChangedAt?: number;
  readonly exclusions: ExclusionsOrigin;
  readonly exclusionCount: number;
  /** When the service gave the latest of the saved lists; absent where none says so. */
  readonly answeredAt?: number;
}

/** The answer. Documents hold for the whole account, counts and runs for the region that was signed for. */
export interface AccountData {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly kind: DataKind;
    /** When the store was last found to be what was imported; absent where that cannot be told. */
    readonly verifiedAt?: number;
    /** The store is large, and is being verified while it is served. */
    readonly verifying?: true;
  };
  readonly documents: readonly {
    readonly name: string;
    readonly kind: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly importedAt: number;
  }[];
  /** What had to be decided when the documents were imported. */
  readonly notes: readonly ImportNote[];
  readonly counts: AccountCounts;
  /** Newest first. */
  readonly runs: readonly RunData[];
  readonly nextToken?: string;
}

interface Input {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

function readInput(input: unknown): Input {
  const { nextToken, maxResults } = input as { readonly nextToken?: unknown; readonly maxResults?: unknown };
  if (nextToken !== undefined && (typeof nextToken !== 'string' || nextToken.length > 300))
    throw invalidInput('INVALID_PAGINATION_TOKEN', 'The nextToken must be a text of at most 300 characters');
  const size = typeof maxResults === 'number' && Number.isInteger(maxResults) && maxResults >= 1;
  if (maxResults !== undefined && (!size || maxResults > MOST_RUNS))
    throw invalidInput('INVALID_MAX_RESULTS', `The maxResults must be a whole number from 1 to ${MOST_RUNS}`);
  return {
    ...(typeof nextToken === 'string' && { nextToken }),
    ...(typeof maxResults === 'number' && { maxResults }),
  };
}

/** What is known of a run but for its exclusions: nothing where it is not described. */
function descriptionOf(
  run: RunRecord,
): Omit<RunData, 'arn' | 'exclusions' | 'exclusionCount' | 'answeredAt'> {
  if (!run.described) return {};
  return {
    name: run.name,
    createdAt: run.createdAt / 1000,
    state: run.state,
    ...(run.completedAt !== null && { completedAt: run.completedAt / 1000 }),
    stateChangedAt: run.stateChangedAt / 1000,
  };
}

/** When the latest of a run's saved lists was given, as far as they say. */
function answerTime({ exclusionsEvidence = [] }: RunRecord): Pick<RunData, 'answeredAt'> {
  const lists = exclusionsEvidence.filter(({ describes }) => !describes);
  const times = lists.flatMap(({ answeredAt }) => answeredAt ?? []);
  return times.length === 0 ? {} : { answeredAt: Math.max(...times) / 1000 };
}

/**
 * Tells where an account's data comes from: the documents that it was imported from, and what is known of
 * each run's exclusions. An operation of the emulator for its console. It is no part of Inspector's model,
 * so it has a target of its own; it is signed like every call, and needs the permissions for what it tells.
 *
 * @throws ServiceError AccessDeniedException naming the permission, or InvalidInputException
 */
export function describeAccountData(services: Services, principal: Principal, input: unknown): AccountData {
  const checked = readInput(input);
  for (const action of ACTIONS_FOR_ACCOUNT_DATA) requirePermission(principal, action, 'run');
  advanceRuns(services);
  const { store } = services;
  const page = openPage<Place>(services, principal, DESCRIBE_ACCOUNT_DATA, checked, {
    usual: MOST_RUNS,
    most: MOST_RUNS,
  });
  const verifying = services.verification?.isOver === false;
  const verified = verifying ? undefined : verifiedAt(store);
  const runs = store.runs({ region: principal.region, after: page.after, limit: page.limit });
  return {
    account: {
      id: store.accountId,
      name: store.name,
      kind: store.kind,
      ...(verified !== undefined && { verifiedAt: verified / 1000 }),
      ...(verifying && { verifying }),
    },
    documents: store.documents().map((document) => ({
      ...document,
      importedAt: document.importedAt / 1000,
    })),
    notes: importNotes(store),
    counts: store.counts(principal.region),
    runs: runs.items.map((run) => ({
      arn: run.arn,
      ...descriptionOf(run),
      exclusions: exclusionsOrigin(run, store.kind),
      exclusionCount: store.exclusionCount(run.arn),
      ...answerTime(run),
    })),
    ...page.next(runs.next),
  };
}
