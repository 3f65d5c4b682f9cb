import { parseArn } from '../../../../src/domain/address/arn';
import type { AccountKind } from '../../records';
import { answeredAt, pageInName, statusOf, type AnswerOrigin } from '../evidence/answer-origin';
import { bareValue } from './bare-values';
import { parentOf, type Collected } from '../evidence/collected';
import type { DocumentContext, DocumentKind } from './document-kind';
import { DOCUMENT_KINDS } from './document-kinds';
import { forEachFitting, Misfit, UnknownDocument } from '../misfit';
import { namedAfter, requireAccountInName } from '../named-after';
import { membersOf, memberPath } from '../readers';
import { simulatedMark } from './simulated-mark';

/** A document that was recognised, and where it stands. */
export interface FoundDocument {
  /** Undefined for what is known to prove nothing: a refusal, or an empty list that nothing says more of. */
  readonly kind: DocumentKind | undefined;
  /** What it is, in words: the AWS CLI's command that prints it, and what is amiss with it. */
  readonly label: string;
  readonly document: ReadonlyMap<string, unknown>;
  readonly origin: AnswerOrigin;
  /** A simulated account gave it, and it does not say of itself that it was saved before. */
  readonly computed: boolean;
}

/** Where a document was found. */
export interface DocumentPlace {
  readonly file: string;
  /** What its paths begin with: `$`, or `$` with the line where a file has several documents. */
  readonly path: string;
  /** Its number among the documents of its file, from 0. */
  readonly position: number;
}

/** Members that answers of any kind may have: AWS's tools print them beside the data. */
const COMMON = ['failedItems', 'nextToken', 'NextToken', 'ResponseMetadata', '$metadata'];

const EMPTY_LIST = 'an empty list that nothing says more of: it proves nothing';

const NO_RECORD = {
  simulated: 'comes from a simulated account and is no evidence',
  unknown: 'was exported without knowing whether the data is recorded or simulated',
};

/**
 * Refuses what a simulated account gave, where it would be taken for a record: in a folder without a fleet.
 * @throws Misfit that names the member which says so
 */
export function refuseSimulated(value: unknown, path: string, kind: AccountKind): void {
  const mark = kind === 'recorded' ? simulatedMark(value) : undefined;
  if (mark)
    throw new Misfit(
      `${path}${mark.member}`,
      `${NO_RECORD[mark.says]}. Remove the file, or put the fleet.json of its account beside it`,
    );
}

/** Why a document is the refusal of an answer; undefined where it is an answer. */
function refusalIn(document: ReadonlyMap<string, unknown>): string | undefined {
  const status = statusOf(document);
  if (typeof status === 'number' && status !== 200) return `HTTP ${status}`;
  const error = document.get('Error') ?? document.get('error');
  if (typeof error === 'object' && error !== null) {
    const { Code, code = Code } = error as { readonly Code?: unknown; readonly code?: unknown };
    return typeof code === 'string' ? code : 'an error';
  }
  const name = document.get('__type') ?? document.get('$fault');
  return typeof name === 'string' ? name : undefined;
}

function requireKnownMembers(document: ReadonlyMap<string, unknown>, kind: DocumentKind, path: string): void {
  const allowed = [
    kind.key,
    ...(kind.beside ?? []),
    ...(kind.context ? [kind.context.member] : []),
    ...COMMON,
  ];
  forEachFitting(document.keys(), (key) => {
    if (!allowed.includes(key))
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
export function recognise(value: unknown, place: DocumentPlace, account: AccountKind): FoundDocument {
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
  const kind = kindOf(document);
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

/** Whether a document has to wait until the names of all things are known. */
export function needsContext({ kind, document }: FoundDocument): boolean {
  return kind?.context?.needed(document) ?? false;
}

/** The ARN of what a document is about: its own member, or what its file is named after; undefined where it need not say. */
function findContext(
  { document, origin: { file, path } }: FoundDocument,
  command: string,
  context: DocumentContext,
  collected: Collected,
): string | undefined {
  const own = document.get(context.member);
  const below = context.orBelow;
  const isBelow = (arn: unknown): boolean =>
    below !== undefined && typeof arn === 'string' && parseArn(arn)?.kind === below;
  if (own !== undefined) {
    const at = `${path}.${context.member}`;
    if (!isBelow(own) || below === undefined) return collected.ownArn(context.kind)(own, at);
    return parentOf(collected.ownArn(below)(own, at));
  }
  requireAccountInName(file, collected.account, path);
  const itself = namedAfter(file, context.kind, collected.known, collected.account);
  const named =
    itself.length > 0 || below === undefined
      ? itself
      : [...new Set(namedAfter(file, below, collected.known, collected.account).map(parentOf))];
  const [arn] = named;
  if (context.optional && named.length !== 1) return undefined;
  const remedy = `Name the file after its ${context.kind} (for example ${command}.0-MKkpXXPE.json), or add a member ${context.member} with the ARN`;
  if (arn === undefined)
    throw new Misfit(
      path,
      `does not say which ${context.kind} it is about, and the file's name holds no id of one that the folder names. ${remedy}`,
    );
  if (named.length > 1)
    throw new Misfit(
      path,
      `the file's name fits more than one ${context.kind}: ${named.join(', ')}. ${remedy}`,
    );
  if (!parseArn(arn)) throw new Misfit(path, `the file's name makes no ARN (${arn})`);
  return collected.ownArn(context.kind)(arn, path);
}

/** Whether an answer says of the very thing that it is about that the service could not tell. */
function failsAbout(document: ReadonlyMap<string, unknown>, about: string | undefined): boolean {
  const failed = document.get('failedItems');
  return about !== undefined && typeof failed === 'object' && failed !== null && Object.hasOwn(failed, about);
}

/** Adds what a document says to what is known. What is a refusal says nothing. */
export function takeDocument(found: FoundDocument, collected: Collected): void {
  const { kind, document, origin, computed } = found;
  if (!kind) return;
  const about =
    needsContext(found) && kind.context
      ? findContext(found, kind.command, kind.context, collected)
      : undefined;
  if (failsAbout(document, about)) return;
  const token = document.get('nextToken') ?? document.get('NextToken');
  const more = origin.partial || (token !== undefined && token !== null && token !== '');
  kind.take(collected, {
    document,
    value: document.get(kind.key),
    path: origin.partial ? origin.path : `${origin.path}.${kind.key}`,
    about,
    origin,
    more,
    computed,
  });
}
