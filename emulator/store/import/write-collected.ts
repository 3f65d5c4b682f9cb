import type { ImportStore } from '../create-store';
import {
  type EmptyList,
  IMPORT_NOTE,
  noteAgentsInPart,
  noteSavedEmpty,
  putListGap,
  putCoverageDocument,
  putEc2Instance,
  putInstanceCoverage,
} from '../plain-rows';
import type { RunRecord, TargetRecord, TemplateRecord } from '../records';
import { type Collected, type SavedRun, type EmptyAnswer, parentOf, partsOf } from './evidence/collected';
import { listGaps } from './evidence/list-gaps';
import type { Settled } from './evidence/settle-exclusions';
import { isWholeList, lacksEarlierPages } from './evidence/settle-pages';
import type { SettledFolder, SettledPreview } from './evidence/settle-folder';
import { isNamedAfterCommand, regionIn } from './named-after';

/** What is known of a thing that only an ARN below it names: nothing. Time 0 puts it at the end of its lists. */
const undescribed = (arn: string) => ({
  arn,
  region: partsOf(arn).region,
  described: false,
  name: '',
  createdAt: 0,
});

const namedTarget = (arn: string): TargetRecord => ({
  ...undescribed(arn),
  resourceGroupArn: null,
  updatedAt: 0,
});

const namedTemplate = (arn: string): TemplateRecord => ({
  ...undescribed(arn),
  targetArn: parentOf(arn),
  durationInSeconds: 0,
  rulesPackageArns: [],
  userAttributesForFindings: [],
});

/** A simulated template's runs come and go: what its description says of them is not kept. */
function withRunsToCome(template: TemplateRecord): TemplateRecord {
  const { assessmentRunCount: _count, lastAssessmentRunArn: _last, ...rest } = template;
  return rest;
}

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
    if (isWholeList(pages)) listed.set(runArn, new Set(pages.flatMap(({ names }) => [...names])));
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

/** Writes a run's agents, and gives what its record says of their list. */
function writeAgents(
  store: ImportStore,
  { agentPages, runAgents }: Collected,
  arn: string,
): Pick<RunRecord, 'agentsComplete'> {
  const agents = [...(runAgents.get(arn)?.values() ?? [])];
  if (agents.length > 0) store.putRunAgents(arn, agents);
  const pages = agentPages.get(arn);
  if (!pages) return {};
  if (!isWholeList(pages)) return { agentsComplete: false };
  if (agents.length === 0) noteSavedEmpty(store, 'run-agents', arn, partsOf(arn).region);
  return {};
}

function writeRuns(
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

function writePreviews(store: ImportStore, previews: readonly SettledPreview[], newUuid: () => string): void {
  for (const { token, items, ...preview } of previews)
    // The answer has no time in it, so none is made up.
    store.putPreview({ ...preview, token: token ?? newUuid(), createdAt: 0, readyAt: 0 }, items);
}

/** The commands whose empty answers may be of a whole region; the others name a run or template. */
const OF_REGIONS: Readonly<Partial<Record<EmptyList, string>>> = {
  findings: 'list-findings',
  subscriptions: 'list-event-subscriptions',
};

/** The region that an empty answer is of, if its file shows that it is of a whole one: the one it names, or the only one. */
function regionOf({ list, file }: EmptyAnswer, regions: readonly string[]): string | undefined {
  const command = OF_REGIONS[list];
  if (command === undefined || !isNamedAfterCommand(file, command)) return undefined;
  return regionIn(file) ?? (regions.length === 1 ? regions[0] : undefined);
}

function writeEmptyAnswers(store: ImportStore, { emptyAnswers }: Collected): void {
  for (const answer of emptyAnswers) {
    const { list, about } = answer;
    const region = about === undefined ? regionOf(answer, store.regions) : partsOf(about).region;
    if (region !== undefined) noteSavedEmpty(store, list, about ?? region, region);
  }
}

/** Whether anything in the folder names a thing beside what could not describe it. */
const isNamedIn =
  ({ exclusions, known, listed }: Collected) =>
  (arn: string): boolean => {
    const { id, kind } = partsOf(arn);
    if (kind !== 'exclusion') return known.get(id)?.includes(arn) ?? false;
    const run = parentOf(arn);
    const isListed = listed.get(run)?.some(({ arns }) => arns.includes(arn)) === true;
    return isListed || exclusions.get(run)?.has(arn) === true;
  };

/** In a simulated account nothing is evidence, and what comes next is computed. A run's findings are all there where they are counted. */
function writeListGaps(store: ImportStore, collected: Collected): void {
  if (store.kind === 'simulated') return;
  const { account, failures, findingPages, lists } = collected;
  for (const gap of listGaps(lists, failures, account, isNamedIn(collected))) {
    const pages = gap.things === 'finding' ? (findingPages.get(gap.about ?? '') ?? []) : [];
    if (!isWholeList(pages)) putListGap(store, gap);
  }
}

/**
 * Writes what a folder's documents say into an empty store.
 *
 * @param settled what they prove of the exclusions of each run, and of previews
 */
export function writeCollected(
  store: ImportStore,
  collected: Collected,
  settled: SettledFolder,
  newUuid: () => string,
): void {
  const named = { target: [] as string[], template: [] as string[], run: [] as string[] };
  // Sorted, so that things of one time stand in one order, in whatever order their documents were read.
  for (const arn of [...collected.known.values()].flat().toSorted()) {
    const { kind } = partsOf(arn);
    if (kind === 'target' || kind === 'template' || kind === 'run') named[kind].push(arn);
  }
  for (const group of collected.resourceGroups.values()) store.putResourceGroup(group);
  for (const arn of named.target) store.putTarget(collected.targets.get(arn) ?? namedTarget(arn));
  for (const arn of named.template) {
    const template = collected.templates.get(arn) ?? namedTemplate(arn);
    store.putTemplate(store.kind === 'simulated' ? withRunsToCome(template) : template);
  }
  writeRuns(store, collected, settled.runs, named.run);
  for (const rulesPackage of collected.rulesPackages.values()) store.putRulesPackage(rulesPackage);
  writePreviews(store, settled.previews, newUuid);
  for (const [arn, tags] of collected.tags)
    if (tags.length > 0) store.putTags(arn, tags);
    else noteSavedEmpty(store, 'tags', arn, partsOf(arn).region);
  for (const row of collected.plainRows.values()) store.putPlainRow(row.kind, row.region, row.key, row.value);
  for (const [of, pages] of collected.agentPages) {
    const { kind, region } = partsOf(of);
    // Which these are changes: answers that differ are of different times.
    if (kind === 'target' && pages.every((page) => page.more || lacksEarlierPages(page, pages)))
      noteAgentsInPart(store, of, region);
  }
  for (const instance of settled.instances) putEc2Instance(store, instance);
  for (const instance of settled.coverage.instances) putInstanceCoverage(store, instance);
  for (const document of settled.coverage.documents) putCoverageDocument(store, document);
  writeEmptyAnswers(store, collected);
  writeListGaps(store, collected);
  for (const [index, note] of collected.sayings.notes.entries())
    store.putPlainRow(IMPORT_NOTE, '', String(index).padStart(6, '0'), note);
}
