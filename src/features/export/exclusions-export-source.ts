import { version } from '../../../package.json';
import { regionName } from '../../domain/address/regions';
import type { DataKind, EvidenceDocument } from '../../domain/assessment/account-data';
import { type Exclusion, type FailedItem, packageName } from '../../domain/assessment/assessment';
import type { Identities } from '../../domain/assessment/instances';
import { runStateWords } from '../../domain/assessment/runs';
import type { EveryOne } from '../../domain/coverage/check-costs';
import { costedTypes } from '../../domain/coverage/exported-costs';
import { holdsForEvery } from '../../domain/exclusions/exclusion-scopes';
import {
  checkedRows,
  type ExportMetadata,
  type ExportSheet,
  type TypeCost,
} from '../../domain/export/exclusions-formats';
import { instanceNames } from '../../domain/export/instance-names';
import { sha256 } from './export-file';
import { isoUtc } from '../../domain/text/times';
import { costWords } from '../../strings/exclusions';
import { sheetTexts as texts } from '../../strings/export/export-sheets';

/** A run or a preview, as far as an export names it. Times in milliseconds. */
export type ExportSubject =
  | {
      readonly kind: 'run';
      readonly name: string;
      readonly arn: string;
      readonly state: string | undefined;
      readonly startedAt: number | undefined;
      readonly completedAt: number | undefined;
    }
  | { readonly kind: 'preview'; readonly name: string; readonly arn: string; readonly token: string };

/** What can be exported: the exclusions that are shown, and everything that says where they are from. */
export interface ExportSource {
  /** Who is signed in. */
  readonly userName: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly region: string;
  /** Undefined where the endpoint does not say. */
  readonly dataKind: DataKind | undefined;
  readonly subject: ExportSubject;
  /** Exactly the rows that are shown, in their order. */
  readonly exclusions: readonly Exclusion[];
  readonly failed: readonly FailedItem[];
  /** How many there are without the filter, as far as is known. */
  readonly total: number;
  /** Whether all of them are loaded. Only then they are exported, unless the rest can never come. */
  readonly complete: boolean;
  /** The rest is not in this data: what there is can be exported, and says so. */
  readonly restNotSaved: boolean;
  /** The sentences that the view shows beside a list that is empty, or that may not tell everything. */
  readonly remarks: readonly string[];
  /** What they are narrowed to, in words; undefined is nothing. */
  readonly filter: string | undefined;
  /** By ARN, as far as they are loaded. */
  readonly packages: ReadonlyMap<string, { readonly name: string }>;
  /** What exclusions stand for that name no rules package, or no instance. */
  readonly every: EveryOne;
  /** The saved answers that they rest on; empty where none is known, undefined where they rest on none. */
  readonly documents: readonly EvidenceDocument[] | undefined;
  /** Who the instances are, as far as that is known. */
  readonly identities: Identities;
}

/** What of the exclusions can be taken along now. */
export interface ExportOffer {
  /** Whether there are no rows to take along, or not all of them yet. */
  readonly disabled: boolean;
  /** Whether there is an answer to tell, with or without rows. */
  readonly told: boolean;
  /** Why not all entries can be chosen. */
  readonly why: string | undefined;
}

/** What the console calls itself in what it exports. */
export const PROGRAM = `inspector-exclusions-console ${version}`;

type Entry = readonly [column: string, label: string, value: string];

const iso = (at: number | undefined): string => (at === undefined ? undefined : isoUtc(at)) ?? '';

function subjectEntries(subject: ExportSubject): readonly Entry[] {
  if (subject.kind === 'preview')
    return [
      ['template', texts.template, subject.name],
      ['template_arn', texts.templateArn, subject.arn],
      ['preview_token', texts.token, subject.token],
    ];
  const state = subject.state === undefined ? '' : runStateWords(subject.state).label;
  return [
    ['run', texts.run, subject.name],
    ['run_arn', texts.runArn, subject.arn],
    ['status', texts.status, state],
    ['started_utc', texts.started, iso(subject.startedAt)],
    ['completed_utc', texts.completed, iso(subject.completedAt)],
  ];
}

/** What "every one" stands for, where an exclusion says so: once for all of them, where a row has no room. */
function everyOneEntries({ exclusions, every, packages }: ExportSource): readonly Entry[] {
  const whom = exclusions.map(holdsForEvery);
  const named = (list: readonly string[] | undefined): string =>
    list === undefined ? texts.notKnown : list.join('; ') || texts.noneListed;
  return [
    ...(whom.some((each) => each.package)
      ? [
          [
            'all_rules_packages',
            texts.allPackages,
            named(every.packageArns?.map((arn) => packageName(arn, packages))),
          ] as const,
        ]
      : []),
    ...(whom.some((each) => each.instance)
      ? [['all_instances', texts.allInstances, named(every.instanceIds)] as const]
      : []),
  ];
}

/** Most documents that each line of a table for spreadsheets names. */
const FEW_DOCUMENTS = 20;

