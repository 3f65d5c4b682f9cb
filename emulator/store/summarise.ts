import { listingOf } from '../../src/domain/assessment/account-data';
import { exclusionStatus, runsWords } from '../../src/domain/assessment/exclusion-status';
import type { AccountStore } from './account-store';
import { dataGapText } from '../../src/domain/report/data-gaps';
import { dataGapsOf, toldRegions } from './account-gaps';
import { EC2_INSTANCE, importNotes, INSTANCE_COVERAGE, isSavedEmpty } from './plain-rows';
import { everyRow, type ListOfRegion } from './rows';
import { exclusionsOrigin } from './exclusions';
import { type DocumentRecord, PASSED_OVER, type RunRecord, SKIPPED } from './records';

interface Count {
  all: number;
  undescribed: number;
}

/** Counts the rows of a list in all regions, and shows each to `look`. */
function countRows<T extends { readonly described: boolean }>(
  store: AccountStore,
  list: ListOfRegion<T>,
  look: (record: T) => void = () => {},
): Count {
  const found = { all: 0, undescribed: 0 };
  for (const record of everyRow(store.regions, list)) {
    found.all += 1;
    if (!record.described) found.undescribed += 1;
    look(record);
  }
  return found;
}

const counted = (name: string, { all, undescribed }: Count): string =>
  `  ${name}: ${all}${undescribed > 0 ? ` (${undescribed} known by their ids alone)` : ''}`;

/** The states of runs' exclusions, in the order to tell them. */
const STATES: readonly (readonly [kind: string, words: string])[] = [
  ['whole', 'with exclusions'],
  ['part', 'with some exclusions, perhaps not all'],
  ['zero', 'whose list of exclusions is empty'],
  ...(
    [
      'not-completed',
      'run-unknown',
      'before-exclusions',
      'saved-during-run',
      'in-progress',
      'not-in-this-data',
    ] as const
  ).map((kind) => [kind, runsWords[kind]] as const),
  ['loading', 'whose exclusions are still to be computed'],
];

function stateOf(store: AccountStore, run: RunRecord, listed: number): string {
  const evidence = listingOf(exclusionsOrigin(run, store.kind), listed);
  const status = exclusionStatus(run.described ? run : undefined, evidence);
  if (status.kind !== 'count') return status.kind;
  return status.more ? 'part' : 'whole';
}

/** The files that are not used, with what tells one from another. */
function unused(documents: readonly DocumentRecord[], prefix: string): readonly string[] {
  const found = documents.filter(({ kind }) => kind.startsWith(prefix));
  if (found.length === 0) return [];
  return [
    `  ${prefix}${plural(found.length, 'file')}`,
    ...found.map(
      ({ name, bytes, sha256, kind }) =>
        `    ${name}: ${kind.slice(prefix.length)} (${plural(bytes, 'byte')}, SHA-256 ${sha256})`,
    ),
  ];
}

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** What an account holds and what its data lacks, in lines for a person. */
export function summarise(store: AccountStore): readonly string[] {
  const states = new Map<string, number>();
  const exclusions = { listed: 0, described: 0 };
  // One question for all runs: one for each of fifty thousand takes a second.
  const counts = store.exclusionCounts();
  let previews = 0;
  let agentsInPart = 0;
  let unlisted = 0;
  const packages = new Set<string>();
  const targets = countRows(store, (request) => store.targets(request));
  const templates = countRows(
    store,
    (request) => store.templates(request),
    ({ arn, rulesPackageArns }) => {
      previews += store.previewsOf(arn).length;
      for (const each of rulesPackageArns) packages.add(each);
    },
  );
  const runs = countRows(
    store,
    (request) => store.runs(request),
    (run) => {
      const { listed, described } = counts.get(run.arn) ?? { listed: 0, described: 0 };
      const state = stateOf(store, run, listed);
      states.set(state, (states.get(state) ?? 0) + 1);
      if (
        store.kind === 'recorded' &&
        store.runAgents(run.arn, 0, 1).items.length === 0 &&
        !isSavedEmpty(store, 'run-agents', run.arn)
      )
        unlisted += 1;
      exclusions.listed += listed;
      exclusions.described += described;
      if (run.agentsComplete === false) agentsInPart += 1;
      for (const each of run.rulesPackageArns) packages.add(each);
    },
  );
  for (const region of store.regions) for (const { arn } of store.rulesPackages(region)) packages.delete(arn);
  const rowsOf = (kind: string): number =>
    [...store.regions, ''].flatMap((region) => store.plainRows(kind, region)).length;
  const instances = rowsOf(EC2_INSTANCE);
  const covered = rowsOf(INSTANCE_COVERAGE);
  const documents = store.documents();
  const used = documents.filter(({ kind }) => !kind.startsWith(PASSED_OVER) && !kind.startsWith(SKIPPED));
  return [
    `Account ${store.accountId}, ${store.name}: ${store.kind}, ${store.regions.length > 0 ? store.regions.join(', ') : 'no region'}`,
    counted('targets', targets),
    counted('templates', templates),
    counted('runs', runs),
    ...STATES.filter(([kind]) => states.has(kind)).map(
      ([kind, words]) => `    ${words}: ${states.get(kind)}`,
    ),
    ...(unlisted > 0
      ? [
          `    whose instances are not listed (list-assessment-run-agents), so that it is not known how many checks there were: ${unlisted}`,
        ]
      : []),
    ...(agentsInPart > 0 ? [`    with some agents, perhaps not all: ${agentsInPart}`] : []),
    `  exclusions: ${exclusions.listed}`,
    `    described: ${exclusions.described} of ${exclusions.listed}`,
    `  previews: ${previews}`,
    ...(packages.size > 0
      ? [`  rules packages without a name (describe-rules-packages): ${packages.size}`]
      : []),
    ...(instances > 0 ? [`  instances told of by EC2's answers: ${instances}`] : []),
    ...(covered > 0 ? [`  instances told of by Amazon Inspector's coverage: ${covered}`] : []),
    `  documents: ${used.length}`,
    ...toldRegions(store)
      .flatMap((region) => dataGapsOf(store, region))
      .map((gap) => `    gap: ${dataGapText(gap)}`),
    ...importNotes(store).map(({ document, text }) => `    ${document}: ${text}`),
    ...unused(documents, PASSED_OVER),
    ...unused(documents, SKIPPED),
  ];
}
