import { knownRun, type ReportFilter, runsInRegion } from '../console-api/known-runs';
import { coverageDocumentsOf } from '../console-api/describe-instances';
import { createAssessment } from '../assessment/create-assessment';
import { sha256Hex } from '../hashes';
import { didYouMean, OptionError } from '../option-parser';
import { type AccountsReading, eachAccount } from './each-account';
import { backgroundsOf } from '../console-api/instance-sayings';
import { reportOscal } from './oscal';
import { reportHtml } from './report-html';
import type { AccountStore } from '../store/account-store';
import { everyRow } from '../store/rows';
import { dataGapsOf, toldRegions } from '../store/account-gaps';
import type { FolderPlace } from '../store/import/folder-files';
import { CoverageTally } from '../../src/domain/report/coverage-report';
import type { PlacedDataGap } from '../../src/domain/report/data-gaps';
import { InstanceBackgrounds } from '../../src/domain/report/instance-background';
import { judgeRun } from '../../src/domain/report/judge-run';
import { instancesCsv, reportJson, runsCsv, sourcesCsv } from '../../src/domain/report/report-json-csv';
import {
  type ExclusionsOfRun,
  exclusionsOfRun,
  type ReportedAccount,
  type ReportFacts,
  type ReportOrigin,
  rowsOf,
} from '../../src/domain/report/report-facts';
import { reportMarkdown } from '../../src/domain/report/report-markdown';

export interface ReportOptions extends AccountsReading {
  readonly filter: ReportFilter;
  /** Whether the exclusions of each run are wanted, not only their numbers. */
  readonly withExclusions: boolean;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly origin: ReportOrigin;
  /** Is told of each account while it is open. */
  readonly visit?: (store: AccountStore, place: FolderPlace | undefined) => void;
}

/** What a report is of, apart from how its accounts are read. */
export type ReportSubject = Pick<ReportOptions, 'filter' | 'withExclusions' | 'madeAt' | 'origin'>;

/** Runs, or instances that are looked up, after which whoever adds up can let others have their turn. */
const PER_STEP = 50;

/** A report that is added up account by account. */
export class ReportMaking {
  private readonly all = new CoverageTally();
  private readonly accounts: ReportedAccount[] = [];
  private readonly dataGaps: PlacedDataGap[] = [];
  private readonly exclusions: ExclusionsOfRun[] = [];
  private readonly packages = new Map<string, string>();
  private readonly backgrounds = new InstanceBackgrounds();
  private readonly subject: ReportSubject;

  constructor(subject: ReportSubject) {
    this.subject = subject;
  }

  /** Adds an account, some runs or instances at each step. */
  *add(store: AccountStore): Generator<void> {
    const { all, accounts, backgrounds, exclusions, packages, subject } = this;
    let added = 0;
    const assessment = store.kind === 'simulated' ? createAssessment(store) : undefined;
    const backgroundOf = backgroundsOf(store, assessment, subject.madeAt);
    const documents = store
      .documents()
      .map(({ name, bytes, sha256: sum, kind }) => ({ name, bytes, sha256: sum, kind }));
    for (const region of toldRegions(store)) {
      const own = new CoverageTally();
      for (const record of runsInRegion(store, region, subject.filter)) {
        const evidence = knownRun(store, assessment, record);
        const judged = judgeRun(evidence);
        own.add(judged);
        all.add(judged);
        if (subject.withExclusions && evidence.exclusions.length > 0)
          exclusions.push(exclusionsOfRun(record.arn, evidence.exclusions));
        added += 1;
        if (added % PER_STEP === 0) yield;
      }
      for (const { arn, name } of store.rulesPackages(region)) packages.set(arn, name);
      const { runs, checks, gaps, reasons, instances, runsOfUnknownScope } = own.report();
      for (const gap of dataGapsOf(store, region, subject.filter.templateArn))
        this.dataGaps.push({ accountId: store.accountId, region, ...gap });
      backgrounds.addDocuments(store.accountId, region, coverageDocumentsOf(store, region));
      for (const instance of instances) {
        backgrounds.add(instance, backgroundOf(region, instance.id));
        added += 1;
        if (added % PER_STEP === 0) yield;
      }
      accounts.push({
        id: store.accountId,
        name: store.name,
        kind: store.kind,
        region,
        documents,
        figures: {
          runs: runs.length,
          instances: instances.length,
          checks,
          gaps,
          runsOfUnknownScope,
          reasons,
        },
      });
    }
  }

