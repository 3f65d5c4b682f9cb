import { isBeforeExclusions } from '../../src/domain/assessment/exclusion-status';
import { idFrom } from '../ids';
import type { ExclusionItem, ExclusionRecord, RunRecord } from '../store/records';
import type { AccountView } from './account-view';
import { exclusionsIn } from './exclusion-rules';
import type { Instance } from './fleet';

/**
 * The exclusions of a run that has ended. Whoever was in the target when the run started is judged as of that
 * moment; rules-evaluation errors are added when rules were evaluated. A run that failed or was canceled keeps
 * what was known at its start: an empty list would say that all was well.
 *
 * @param instances what was in the target when the run started, ordered by id
 * @param busy the instances that another run held then
 */
export function exclusionsOfRun(
  view: AccountView,
  run: RunRecord,
  instances: readonly Instance[],
  busy: ReadonlySet<string>,
): readonly ExclusionItem[] {
  if (isBeforeExclusions(run)) return [];
  return exclusionsIn({
    fleet: view.fleet,
    region: run.region,
    instances,
    packages: view.packages(run.rulesPackageArns),
    at: run.createdAt,
    busy,
    evaluatedAt: run.stateChanges.find(({ state }) => state === 'EVALUATING_RULES')?.at,
  });
}

/** Names the exclusions of a run: the same run and position give the same ARN, and no two are alike. */
export function withArns(runArn: string, exclusions: readonly ExclusionItem[]): readonly ExclusionRecord[] {
  const taken = new Set<string>();
  return exclusions.map((item, position) => {
    let id = idFrom(`${runArn}/${position}`);
    for (let again = 1; taken.has(id); again += 1) id = idFrom(`${runArn}/${position}/${again}`);
    taken.add(id);
    return { arn: `${runArn}/exclusion/${id}`, ...item };
  });
}
