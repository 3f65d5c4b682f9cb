import type { AccountStore } from '../store/account-store';
import type { RunAgentRecord, RunRecord } from '../store/records';

/** All agents of a run; a target holds 500 at most. */
export function allAgents(store: AccountStore, runArn: string): readonly RunAgentRecord[] {
  const agents: RunAgentRecord[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page = store.runAgents(runArn, after, 500);
    agents.push(...page.items);
    after = page.next;
  }
  return agents;
}

/** All runs of a region, the oldest first. */
export function allRuns(store: AccountStore, region: string): readonly RunRecord[] {
  const runs: RunRecord[] = [];
  let page = store.runs({ region, after: undefined, limit: 500 });
  runs.push(...page.items);
  while (page.next) {
    page = store.runs({ region, after: page.next, limit: 500 });
    runs.push(...page.items);
  }
  return runs.toReversed();
}