/** The documents that the exclusions rest on, with their checksums. */
function sourceText({ documents, dataKind }: ExportSource, most = Infinity): string {
  if (documents === undefined) return dataKind === 'simulated' ? texts.computed : texts.sourcesNotTold;
  if (documents.length === 0) return texts.sourcesNotTold;
  if (documents.length > most) return texts.manySources(documents.length);
  return [...new Set(documents.map(({ name, sha256: sum }) => texts.sourceOf(name, sum)))].join('; ');
}

/** What all of them cost together: a check that several take out counts once. */
function costText({ exclusions, every }: ExportSource): string {
  return costWords(costedTypes(exclusions, every).costs.ofAll(exclusions)).join(', ');
}

/** Everything that an export says about itself: for programs, for people, and its value. */
function exportEntries(source: ExportSource, address: string, now: number): readonly Entry[] {
  const { account, region, dataKind, subject, exclusions, failed, total, filter } = source;
  const { restNotSaved, remarks } = source;
  const shown = (restNotSaved ? texts.shownOfPart : texts.shownOf)(exclusions.length, total);
  return [
    ['account', texts.account, texts.accountOf(account.id, account.name)],
    ['region', texts.region, `${regionName(region)} (${region})`],
    ...subjectEntries(subject),
    ['data', texts.data, texts.kinds[dataKind ?? 'unknown']],
    ['filter', texts.filter, filter ?? texts.noFilter],
    ['shown', texts.exclusions, shown],
    ...(exclusions.length > 0 ? [['all_checks', texts.checks, costText(source)] as const] : []),
    ...(failed.length > 0 ? [['not_described', texts.notDescribed, String(failed.length)] as const] : []),
    ...(remarks.length > 0 ? [['remarks', texts.remarks, remarks.join(' ')] as const] : []),
    ['exported_utc', texts.exported, iso(now)],
    ['exported_by', texts.exportedBy, source.userName],
    ['program', texts.program, PROGRAM],
    ['sources', texts.sources, sourceText(source)],
    ['rows_sha256', texts.exclusionsSha256, sha256(checkedRows(exclusions))],
    ['address', texts.address, address],
    ...everyOneEntries(source),
  ];
}

/** What a line of CSV repeats otherwise than the export itself says it: as much as there may be a hundred thousand lines of. */
const NOT_IN_LINES: readonly string[] = ['all_checks', 'all_rules_packages', 'all_instances'];

/** The sheet of a source: what the writers of CSV, Markdown and print work with. */
export function sheetOf(source: ExportSource, address: string, now: number): ExportSheet {
  const { subject, exclusions, packages } = source;
  const entries = exportEntries(source, address, now);
  const plain = new Map([
    ['account', source.account.id],
    ['region', source.region],
    ['data', source.dataKind ?? 'unknown'],
    ['sources', sourceText(source, FEW_DOCUMENTS)],
  ]);
  return {
    title: subject.kind === 'run' ? texts.titleOfRun(subject.name) : texts.titleOfPreview(subject.name),
    facts: entries.map(([column, label, value]) => ({
      label,
      value: value === '' ? texts.notKnown : value,
      ...(column === 'address' && { isAddress: true }),
    })),
    columns: entries.flatMap(([column, , value]) =>
      NOT_IN_LINES.includes(column) ? [] : [[column, plain.get(column) ?? value] as const],
    ),
    exclusions,
    every: source.every,
    packageName: (arn) => packageName(arn, packages),
    identities: source.identities,
    words: {
      recommendation: texts.recommendation,
      instance: texts.instance,
      rulesPackage: texts.rulesPackage,
      more: texts.more,
      exclusion: texts.exclusion,
      costs: costWords,
      exclusions: texts.count,
      everyPackage: texts.everyPackage,
      everyInstance: texts.everyInstance,
      notKnown: texts.notKnown,
    },
  };
}

/** The types in the order of a view, with what they cost. */
function typeCosts({ exclusions, every }: ExportSource): readonly TypeCost[] {
  const { groups, costs } = costedTypes(exclusions, every);
  return groups.map((group) => {
    const cost = costs.ofType(group);
    return {
      type: group.title,
      exclusions: group.count,
      ...(cost && { checks: cost.whole, checksInPart: cost.partly }),
    };
  });
}

/** The same for programs that read JSON, which has room for all of it. */
export function metadataOf(source: ExportSource, address: string, now: number): ExportMetadata {
  const { dataKind = 'unknown', account, region, documents } = source;
  const entries = exportEntries(source, address, now);
  const instances = instanceNames(source.exclusions, source.identities);
  return {
    ...Object.fromEntries(entries.map(([member, , value]) => [member, value])),
    account: account.id,
    region,
    data: dataKind,
    ...(source.exclusions.length > 0 && { types: typeCosts(source) }),
    ...(instances.length > 0 && { instances }),
    ...(documents &&
      documents.length > 0 && {
        sources: documents.map(({ name, path, bytes, sha256: sum }) => ({ name, path, bytes, sha256: sum })),
      }),
  };
}
