/** What Inspector's own answers say of the checks of one run, and what of it is kept so that it is not asked for again. */
import type { AssessmentRun, RunInstance } from '../../domain/assessment/assessment';
import { exclusionStatus, loadedListing } from '../../domain/assessment/exclusion-status';
import { hasEnded } from '../../domain/assessment/runs';
import { type DescribedRun, judgeRun, type JudgedRunChecks } from '../../domain/report/judge-run';
import type { Described } from '../transport/list-describe';
import { Problem, type ProblemKind } from '../transport/problem';
import type { AccountInspector } from '../transport/inspector';
import { type RunExclusion, walkExclusions } from './exclusions/walk';
import { createTextPool, exclusionsApi } from './exclusions/walk-by-calls';
import { runInstances } from './instances';

/** One run, looked at. */
export interface RunLook {
  /** Undefined where the run is not described. */
  readonly run: DescribedRun | undefined;
  /** Its checks; undefined while they were not asked for. The exclusions themselves are not kept with them. */
  readonly judged: JudgedRunChecks | undefined;
  /** Whether another look would find the same: the run has ended, and nothing failed that may succeed. */
  readonly final: boolean;
}

/** What is wrong with one run's answers and no other's: the run is a gap. Anything else ends the whole. */
const OF_ONE_RUN: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'not-in-this-data',
  'saved-during-run',
  'not-found',
  'bad-answer',
  'failure',
]);
/** Those of them that another attempt would end with as well. */
const LASTING: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['not-in-this-data', 'saved-during-run']);

function ofOneRun(problem: unknown): Problem {
  if (problem instanceof Problem && OF_ONE_RUN.has(problem.kind)) return problem;
  throw problem;
}

interface Listed {
  readonly exclusions: readonly RunExclusion[];
  readonly count: number;
  /** Why the list did not come to its end. */
  readonly problem: Problem | undefined;
}

/** All exclusions of a run as far as they come: what came before an error counts, and is no whole. */
async function listedExclusions(
  inspector: AccountInspector,
  arn: string,
  run: DescribedRun | undefined,
  signal: AbortSignal,
): Promise<Listed> {
  const exclusions: RunExclusion[] = [];
  let count = 0;
  const api = exclusionsApi(inspector, arn, run !== undefined && hasEnded(run.state), 'count', new Map());
  try {
    for await (const { items } of walkExclusions(api, signal)) {
      count += items.length;
      for (const item of items) if ('found' in item) exclusions.push(item.found);
    }
    return { exclusions, count, problem: undefined };
  } catch (problem) {
    return { exclusions, count, problem: ofOneRun(problem) };
  }
}

async function listedInstances(
  inspector: AccountInspector,
  arn: string,
  signal: AbortSignal,
): Promise<{
  readonly instances: readonly RunInstance[] | undefined;
  readonly problem: Problem | undefined;
}> {
  try {
    return { instances: await runInstances(inspector, arn, signal), problem: undefined };
  } catch (problem) {
    return { instances: undefined, problem: ofOneRun(problem) };
  }
}

/** Judged checks without what they were judged by: of 50,000 runs only counts are kept. */
function withoutRows(judged: JudgedRunChecks, pool: (text: string) => string): JudgedRunChecks {
  return {
    ...judged,
    evidence: { ...judged.evidence, instances: undefined, exclusions: [] },
    instances: judged.instances.map((instance) => ({ ...instance, id: pool(instance.id) })),
  };
}

/** What is known of a run before its exclusions are asked for. Only what figures are made of is kept of its description. */
export function describedLook(item: Described<AssessmentRun>): RunLook {
  if ('failed' in item) return { run: undefined, judged: undefined, final: !item.failed.retryable };
  const { name, state, dataCollected, rulesPackageArns, ...times } = item.found;
  const { createdAt, startedAt, completedAt, stateChangedAt } = times;
  const run = {
    name,
    state,
    dataCollected,
    rulesPackageArns,
    createdAt,
    startedAt,
    completedAt,
    stateChangedAt,
  };
  return { run, judged: undefined, final: hasEnded(state) };
}

/**
 * Asks for a run's exclusions and its instances, and judges its checks as our own endpoint does. A run under way is
 * asked for, too: its answers say that they are known after it.
 *
 * @param look what was said of the run itself before: of one that had ended then the answers are final
 * @throws Problem that is not about this run alone, such as a missing permission or network
 */
export async function lookAtRun(
  inspector: AccountInspector,
  arn: string,
  { run, final }: RunLook,
  signal: AbortSignal,
): Promise<RunLook & { readonly judged: JudgedRunChecks }> {
  const [listed, { instances, problem }] = await Promise.all([
    listedExclusions(inspector, arn, run, signal),
    listedInstances(inspector, arn, signal),
  ]);
  const { exclusions, count, problem: error } = listed;
  const data = error && count === 0 ? undefined : { count, more: error !== undefined };
  const judged = judgeRun({
    accountId: inspector.account,
    region: inspector.region,
    arn,
    run,
    status: exclusionStatus(run, loadedListing({ data, error })),
    instances,
    exclusions,
  });
  const lasting = [error, problem].every((each) => !each || LASTING.has(each.kind));
  return { run, judged: withoutRows(judged, looksOf(inspector).pool), final: final && lasting };
}

/** Of so many instances in runs looks are kept; of more they are asked for again. That many take about 100 MB. */
const MOST_ROWS = 500_000;

/** The looks of a session at the runs of an account and region. */
export interface Looks {
  get(arn: string): RunLook | undefined;
  /** Keeps a look that is final, as long as there is room. */
  keep(arn: string, look: RunLook): void;
  readonly pool: (text: string) => string;
}

const kept = new WeakMap<AccountInspector, Looks>();

/** What was found out about the runs of an account and region in this session. */
export function looksOf(inspector: AccountInspector): Looks {
  const known = kept.get(inspector);
  if (known) return known;
  const looks = new Map<string, RunLook>();
  let rows = 0;
  const made: Looks = {
    get: (arn) => looks.get(arn),
    keep(arn, look) {
      const more = look.judged?.instances.length ?? 0;
      if (!look.final || rows + more > MOST_ROWS) return;
      rows += more;
      looks.set(arn, look);
    },
    pool: createTextPool(),
  };
  kept.set(inspector, made);
  return made;
}
