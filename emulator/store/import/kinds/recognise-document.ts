/** Recognises a document: which of the service's answers it is, or what was cut out of one. */

import { type ArnKind, parseArn } from '../../../../src/domain/address/arn';
import type { DataKind } from '../../../../src/domain/assessment/account-data';
import { answeredAt, type AnswerOrigin, pageInName, statusesOf } from '../evidence/answer-origin';
import { forEachFitting, Misfit, UnknownDocument } from '../problems';
import { isRecord, memberPath, membersOf } from '../readers';
import { COVERAGE_MEMBER, ec2MemberOf, isCoveredResource } from '../formats/instance-contents';
import { coverageKinds, ec2Kinds } from './instances';
import type { DocumentKind, FoundDocument } from './document-kind';
import { exclusionKinds } from './exclusions';
import { otherKinds } from './findings-and-subscriptions';
import { runKinds } from './runs';
import { refuseSimulated, simulatedMark } from './simulated-mark';
import { accountKinds } from './targets-and-templates';

/** Where a document was found. */
interface DocumentPlace {
  readonly file: string;
  /** What its paths begin with: `$`, or `$` with the line where a file has several documents. */
  readonly path: string;
  /** Its number among the documents of its file, from 0. */
  readonly position: number;
}

/** Every answer that loads, in the order in which documents are matched. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  ...accountKinds,
  ...runKinds,
  ...exclusionKinds,
  ...otherKinds,
  ...ec2Kinds,
  ...coverageKinds,
];

/** Members that answers of any kind may have: AWS's tools print them beside the data. */
const COMMON = ['failedItems', 'nextToken', 'NextToken', 'ResponseMetadata', '$metadata'];

const EMPTY_LIST = 'an empty list that nothing says more of: it proves nothing';

/** The status of an answer, as clients print it that keep it as text. */
const SUCCESS = /^(?:200(?:\.0+)?(?: OK)?|OK)$/i;

/** Why a document is the refusal of an answer; undefined where it is an answer. */
function refusalIn(document: ReadonlyMap<string, unknown>): string | undefined {
  for (const status of statusesOf(document)) {
    if (typeof status !== 'number' && typeof status !== 'string') return 'an HTTP status that cannot be read';
    if (!SUCCESS.test(String(status).trim())) return `HTTP ${status}`;
  }
  const error = document.get('Error') ?? document.get('error');
  if (typeof error === 'object' && error !== null) {
    const { Code, code = Code } = error as { readonly Code?: unknown; readonly code?: unknown };
    return typeof code === 'string' ? code : 'an error';
  }
  const name = document.get('__type') ?? document.get('$fault');
  return typeof name === 'string' ? name : undefined;
}

/** The members that answers of each kind may have. */
const ALLOWED: ReadonlyMap<DocumentKind, ReadonlySet<string>> = new Map(
  DOCUMENT_KINDS.map((kind) => [
    kind,
    new Set([kind.key, ...(kind.beside ?? []), ...(kind.context ? [kind.context.member] : []), ...COMMON]),
  ]),
);

function requireKnownMembers(document: ReadonlyMap<string, unknown>, kind: DocumentKind, path: string): void {
  const allowed = ALLOWED.get(kind);
  forEachFitting(document.keys(), (key) => {
    if (!allowed?.has(key))
      throw new UnknownDocument(memberPath(path, key), `does not belong beside ${kind.key}`);
  });
}

const kindOf = (document: ReadonlyMap<string, unknown>): DocumentKind | undefined =>
  DOCUMENT_KINDS.find(({ key }) => document.has(key));

/** A bare list, or a bare thing, as the answer that it was cut out of; undefined for what is neither. */
function recogniseBare(value: unknown, origin: AnswerOrigin, computed: boolean): FoundDocument | undefined {
  if (Array.isArray(value) && value.length === 0)
    return { kind: undefined, label: EMPTY_LIST, document: new Map(), origin, computed };
  const bare = bareValue(value, origin.path);
  if (!bare) return undefined;
  const document = new Map([[bare.key, bare.value]]);
  if (bare.key === 'exclusionPreviews') document.set('previewStatus', 'COMPLETED');
  const kind = kindOf(document);
  if (!kind) return undefined;
  const label = `${kind.command} (a bare list, perhaps not all)`;
  return { kind, label, document, origin: { ...origin, partial: true }, computed };
}

/**
 * Recognises an answer by its top-level member, or a bare list by its items.
 * @throws Misfit when it is none that loads, has members beside that its kind does not, or is simulated in a recorded account.
 */
