import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST_INSTANT } from '../clock';
import { FLEET_FILE } from './account-facts';
import type { ImportStore } from './create-store';
import { everyRow } from './rows';
import {
  type ExportedAnswer,
  exportOtherRows,
  NOT_SAVED,
  printResourceGroup,
  printRulesPackage,
  printRun,
  printRunAgent,
  printTarget,
  printTemplate,
} from './printed-answers';
import type { RunRecord, TargetRecord, TemplateRecord } from './records';
import { makeWholeFolder } from './write-whole';
import { visibleJson } from '../../src/domain/text/safe-text';

/** More rows than any list of this service has. */
const ALL = 1_000_000;
/** How many things the service describes at once, and how many exclusions. */
const DESCRIBED = 10;
const EXCLUSIONS = 100;

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

/** A Describe answer for what is described, and a List answer for what is known by its ARN alone. */
function* listAndDescribe<T extends TargetRecord | TemplateRecord | RunRecord>(
  command: string,
  key: string,
  records: Iterable<T>,
  print: (record: T) => unknown,
): Generator<ExportedAnswer> {
  let batch: unknown[] = [];
  const flush = (): ExportedAnswer => {
    const answer = { [`${key}s`]: batch, failedItems: {} };
    batch = [];
    return { file: `describe-${command}.jsonl`, answer };
  };
  const undescribed: string[] = [];
  for (const record of records) {
    if (record.described) batch.push(print(record));
    else undescribed.push(record.arn);
    if (batch.length === DESCRIBED) yield flush();
  }
  if (batch.length > 0) yield flush();
  if (undescribed.length > 0)
    yield { file: `list-${command}.jsonl`, answer: { [`${key}Arns`]: undescribed } };
}

/** Says of a simulated account's exclusions whether the engine computed them, or they were saved and are kept there. */
const computedMark = (store: ImportStore, run: RunRecord) =>
  store.kind === 'simulated' ? { computed: run.exclusionsSaved !== true } : {};

/** A run's exclusions: the list with the run's name, so that an empty one is evidence, then their descriptions. */
function* exclusionsOf(store: ImportStore, run: RunRecord): Generator<ExportedAnswer> {
  if (run.exclusions !== 'fixed') return;
  const { arns } = store.exclusionArns(run.arn, 0, ALL);
  yield {
    file: 'list-exclusions.jsonl',
    answer: {
      assessmentRunArn: run.arn,
      exclusionArns: arns,
      ...(run.exclusionsComplete === false && { nextToken: NOT_SAVED }),
      // What dated the list stays behind: the headers, or the order of the documents.
      ...(run.exclusionsListedDuringRun && { listedDuringRun: true }),
      ...computedMark(store, run),
    },
  };
  const records = [...store.exclusions(arns).values()];
  for (const batch of batches(records, EXCLUSIONS))
    yield {
      file: 'describe-exclusions.jsonl',
      answer: {
        exclusions: Object.fromEntries(batch.map((record) => [record.arn, record])),
        failedItems: {},
        ...computedMark(store, run),
      },
    };
}

function* ofTemplate(store: ImportStore, templateArn: string): Generator<ExportedAnswer> {
  const tags = store.tags(templateArn);
  if (tags.length > 0)
    yield { file: 'list-tags-for-resource.jsonl', answer: { resourceArn: templateArn, tags } };
  for (const { token, complete } of store.previewsOf(templateArn))
    yield {
      file: 'get-exclusions-preview.jsonl',
      answer: {
        assessmentTemplateArn: templateArn,
        previewToken: token,
        previewStatus: 'COMPLETED',
        exclusionPreviews: store.previewItems(token, 0, ALL).items,
        ...(complete === false && { nextToken: NOT_SAVED }),
      },
    };
}

