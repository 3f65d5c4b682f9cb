/** Writes what a folder's documents say of runs: themselves, their agents, their exclusions. */

import type { ImportStore } from '../create-store';
import { noteSavedEmpty } from '../plain-rows';
import type { RunRecord } from '../records';
import { type Collected, type SavedRun, parentOf, partsOf } from './evidence/collected';
import { isEarly, type Settled, whenGivenOf } from './evidence/settle-exclusions';
import { isWholeList, type SavedPage } from './evidence/settle-pages';

/** What is known of a thing that only an ARN below it names: nothing. Time 0 puts it at the end of its lists. */
export const undescribed = (arn: string) => ({
  arn,
  region: partsOf(arn).region,
  described: false,
  name: '',
  createdAt: 0,
});

const namedRun = (arn: string): SavedRun => ({
  ...undescribed(arn),
  templateArn: parentOf(arn),
  state: '',
  durationInSeconds: 0,
  rulesPackageArns: [],
  userAttributesForFindings: [],
  startedAt: null,
  completedAt: null,
  stateChangedAt: 0,
  dataCollected: false,
  stateChanges: [],
  notifications: [],
  findingCounts: undefined,
  schedule: [],
});

/**
 * How many findings each run has, by severity, for runs whose description lacks the counts: where a list that names the run ends,
 * and each finding of it is described. Of a part the numbers would pass for those of the run.
 */
function countFindings(collected: Collected): ReadonlyMap<string, Record<string, number>> {
  const listed = new Map<string, ReadonlySet<string>>();
  for (const [runArn, pages] of collected.findingPages)
    if (isWholeList(ofEnd(pages, runArn, collected)))
      listed.set(runArn, new Set(pages.flatMap(({ names }) => [...names])));
  const counts = new Map<string, Record<string, number>>();
  for (const { kind, key, value } of collected.plainRows.values()) {
    if (kind !== 'finding') continue;
    const runArn = parentOf(key);
    if (value === null || listed.get(runArn)?.has(key) !== true) {
      listed.delete(runArn);
      continue;
    }
    const { severity } = value as { severity?: string };
    const ofRun = counts.get(runArn) ?? {};
    const name = severity ?? 'Undefined';
    ofRun[name] = (ofRun[name] ?? 0) + 1;
    counts.set(runArn, ofRun);
  }
  return new Map([...counts].filter(([runArn]) => listed.has(runArn)));
}

/** Pages of a list about a run, of which none from before its end is the end of the list: what it lacks may have come later. */
export function ofEnd(
  pages: readonly SavedPage[],
  runArn: string,
  collected: Collected,
): readonly SavedPage[] {
  const whenGiven = whenGivenOf(runArn, collected);
  return pages.map((page) =>
    isEarly(whenGiven(page.origin)) ? { ...page, origin: { ...page.origin, partial: true } } : page,
  );
}

/** Writes a run's agents, and gives what its record says of their list. */
function writeAgents(
  store: ImportStore,
  collected: Collected,
  arn: string,
): Pick<RunRecord, 'agentsComplete'> {
  const { agentPages, runAgents } = collected;
  const agents = [...(runAgents.get(arn)?.values() ?? [])];
  if (agents.length > 0) store.putRunAgents(arn, agents);
  const saved = agentPages.get(arn);
  if (!saved) return {};
  const pages = store.kind === 'simulated' ? saved : ofEnd(saved, arn, collected);
  if (!isWholeList(pages)) return { agentsComplete: false };
  if (agents.length === 0) noteSavedEmpty(store, 'run-agents', arn, partsOf(arn).region);
  return {};
}

/**
 * Writes runs.
 *
 * @param settled what the documents prove of the exclusions of each
 */
export function writeRuns(
  store: ImportStore,
  collected: Collected,
  settled: ReadonlyMap<string, Settled>,
  arns: readonly string[],
): void {
  const counts = countFindings(collected);
  for (const arn of arns) {
    const run = collected.runs.get(arn) ?? namedRun(arn);
    const found = settled.get(arn);
    if (!found) throw new Error(`The exclusions of ${arn} were not settled.`);
    const { known, ...state } = found;
    store.putRun({
      ...run,
      findingCounts: run.findingCounts ?? counts.get(arn) ?? {},
      ...writeAgents(store, collected, arn),
      ...state,
    });
    if (state.exclusions === 'fixed') store.addListedExclusions(arn, known);
  }
}
