import type { ImportStore } from '../create-store';
import type { ListedExclusion } from '../exclusions';
import { noteSavedEmpty, type EmptyList } from '../saved-empty';
import type { ExclusionItem, ExclusionRecord, RunRecord, TargetRecord, TemplateRecord } from '../records';
import {
  partsOf,
  parentOf,
  type Collected,
  type DescribedRun,
  type EmptyAnswer,
  type SavedPreviewPage,
} from './collected';
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

const namedRun = (arn: string): DescribedRun => ({
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

/** How many of the saved findings each run has, by severity: for runs whose description lacks the counts. */
function countFindings(collected: Collected): ReadonlyMap<string, Record<string, number>> {
  const counts = new Map<string, Record<string, number>>();
  for (const { kind, key, value } of collected.plainRows.values()) {
    if (kind !== 'finding' || value === null) continue;
    const { severity } = value as { severity?: string };
    const ofRun = counts.get(parentOf(key)) ?? {};
    const name = severity ?? 'Undefined';
    ofRun[name] = (ofRun[name] ?? 0) + 1;
    counts.set(parentOf(key), ofRun);
  }
  return counts;
}

interface Settled extends Pick<RunRecord, 'exclusions' | 'exclusionsComplete' | 'exclusionsSaved'> {
  readonly known: readonly ListedExclusion[];
}

/**
 * What the documents say of a run's exclusions. A saved list that ends is all of them. Descriptions without such a list
 * prove that these exist and not that they are all, so they are kept and marked as perhaps incomplete.
 */
function settleExclusions(
  runArn: string,
  described: boolean,
  collected: Collected,
  simulated: boolean,
): Settled {
  const pages = collected.listed.get(runArn);
  const records = collected.exclusions.get(runArn) ?? new Map<string, ExclusionRecord>();
  if (!pages && records.size === 0)
    return { exclusions: simulated && described ? 'pending' : 'absent', known: [] };
  const listed = new Set((pages ?? []).flatMap((page) => page.arns));
  const ends = (pages ?? []).some((page) => !page.more);
  const complete = ends && [...records.keys()].every((arn) => listed.has(arn));
  const known = [...new Set([...listed, ...records.keys()])].map((arn) => ({
    arn,
    record: records.get(arn),
  }));
  return {
    exclusions: 'fixed',
    exclusionsSaved: !collected.computed.has(runArn),
    known,
    ...(!complete && { exclusionsComplete: false }),
  };
}

function writeRuns(store: ImportStore, collected: Collected, arns: readonly string[]): void {
  const counts = countFindings(collected);
  for (const arn of arns) {
    const run = collected.runs.get(arn) ?? namedRun(arn);
    const { known, ...state } = settleExclusions(arn, run.described, collected, store.kind === 'simulated');
    store.putRun({ ...run, findingCounts: run.findingCounts ?? counts.get(arn) ?? {}, ...state });
    if (state.exclusions === 'fixed') store.putListedExclusions(arn, known);
  }
  for (const [runArn, agents] of collected.runAgents) store.putRunAgents(runArn, [...agents.values()]);
}

const once = <T>(values: readonly T[]): readonly T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/**
 * What the pages hold; one that was saved twice counts once. Filtered exports may overlap with anything, so they
 * count only where nothing else is saved.
 */
function previewItems(pages: readonly SavedPreviewPage[]): readonly ExclusionItem[] {
  const answers = pages.filter(({ filtered }) => !filtered);
  if (answers.length > 0) return once(answers.map(({ items }) => items)).flat();
  return once(pages.flatMap(({ items }) => items));
}

function writePreviews(store: ImportStore, collected: Collected, newUuid: () => string): void {
  for (const preview of collected.previews.values()) {
    const { templateArn, token, pages } = preview;
    const complete = pages.some((page) => !page.more);
    // The answer has no time in it, so none is made up.
    store.putPreview(
      {
        token: token ?? newUuid(),
        templateArn,
        createdAt: 0,
        readyAt: 0,
        ...(!complete && { complete: false }),
      },
      previewItems(pages),
    );
  }
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

/** Writes what a folder's documents say into an empty store. */
export function writeCollected(store: ImportStore, collected: Collected, newUuid: () => string): void {
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
  writeRuns(store, collected, named.run);
  for (const rulesPackage of collected.rulesPackages.values()) store.putRulesPackage(rulesPackage);
  writePreviews(store, collected, newUuid);
  for (const [arn, tags] of collected.tags) store.putTags(arn, tags);
  for (const row of collected.plainRows.values()) store.putPlainRow(row.kind, row.region, row.key, row.value);
  writeEmptyAnswers(store, collected);
}