  /** The report of what was added. */
  facts(unreadable: ReportFacts['unreadable']): ReportFacts {
    const report = this.all.report();
    const { backgrounds } = this;
    const { runs, instances } = rowsOf({ report, backgrounds });
    const { madeAt, origin, filter } = this.subject;
    return {
      madeAt,
      origin,
      rowsSha256: { runs: sha256Hex(JSON.stringify(runs)), instances: sha256Hex(JSON.stringify(instances)) },
      filter,
      accounts: this.accounts,
      unreadable,
      dataGaps: this.dataGaps,
      report,
      backgrounds,
      exclusions: this.exclusions,
      packages: Object.fromEntries(this.packages),
    };
  }
}

/** Templates that are named where one is not found. */
const SHOWN = 10;

/** Refuses a template that no account has: a report of it would read as if all of it were known. */
function requireTemplate(
  asked: string,
  there: readonly string[],
  unreadable: ReportFacts['unreadable'],
): void {
  if (there.includes(asked)) return;
  const more = there.length > SHOWN ? [`and ${there.length - SHOWN} more`] : [];
  throw new OptionError([
    `there is no such template in this data: ${asked}.${didYouMean(asked, there)}`,
    ...(there.length === 0 ? ['There is none at all.'] : ['There are:']),
    ...[...there.slice(0, SHOWN), ...more].map((each) => `  ${each}`),
    ...unreadable.map(({ path }) => `${path} could not be read, and may have it.`),
  ]);
}

/**
 * Makes the report of all accounts at some paths: folders, stores, or folders of such. What cannot be read is named in
 * it, so that the rest is told nevertheless.
 *
 * @throws OptionError where none of them has the template that the report is to be of
 */
export function makeReport(paths: readonly string[], options: ReportOptions): ReportFacts {
  const making = new ReportMaking(options);
  const { templateArn } = options.filter;
  const templates: string[] = [];
  const unreadable = eachAccount(paths, options, (store, place) => {
    // All of its steps at once.
    for (const _ of making.add(store));
    if (templateArn !== undefined)
      for (const { arn } of everyRow(store.regions, (request) => store.templates(request)))
        templates.push(arn);
    options.visit?.(store, place);
  });
  const facts = making.facts(unreadable);
  if (templateArn !== undefined && facts.accounts.length > 0)
    requireTemplate(templateArn, templates, unreadable);
  return facts;
}

/** `report.csv` becomes `report-instances.csv`. */
const withEnd = (path: string, end: string): string => path.replace(/(\.[^./\\]*)?$/, `${end}$1`);

/** CSV has no place for what a table rests on, and no second table: they are files beside it. */
function csvFiles(facts: ReportFacts, name: string): Readonly<Record<string, string>> {
  const tables = { [name]: runsCsv(facts), [withEnd(name, '-instances')]: instancesCsv(facts) };
  const sums = Object.entries(tables).map(([file, content]) => [
    file.replace(/^.*[/\\]/, ''),
    sha256Hex(content),
  ]);
  return {
    ...tables,
    [withEnd(name, '-sources')]: sourcesCsv(facts, Object.fromEntries(sums) as Record<string, string>),
  };
}

/** What a report is written as: its files by their names, the first of them the one that was asked for. */
export const REPORT_FORMATS: Readonly<
  Record<string, (facts: ReportFacts, name: string) => Readonly<Record<string, string>>>
> = {
  md: (facts, name) => ({ [name]: reportMarkdown(facts) }),
  json: (facts, name) => ({ [name]: reportJson(facts) }),
  html: (facts, name) => ({ [name]: reportHtml(facts) }),
  csv: csvFiles,
  oscal: (facts, name) => ({ [name.replace(/\.oscal$/, '.oscal.json')]: reportOscal(facts) }),
};
