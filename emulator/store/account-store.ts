import type { AccountCounts, DataKind } from '../../src/domain/assessment/account-data';
import type { TitleCount } from '../../src/domain/exclusions/type-counts';
import type {
  DocumentRecord,
  ExclusionItem,
  ExclusionRecord,
  PreviewRecord,
  ResourceGroupRecord,
  RulesPackageRecord,
  RunAgentRecord,
  RunRecord,
  Tag,
  TargetRecord,
  TemplateRecord,
  UserRecord,
} from './records';

/**
 * Where a page of a list begins: after the row with this place. Lists are newest first, rows with one
 * creation time by their row number, so a place stays good while rows come and go.
 */
export interface Place {
  readonly at: number;
  readonly row: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The place of the last row read, when more may follow. */
  readonly next: Place | undefined;
}

/** Reads rows in order from a place, and keeps the ones that `keep` says yes to until the page is full. */
export interface PageRequest<T> {
  readonly region: string;
  readonly after: Place | undefined;
  readonly limit: number;
  readonly keep?: (row: T) => boolean;
}

/**
 * One account's data. Every method is synchronous and, when it writes, durable when it returns.
 * Lookups give undefined for what is not there; nothing here knows the wire or its errors.
 */
export interface AccountStore {
  readonly accountId: string;
  readonly name: string;
  readonly kind: DataKind;
  /** The regions that hold anything, the one with the most runs first. */
  readonly regions: readonly string[];
  /** Whether nothing can be written: the store lies where it can only be read. Settings are kept in memory then. */
  readonly isReadOnly: boolean;
  /** A secret of this store, for page tokens. */
  readonly tokenKey: string;

  /** Runs everything in `work` as one transaction: all of it is kept, or nothing. */
  transaction<T>(work: () => T): T;
  /** The body of `fleet.json`, which the assessment engine reads; undefined in a recorded account. */
  fleet(): unknown;
  /** What the account was imported from, by name. */
  documents(): readonly DocumentRecord[];
  document(name: string): DocumentRecord | undefined;
  counts(region: string): AccountCounts;
  users(): readonly UserRecord[];

  target(arn: string): TargetRecord | undefined;
  targets(request: PageRequest<TargetRecord>): Page<TargetRecord>;
  putTarget(record: TargetRecord): void;
  deleteTarget(arn: string): void;

  resourceGroup(arn: string): ResourceGroupRecord | undefined;
  putResourceGroup(record: ResourceGroupRecord): void;

  template(arn: string): TemplateRecord | undefined;
  templates(
    request: PageRequest<TemplateRecord> & { readonly targetArns?: readonly string[] },
  ): Page<TemplateRecord>;
  putTemplate(record: TemplateRecord): void;
  deleteTemplate(arn: string): void;

  run(arn: string): RunRecord | undefined;
  runs(request: PageRequest<RunRecord> & { readonly templateArns?: readonly string[] }): Page<RunRecord>;
  /** The runs whose schedule is not done, of all regions. */
  runsInProgress(): readonly RunRecord[];
  /** How many runs a template has, and its newest one's ARN. */
  runsOf(templateArn: string): { readonly count: number; readonly last: string | undefined };
  /** Whether a template has a run of this very name. */
  hasRunNamed(templateArn: string, name: string): boolean;
  putRun(record: RunRecord): void;
  deleteRun(arn: string): void;

  runAgents(
    runArn: string,
    after: number,
    limit: number,
    keep?: (agent: RunAgentRecord) => boolean,
  ): {
    readonly items: readonly RunAgentRecord[];
    /** The position of the last row read, when more may follow. Positions start at 1; begin with 0. */
    readonly next: number | undefined;
  };
  putRunAgents(runArn: string, agents: readonly RunAgentRecord[]): void;

  tags(resourceArn: string): readonly Tag[];
  putTags(resourceArn: string, tags: readonly Tag[]): void;

  rulesPackage(arn: string): RulesPackageRecord | undefined;
  rulesPackages(region: string): readonly RulesPackageRecord[];

  /** Those of some exclusions whose texts are known, by ARN. In one query: a hundred queries take ten times as long. */
  exclusions(arns: readonly string[]): ReadonlyMap<string, ExclusionRecord>;
  /** The ARNs of a run's exclusions in their order, after a position (1-based; begin with 0). */
  exclusionArns(
    runArn: string,
    after: number,
    limit: number,
  ): {
    readonly arns: readonly string[];
    readonly next: number | undefined;
  };
  /** Everything that is known of a run's exclusions: how many there are, and those that are described, in their order. */
  exclusionsOf(runArn: string): { readonly count: number; readonly records: readonly ExclusionRecord[] };
  /**
   * A run's exclusions after a position, in their order; of one that is not described the ARN alone. For who wants all
   * of them: a walk along the table, where {@link exclusions} looks up what is asked for.
   */
  exclusionsOfRun(runArn: string, after: number, limit: number): readonly (ExclusionRecord | string)[];
  /** How many exclusions of a run are known. */
  exclusionCount(runArn: string): number;
  /** How many exclusions of each run that has any are known, and how many of them are described, by the runs' ARNs. */
  exclusionCounts(): ReadonlyMap<string, { readonly listed: number; readonly described: number }>;
  /** The titles of those that are described, each once, and how many have it. */
  exclusionsByTitle(runArn: string): readonly TitleCount[];
  /** Fixes a run's exclusions: after this they never change. */
  putExclusions(runArn: string, exclusions: readonly ExclusionRecord[]): void;

  preview(token: string): PreviewRecord | undefined;
  /** The template's previews, newest first. In a recorded account: the ones that were saved. */
  previewsOf(templateArn: string): readonly PreviewRecord[];
  /** The template's preview that is not yet ready at this account time, if there is one. */
  previewInProgress(templateArn: string, now: number): PreviewRecord | undefined;
  putPreview(record: PreviewRecord, items: readonly ExclusionItem[]): void;
  previewItems(
    token: string,
    after: number,
    limit: number,
  ): {
    readonly items: readonly ExclusionItem[];
    readonly next: number | undefined;
  };

  /** A small stored value that outlives the process, for example where the account clock stands. */
  setting(name: string): string | undefined;
  putSetting(name: string, value: string): void;
  /** The same for one that is of use but not needed: where nothing can be stored, it holds as long as the process. */
  noteSetting(name: string, value: string): void;
  /** Rows of what exclusions do not touch (findings, subscriptions, the cross-account role), by kind and key. */
  plainRow(kind: string, key: string): unknown;
  plainRows(kind: string, region: string): readonly { readonly key: string; readonly value: unknown }[];
  putPlainRow(kind: string, region: string, key: string, value: unknown): void;
  deletePlainRow(kind: string, key: string): void;

  close(): void;
}
