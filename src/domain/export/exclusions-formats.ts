/** The exclusions that are shown, as they leave the console: as CSV, as Markdown and in the service's own JSON. */
import type { MarkedKind } from '../assessment/account-data';
import {
  type Exclusion,
  type FailedItem,
  isNotThere,
  type Tag,
  type WireExclusion,
} from '../assessment/assessment';
import { holdsForEvery, moreOf, namesOnlyOthers, scopesOf } from '../exclusions/exclusion-scopes';
import { type Identities, instanceLabel } from '../assessment/instances';
import type { EveryOne } from '../coverage/check-costs';
import { costedTypes, costOfEach } from '../coverage/exported-costs';
import type { CheckCost } from '../coverage/count-checks';
import { csvLine, markdownText, serviceText, markdownRow, factLine } from './csv-markdown';
import { INSTANCE_NAME_COLUMNS, type InstanceName } from './instance-names';
import { visibleJson } from '../text/safe-text';

/** Something that the reader of an export has to know about it, in words: `Region`, `us-west-2`. */
interface ExportFact {
  readonly label: string;
  readonly value: string;
  /** The value is an address of ours, which may be a link. */
  readonly isAddress?: boolean;
}

/** The words that an export is made with. Texts are chosen elsewhere; nothing here is in a language of its own. */
interface ExportWords {
  readonly recommendation: string;
  readonly instance: string;
  readonly rulesPackage: string;
  readonly more: string;
  readonly exclusion: string;
  /** The checks that exclusions take out; nothing where that is not known. */
  readonly costs: (cost: CheckCost | undefined) => readonly string[];
  readonly exclusions: (count: number) => string;
  /** Stands where an exclusion names no rules package: it holds for every one, which are these where they are known. */
  readonly everyPackage: (names: readonly string[] | undefined) => string;
  /** The same of instances, by their number: there may be hundreds of them. */
  readonly everyInstance: (count: number | undefined) => string;
  /** Stands in a cell of CSV for every one where it is not known which these are. */
  readonly notKnown: string;
}

