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
import type { TargetRecord, TemplateRecord } from '../records';
import { type Collected, type EmptyAnswer, parentOf, partsOf } from './evidence/collected';
import { listGaps } from './evidence/list-gaps';
import { isWholeList } from './evidence/settle-pages';
import type { SettledFolder, SettledPreview } from './evidence/settle-folder';
import { isNamedAfterCommand, namedAfter, regionIn } from './named-after';
import { ofEnd, undescribed, writeRuns } from './write-runs';

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

function writePreviews(store: ImportStore, previews: readonly SettledPreview[], newUuid: () => string): void {
  for (const { token, items, ...preview } of previews) {
    // Only the answer's own date tells when there was such a preview; without it no time is made up.
    const createdAt = Math.max(0, ...(preview.evidence ?? []).map(({ answeredAt = 0 }) => answeredAt));
    store.putPreview({ ...preview, token: token ?? newUuid(), createdAt, readyAt: 0 }, items);
  }
}

/** The commands whose empty answers may be of a whole region; the others name a run or template. */
const OF_REGIONS: Readonly<Partial<Record<EmptyList, string>>> = {
  findings: 'list-findings',
  subscriptions: 'list-event-subscriptions',
};

/** The region that an empty answer is of, if its file shows that it is of a whole one: the one it names, or the only one. */
function regionOf(
  { list, file }: EmptyAnswer,
  regions: readonly string[],
  { known, account }: Collected,
): string | undefined {
  const only = regions.length === 1 ? regions[0] : undefined;
  // One that does not say of which region it is may be of any; one that is named after a target or template is of that alone.
  if (list === 'targets' || list === 'templates' || list === 'runs') {
    const isOfOne = (['target', 'template'] as const).some(
      (kind) => namedAfter(file, kind, known, account).length > 0,
    );
    return isOfOne ? undefined : (regionIn(file) ?? only ?? '');
  }
  const command = OF_REGIONS[list];
  if (command === undefined || !isNamedAfterCommand(file, command)) return undefined;
  return regionIn(file) ?? only;
}

function writeEmptyAnswers(store: ImportStore, collected: Collected): void {
  const { emptyAnswers, findingPages } = collected;
  const findingPagesOf = (runArn: string) => ofEnd(findingPages.get(runArn) ?? [], runArn, collected);
  for (const answer of emptyAnswers) {
    const { list, about } = answer;
    // None was there while the run was under way: that says nothing of its end.
    if (about !== undefined && list === 'findings' && !isWholeList(findingPagesOf(about))) continue;
    const region = about === undefined ? regionOf(answer, store.regions, collected) : partsOf(about).region;
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
    const about = gap.kind === 'part-of-list' && gap.things === 'finding' ? (gap.about ?? '') : '';
    if (!isWholeList(ofEnd(findingPages.get(about) ?? [], about, collected))) putListGap(store, gap);
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
    // Which these are changes: answers of different times are no whole together.
    if (kind === 'target' && !isWholeList(pages)) noteAgentsInPart(store, of, region);
  }
  for (const instance of settled.instances) putEc2Instance(store, instance);
  for (const instance of settled.coverage.instances) putInstanceCoverage(store, instance);
  for (const document of settled.coverage.documents) putCoverageDocument(store, document);
  writeEmptyAnswers(store, collected);
  writeListGaps(store, collected);
  for (const [index, note] of collected.sayings.notes.entries())
    store.putPlainRow(IMPORT_NOTE, '', String(index).padStart(6, '0'), note);
}