function* ofRun(store: ImportStore, run: RunRecord): Generator<ExportedAnswer> {
  yield* exclusionsOf(store, run);
  const agents = store.runAgents(run.arn, 0, ALL).items;
  const isPart = run.agentsComplete === false;
  if (agents.length > 0 || isPart)
    yield {
      file: 'list-assessment-run-agents.jsonl',
      answer: {
        // Without an agent nothing else says whose they are.
        ...(agents.length === 0 && { assessmentRunArn: run.arn }),
        assessmentRunAgents: agents.map((agent) => printRunAgent(run.arn, agent)),
        ...(isPart && { nextToken: NOT_SAVED }),
      },
    };
}

function* ofRegion(store: ImportStore, region: string): Generator<ExportedAnswer> {
  for (const batch of batches(store.resourceGroups(region), DESCRIBED))
    yield {
      file: 'describe-resource-groups.jsonl',
      answer: { resourceGroups: batch.map(printResourceGroup), failedItems: {} },
    };
  for (const batch of batches(store.rulesPackages(region), DESCRIBED))
    yield {
      file: 'describe-rules-packages.jsonl',
      answer: { rulesPackages: batch.map(printRulesPackage), failedItems: {} },
    };
}

/** The two files of an account that are no answers. */
function* accountFiles(store: ImportStore): Generator<ExportedAnswer> {
  const clock = store.setting('account.clock') === 'present' ? undefined : store.setting('clock');
  yield {
    file: 'account.json',
    answer: {
      id: store.accountId,
      name: store.name,
      ...(clock !== undefined && { clock: new Date(Math.min(LAST_INSTANT, Number(clock))).toISOString() }),
      ...(store.kind === 'simulated' && { data: store.kind }),
    },
  };
  const fleet = store.fleet();
  if (fleet !== undefined) yield { file: FLEET_FILE, answer: fleet as Readonly<Record<string, unknown>> };
}

function* answers(store: ImportStore): Generator<ExportedAnswer> {
  const targets = everyRow(store.regions, (request) => store.targets(request));
  yield* listAndDescribe('assessment-targets', 'assessmentTarget', targets, printTarget);
  const templates = [...everyRow(store.regions, (request) => store.templates(request))];
  yield* listAndDescribe('assessment-templates', 'assessmentTemplate', templates, (template) =>
    printTemplate(store, template),
  );
  for (const { arn } of templates) yield* ofTemplate(store, arn);
  const runs = () => everyRow(store.regions, (request) => store.runs(request));
  yield* listAndDescribe('assessment-runs', 'assessmentRun', runs(), printRun);
  for (const run of runs()) yield* ofRun(store, run);
  for (const region of store.regions) yield* ofRegion(store, region);
  yield* exportOtherRows(store);
}

/**
 * An account in the answers that the AWS CLI would print, for an archive that the import understands.
 * Users are left out: their passwords are not kept. Each answer of a simulated account says that it is simulated,
 * because an archive is taken apart: what was saved before, too, for in such an account nothing is evidence.
 */
export function* exportAccount(store: ImportStore): Generator<ExportedAnswer> {
  yield* accountFiles(store);
  const mark = store.kind === 'simulated' ? { $metadata: { data: store.kind } } : {};
  for (const { file, answer } of answers(store)) yield { file, answer: { ...answer, ...mark } };
}

function writeAnswers(store: ImportStore, folder: string): readonly string[] {
  const open = new Map<string, number>();
  try {
    for (const { file, answer } of exportAccount(store)) {
      const descriptor = open.get(file) ?? openSync(join(folder, file), 'wx', 0o600);
      open.set(file, descriptor);
      // Writes all of it: a disk that fills may take a part alone, without an error.
      writeFileSync(descriptor, `${visibleJson(answer)}\n`);
    }
  } finally {
    for (const descriptor of open.values()) closeSync(descriptor);
  }
  return [...open.keys()];
}

/**
 * Writes an account into a new or empty folder, for nobody else to read. Gives the names of the files.
 *
 * @throws AccountError when the folder has something in it (two exports must not mix), or cannot be written as a whole:
 * there is nothing of it then
 */
export function writeArchive(store: ImportStore, folder: string): readonly string[] {
  return makeWholeFolder(folder, (part) => writeAnswers(store, part));
}
