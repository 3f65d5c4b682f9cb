import { allAgents } from '../assessment/account-view';
import { heldAgents } from '../assessment/agents-and-exclusions';
import { holdsAgents } from '../assessment/run-schedule';
import { limitExceeded } from './errors';
import type { AccountStore } from '../store/account-store';

/** What an account could have in a region: the limits of Inspector Classic's guide. */
export const LIMITS = { targets: 50, templates: 500, runs: 50_000, agents: 500 } as const;

function exceeded(what: string, limit: number, code: string) {
  return limitExceeded(`${code}_LIMIT_EXCEEDED`, `An account can have ${limit} ${what} in a region`);
}

/** Throws `LimitExceededException` when the region has all the targets that it can have. */
export function requireRoomForTarget(store: AccountStore, region: string): void {
  const { items } = store.targets({ region, after: undefined, limit: LIMITS.targets });
  if (items.length >= LIMITS.targets)
    throw exceeded('assessment targets', LIMITS.targets, 'ASSESSMENT_TARGET');
}

/** Throws `LimitExceededException` when the region has all the templates that it can have. */
export function requireRoomForTemplate(store: AccountStore, region: string): void {
  const { items } = store.templates({ region, after: undefined, limit: LIMITS.templates });
  if (items.length >= LIMITS.templates)
    throw exceeded('assessment templates', LIMITS.templates, 'ASSESSMENT_TEMPLATE');
}

/** Throws `LimitExceededException` when the region has all the runs that it can have. */
export function requireRoomForRun(store: AccountStore, region: string): void {
  const { items } = store.templates({ region, after: undefined, limit: Number.MAX_SAFE_INTEGER - 1 });
  let runs = 0;
  for (const { arn } of items) runs += store.runsOf(arn).count;
  if (runs >= LIMITS.runs) throw exceeded('assessment runs', LIMITS.runs, 'ASSESSMENT_RUN');
}

/** Throws `LimitExceededException` when `more` agents would be too many in the runs that collect data now. */
export function requireRoomForAgents(store: AccountStore, region: string, more: number): void {
  let held = more;
  for (const run of store.runsInProgress())
    if (run.region === region && holdsAgents(run.state)) held += heldAgents(allAgents(store, run.arn)).length;
  // The model has no code for agents; the run is what cannot be had.
  if (held > LIMITS.agents) throw exceeded('agents in running assessments', LIMITS.agents, 'ASSESSMENT_RUN');
}