export function recognise(value: unknown, place: DocumentPlace, account: DataKind): FoundDocument {
  const { file, path } = place;
  refuseSimulated(value, path, account);
  const marked = account === 'simulated' && simulatedMark(value) !== undefined;
  const undated: AnswerOrigin = { ...place, answeredAt: undefined, partial: false, page: pageInName(file) };
  if (Array.isArray(value)) {
    const bare = recogniseBare(value, undated, marked);
    if (!bare) throw new UnknownDocument(path, 'is a list of nothing that the service has');
    return bare;
  }
  const document = membersOf(value, path);
  const computed = marked && document.get('computed') !== false;
  const origin = { ...undated, answeredAt: answeredAt(document) };
  // Some things have members with the names of answers: an instance its Tags, a reservation its Instances, an agent its telemetry.
  const kind = ec2MemberOf(value) || document.has('agentId') ? undefined : kindOf(document);
  const refusal = refusalIn(document);
  if (refusal !== undefined) {
    const label = `${kind?.command ?? 'an answer'} (refused: ${refusal})`;
    return { kind: undefined, label, document, origin, computed };
  }
  if (kind) {
    requireKnownMembers(document, kind, path);
    return { kind, label: kind.command, document, origin, computed };
  }
  const bare = recogniseBare(value, origin, computed);
  if (bare) return bare;
  throw new UnknownDocument(
    path,
    `is none of the answers that load: it needs one of the members ${DOCUMENT_KINDS.map(({ key }) => key).join(', ')}`,
  );
}

/** What a value without an answer around it is: the answer's member that its items belong to, and the items as they stand there. */
interface BareValue {
  readonly key: string;
  readonly value: unknown;
}

/** The members that lists of ARNs, and lists of described things, stand in. */
const LISTS: Readonly<Partial<Record<ArnKind, readonly [arns: string, things: string]>>> = {
  target: ['assessmentTargetArns', 'assessmentTargets'],
  template: ['assessmentTemplateArns', 'assessmentTemplates'],
  run: ['assessmentRunArns', 'assessmentRuns'],
  exclusion: ['exclusionArns', 'exclusions'],
  finding: ['findingArns', 'findings'],
  'rules-package': ['rulesPackageArns', 'rulesPackages'],
  'resource-group': ['', 'resourceGroups'],
};

const has = (item: object, ...names: readonly string[]): boolean =>
  names.every((name) => Object.hasOwn(item, name));

/** The member of an answer that an item belongs to; undefined for what no answer has. */
function memberOf(item: unknown): string | undefined {
  if (typeof item === 'string') {
    const kind = parseArn(item)?.kind;
    return (kind && LISTS[kind]?.[0]) || undefined;
  }
  if (!isRecord(item)) return undefined;
  const ofEc2 = ec2MemberOf(item);
  if (ofEc2) return ofEc2;
  if (isCoveredResource(item)) return COVERAGE_MEMBER;
  const { arn } = item;
  if (typeof arn === 'string') {
    const kind = parseArn(arn)?.kind;
    return kind && LISTS[kind]?.[1];
  }
  if (has(item, 'assessmentRunArn', 'agentId')) return 'assessmentRunAgents';
  if (has(item, 'title', 'recommendation', 'scopes')) return 'exclusionPreviews';
  if (has(item, 'agentId')) return 'agentPreviews';
  return undefined;
}

/** Exclusions as DescribeExclusions gives them, by their ARNs. */
function byArn(items: readonly unknown[], path: string): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const [index, item] of items.entries()) {
    const { arn } = item as { readonly arn: string };
    const earlier = found.get(arn);
    if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(item))
      throw new Misfit(`${path}[${index}]`, `describes ${arn} in another way than an item before it`);
    found.set(arn, item);
  }
  return Object.fromEntries(found);
}

/**
 * Recognises the items of a bare list (jq's, `--query`'s, Steampipe's), or one bare thing (PowerShell prints a list of
 * one item as the item).
 * @returns undefined for what is neither
 * @throws Misfit where the items are not all of one kind
 */
function bareValue(value: unknown, path: string): BareValue | undefined {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const [first] = items;
  const key = memberOf(first);
  if (key === undefined) return undefined;
  const stranger = items.findIndex((item) => memberOf(item) !== key);
  if (stranger >= 0)
    throw new Misfit(`${path}[${stranger}]`, `is of another kind than the list's first item (${key})`);
  return { key, value: key === 'exclusions' ? byArn(items, path) : items };
}
