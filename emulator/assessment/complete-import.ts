import type { AccountStore } from '../store/account-store';
import { isSavedEmpty } from '../store/plain-rows';
import type { StateChange } from '../../src/domain/assessment/assessment';
import type { RunRecord, TemplateRecord } from '../store/records';
import { accountView, type AccountView, allAgents, allRuns } from './account-view';
import {
  agentsHeldElsewhere,
  agentsOfRun,
  exclusionsOfRun,
  heldAgents,
  withArns,
} from './agents-and-exclusions';
import { expectedEnd, holdsAgents, isEnded, runSchedule, stateAt } from './run-schedule';

/** What is still to come of an imported run that had not ended: the states after its own, never before its last change. */
function remaining(run: RunRecord, end: string): readonly StateChange[] {
  const whole = runSchedule(run.createdAt, run.durationInSeconds, end);
  const reached = whole.findIndex(({ state }) => state === run.state);
  return whole.slice(reached + 1).map(({ state, at }) => ({ state, at: Math.max(at, run.stateChangedAt) }));
}

/** Whether a run held its agents at a moment, by what was saved or by its schedule. */
const holdsAt = (run: RunRecord, at: number): boolean => {
  const state = stateAt(run, at);
  return state !== undefined && holdsAgents(state);
};

/**
 * Gives a simulated account what its saved documents lack: the agents of runs, the exclusions of runs that
 * ended, the schedules of those in progress. What was saved stays as it is, and where the data does not say which
 * instances a run had, nothing is made up: its exclusions are not in this data. Ids come from the runs' own ARNs,
 * so the same documents always give the same ARNs. Call it inside the transaction of the import.
 *
 * @throws FleetError when the account's `fleet` document does not fit
 */
export function completeImport(store: AccountStore): void {
  const view = accountView(store);
  for (const region of store.regions) {
    let holding: readonly RunRecord[] = [];
    for (const stored of allRuns(store, region)) {
      const template = store.template(stored.templateArn);
      if (!stored.described) continue;
      if (!view.knowsTemplate(template)) {
        if (stored.exclusions === 'pending') store.putRun({ ...stored, exclusions: 'absent' });
        continue;
      }
      const run: RunRecord = isEnded(stored.state)
        ? stored
        : {
            ...stored,
            schedule: remaining(stored, expectedEnd(view, template, stored.createdAt)),
            exclusions: 'pending',
            exclusionsSaved: false,
          };
      holding = holding.filter((other) => holdsAt(other, run.createdAt));
      completeRun(view, store, run, template, holding);
      holding = [...holding, run];
    }
  }
}

function completeRun(
  view: AccountView,
  store: AccountStore,
  run: RunRecord,
  template: TemplateRecord,
  holding: readonly RunRecord[],
): void {
  const instances = view.instancesOf(template, run.createdAt);
  let agents = allAgents(store, run.arn);
  if (agents.length === 0 && !isSavedEmpty(store, 'run-agents', run.arn)) {
    agents = agentsOfRun({
      fleet: view.fleet,
      region: run.region,
      instances,
      at: run.createdAt,
      busy: new Set(holding.flatMap((other) => heldAgents(allAgents(store, other.arn)))),
    });
    store.putRunAgents(run.arn, agents);
  }
  if (isEnded(run.state) && run.exclusions !== 'fixed') {
    const exclusions = exclusionsOfRun(view, run, instances, agentsHeldElsewhere(agents));
    store.putExclusions(run.arn, withArns(run.arn, exclusions));
    store.putRun({ ...run, exclusions: 'fixed' });
  } else if (!isEnded(run.state)) store.putRun(run);
}
