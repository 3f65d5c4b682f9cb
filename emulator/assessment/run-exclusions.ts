import { isBeforeExclusions } from '../../src/domain/assessment/exclusion-status';
import type { ExclusionItem, RunRecord, TemplateRecord } from '../store/records';
import type { AccountView } from './account-view';
import { exclusionsIn } from './exclusion-rules';
import type { Instance } from './fleet';
import { evaluationAt } from './run-schedule';

/** The state of a run at a moment, from what has happened and what is scheduled; undefined before it was created. */
export function stateAt(run: RunRecord, at: number): string | undefined {
  return [...run.stateChanges, ...run.schedule].findLast((change) => change.at <= at)?.state;
}

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

/** The state that a run ends in unless it is stopped: with errors when a whole package fails, or nobody is there. */
export function expectedEnd(view: AccountView, template: TemplateRecord, start: number): string {
  const evaluated = evaluationAt(start, template.durationInSeconds);
  const failing = view.fleet.evaluationFailures.some(
    ({ rulesPackageArn, from, to, instances }) =>
      instances === undefined &&
      template.rulesPackageArns.includes(rulesPackageArn) &&
      from <= evaluated &&
      evaluated < to,
  );
  const nobody = view.instancesOf(template, start).length === 0;
  return failing || nobody ? 'COMPLETED_WITH_ERRORS' : 'COMPLETED';
}