/** A saved document that exclusions rest on. */
interface ExportDocument {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What leaves the console: exactly the exclusions that are shown, and where they are from. */
export interface ExportSheet {
  readonly title: string;
  /** Account, region, run or preview, times in ISO 8601 UTC, the filter, how many of how many, recorded or simulated. */
  readonly facts: readonly ExportFact[];
  /** The same for programs: each becomes a column with one value. */
  readonly columns: readonly (readonly [name: string, value: string])[];
  readonly exclusions: readonly Exclusion[];
  readonly every: EveryOne;
  /** A rules package by its name, or by its id where the name is not known. */
  readonly packageName: (arn: string) => string;
  readonly words: ExportWords;
  /** Who the instances are, as far as that is known. */
  readonly identities: Identities;
}

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** The instances that an exclusion concerns; where it names none, all there are. Undefined where these are not known. */
function instancesIn(exclusion: Exclusion, { every }: ExportSheet): readonly string[] | undefined {
  if (namesOnlyOthers(exclusion)) return undefined;
  const { instanceIds } = scopesOf(exclusion);
  return instanceIds.length > 0 ? instanceIds : every.instanceIds;
}

/** The same of rules packages. */
function packagesIn(exclusion: Exclusion, { every }: ExportSheet): readonly string[] | undefined {
  if (namesOnlyOthers(exclusion)) return undefined;
  const { packageArns } = scopesOf(exclusion);
  return packageArns.length > 0 ? packageArns : every.packageArns;
}

/** A sheet whose exclusions can be asked what they cost one by one. */
type CsvSheet = ExportSheet & { readonly costOf: ReturnType<typeof costOfEach> };

/** How many checks an exclusion takes out. */
const checksOf = (exclusion: Exclusion, { costOf, words }: CsvSheet, part: keyof CheckCost): string =>
  String(costOf(exclusion)?.[part] ?? words.notKnown);

/** The columns of an exclusion. Scopes and attributes are JSON as well, so that nothing of them is lost. */
const COLUMNS: readonly (readonly [name: string, cell: (exclusion: Exclusion, sheet: CsvSheet) => string])[] =
  [
    ['exclusion_arn', ({ arn }) => arn ?? ''],
    ['type', ({ title }) => title],
    ['instance_ids', (exclusion, sheet) => instancesIn(exclusion, sheet)?.join(' ') ?? sheet.words.notKnown],
    [
      'every_instance',
      (exclusion) => yesOrNo(holdsForEvery(exclusion).instance && !namesOnlyOthers(exclusion)),
    ],
    ...INSTANCE_NAME_COLUMNS,
    [
      'rules_packages',
      (exclusion, sheet) =>
        packagesIn(exclusion, sheet)?.map(sheet.packageName).join('; ') ?? sheet.words.notKnown,
    ],
    [
      'rules_package_arns',
      (exclusion, sheet) => packagesIn(exclusion, sheet)?.join(' ') ?? sheet.words.notKnown,
    ],
    [
      'every_rules_package',
      (exclusion) => yesOrNo(holdsForEvery(exclusion).package && !namesOnlyOthers(exclusion)),
    ],
    ['checks', (exclusion, sheet) => checksOf(exclusion, sheet, 'whole')],
    ['checks_in_part', (exclusion, sheet) => checksOf(exclusion, sheet, 'partly')],
    ['description', ({ description }) => description],
    ['recommendation', ({ recommendation }) => recommendation],
    ['scopes_json', ({ scopes }) => visibleJson(scopes.map(({ key, value }) => ({ key, value })))],
    [
      'attributes_json',
      ({ attributes }) => visibleJson(attributes.map(({ key, value }) => ({ key, value }))),
    ],
  ];

/** A sheet as CSV (RFC 4180): a header, then one line per exclusion, each of which says where it is from. */
export function csvOf(sheet: ExportSheet): string {
  const same = sheet.columns.map(([, value]) => value);
  const asked: CsvSheet = { ...sheet, costOf: costOfEach(sheet.every) };
  return [
    csvLine([...sheet.columns.map(([name]) => name), ...COLUMNS.map(([name]) => name)]),
    ...sheet.exclusions.map((exclusion) =>
      csvLine([...same, ...COLUMNS.map(([, cell]) => cell(exclusion, asked))]),
    ),
  ].join('');
}

/** Whom an exclusion concerns, in words for people. */
export function concernedWords(
  exclusion: Exclusion,
  {
    every,
    identities,
    packageName,
    words,
  }: Pick<ExportSheet, 'every' | 'identities' | 'packageName' | 'words'>,
): { readonly instances: string; readonly packages: string } {
  if (namesOnlyOthers(exclusion)) return { instances: words.notKnown, packages: words.notKnown };
  const { instanceIds, packageArns } = scopesOf(exclusion);
  const named = (id: string): string => {
    const label = instanceLabel(identities.get(id));
    return label === undefined ? id : `${id} (${label})`;
  };
  return {
    instances: instanceIds.map(named).join(', ') || words.everyInstance(every.instanceIds?.length),
    packages:
      packageArns.map(packageName).join(', ') || words.everyPackage(every.packageArns?.map(packageName)),
  };
}

const tagText = ({ key, value }: Tag): string => (value === undefined ? key : `${key}=${value}`);

function tableOf(exclusions: readonly Exclusion[], sheet: ExportSheet): string {
  const { words } = sheet;
  const more = exclusions.map((exclusion) => moreOf(exclusion).map(tagText).join('; '));
  const hasMore = more.some((text) => text !== '');
  const hasArns = exclusions.some(({ arn }) => arn !== undefined);
  const heads = [
    words.instance,
    words.rulesPackage,
    ...(hasMore ? [words.more] : []),
    ...(hasArns ? [words.exclusion] : []),
  ];
  return [
    markdownRow(heads.map(markdownText)),
    markdownRow(heads.map(() => '---')),
    ...exclusions.map((exclusion, index) => {
      const { instances, packages } = concernedWords(exclusion, sheet);
      const cells = [
        instances,
        packages,
        ...(hasMore ? [more[index] ?? ''] : []),
        ...(hasArns ? [exclusion.arn ?? ''] : []),
      ];
      return markdownRow(cells.map(markdownText));
    }),
  ].join('');
}

/** A sheet as Markdown (GitHub's flavour): the facts, then by type what it is, what helps, and one table row per exclusion. */
export function markdownOf(sheet: ExportSheet): string {
  const { groups, costs } = costedTypes(sheet.exclusions, sheet.every);
  const sections = groups.map((group) => {
    const counts = [...sheet.words.costs(costs.ofType(group)), sheet.words.exclusions(group.count)];
    return [
      `## ${markdownText(group.title)} (${markdownText(counts.join(', '))})\n\n`,
      ...group.variants.map(
        ({ description, recommendation, exclusions }) =>
          `${serviceText(description)}\n\n**${markdownText(sheet.words.recommendation)}:** ${serviceText(recommendation)}\n\n${tableOf(exclusions, sheet)}\n`,
      ),
    ].join('');
  });
  const facts = sheet.facts.map(({ label, value, isAddress = false }) => factLine(label, value, isAddress));
  return [`# ${markdownText(sheet.title)}\n\n`, ...facts, '\n', ...sections].join('').trimEnd().concat('\n');
}

/** A type of exclusion in an export for programs; without a number of checks where that is not known. */
export interface TypeCost {
  readonly type: string;
  readonly exclusions: number;
  readonly checks?: number;
  readonly checksInPart?: number;
}

/**
 * What the document says about itself, in a member that SDKs use for that and readers of answers pass over. It always
 * says whether its data is simulated: the import of saved documents takes no such document for a record.
 */
export type ExportMetadata = Readonly<
  Record<string, string | readonly ExportDocument[] | readonly InstanceName[] | readonly TypeCost[]>
> & {
  readonly data: MarkedKind;
};

function wireOf({ arn, title, description, recommendation, scopes, attributes }: Exclusion): WireExclusion {
  return {
    ...(arn !== undefined && { arn }),
    title,
    description,
    recommendation,
    scopes: scopes.map(({ key, value }) => ({ key, value })),
    ...(attributes.length > 0 && {
      attributes: attributes.map(({ key, value }) => ({ key, ...(value !== undefined && { value }) })),
    }),
  };
}

/**
 * What the checksum of an export's rows is of: its exclusions as the service writes them, in JSON without blanks. It is the same
 * for every form; of the JSON form `jq -cj '[.exclusions[]]'` gives it again (of a preview's `.exclusionPreviews`).
 */
export const checkedRows = (exclusions: readonly Exclusion[]): string =>
  JSON.stringify(exclusions.map(wireOf));

const print = (document: unknown): string => `${visibleJson(document, 2)}\n`;

/**
 * The exclusions of a run in the shape of a DescribeExclusions answer, of any length. That a description was not saved is no word of
 * the service's: in recorded data such an exclusion is named in `$metadata.notInThisData`, and not as a failed item.
 */
export function runExclusionsJson(
  exclusions: readonly Exclusion[],
  failed: readonly FailedItem[],
  metadata: ExportMetadata,
): string {
  const isUnsaved = ({ code }: FailedItem): boolean => metadata.data === 'recorded' && isNotThere(code);
  const unsaved = failed.filter(isUnsaved).map(({ arn }) => arn);
  const refused = failed.filter((item) => !isUnsaved(item));
  return print({
    // Own members whatever their names are: an ARN comes from outside, and no setter of a prototype runs.
    exclusions: Object.fromEntries(exclusions.map((exclusion) => [exclusion.arn, wireOf(exclusion)])),
    failedItems: Object.fromEntries(
      refused.map(({ arn, code, retryable }) => [arn, { failureCode: code, retryable }]),
    ),
    $metadata: { ...metadata, ...(unsaved.length > 0 && { notInThisData: unsaved }) },
  });
}

/** What stands for the next page's token where a filter left exclusions out. No service gives it out, and none takes it. */
export const FILTERED_EXPORT = 'filtered-export';

/**
 * The exclusions of a preview in the shape of a GetExclusionsPreview answer, with the request's members that name it.
 * An answer without a token is the whole preview, so one that lacks some of its `total` exclusions has a token.
 */
export function previewJson(
  exclusions: readonly Exclusion[],
  total: number,
  about: { readonly assessmentTemplateArn: string; readonly previewToken: string },
  metadata: ExportMetadata,
): string {
  return print({
    ...about,
    previewStatus: 'COMPLETED',
    exclusionPreviews: exclusions.map(wireOf),
    ...(exclusions.length < total && { nextToken: FILTERED_EXPORT }),
    $metadata: metadata,
  });
}
