import { parseArn } from '../../../src/domain/arn';
import type { AccountKind } from '../records';
import type { Collected } from './collected';
import type { DocumentContext, DocumentKind } from './document-kind';
import { DOCUMENT_KINDS } from './document-kinds';
import { Misfit } from './misfit';
import { namedAfter, requireAccountInName } from './named-after';
import { membersOf } from './readers';
import { simulatedMark } from './simulated-mark';

/** A document that was recognised, and the file that it stands in. */
export interface FoundDocument {
  readonly kind: DocumentKind;
  readonly document: ReadonlyMap<string, unknown>;
  readonly file: string;
  /** What its paths begin with: `$`, or `$` with the line where a file has several documents. */
  readonly path: string;
  /** A simulated account gave it, and it does not say of itself that it was saved before. */
  readonly computed: boolean;
}

/** Members that answers of any kind may have: AWS's tools print them beside the data. */
const COMMON = ['failedItems', 'nextToken', 'NextToken', 'ResponseMetadata', '$metadata'];

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

/**
 * Recognises an answer by its top-level member.
 * @throws Misfit when it is none that loads, has members beside that its kind does not, or is simulated in a recorded account.
 */
export function recognise(value: unknown, file: string, path: string, account: AccountKind): FoundDocument {
  refuseSimulated(value, path, account);
  const document = membersOf(value, path);
  const kind = DOCUMENT_KINDS.find(({ key }) => document.has(key));
  if (!kind)
    throw new Misfit(
      path,
      `is none of the answers that load: it needs one of the members ${DOCUMENT_KINDS.map(({ key }) => key).join(', ')}`,
    );
  const allowed = [
    kind.key,
    ...(kind.beside ?? []),
    ...(kind.context ? [kind.context.member] : []),
    ...COMMON,
  ];
  for (const key of document.keys())
    if (!allowed.includes(key)) throw new Misfit(`${path}.${key}`, `does not belong beside ${kind.key}`);
  const marked = account === 'simulated' && simulatedMark(value) !== undefined;
  return { kind, document, file, path, computed: marked && document.get('computed') !== false };
}

/** Whether a document has to wait until the names of all things are known. */
export function needsContext({ kind, document }: FoundDocument): boolean {
  return kind.context?.needed(document) ?? false;
}

/** The ARN of what a document is about: its own member, or what its file is named after; undefined where it need not say. */
function findContext(
  found: FoundDocument,
  context: DocumentContext,
  collected: Collected,
): string | undefined {
  const { document, file, path, kind } = found;
  const own = document.get(context.member);
  if (own !== undefined) return collected.ownArn(context.kind)(own, `${path}.${context.member}`);
  requireAccountInName(file, collected.account, path);
  const named = namedAfter(file, context.kind, collected.known, collected.account);
  const [arn] = named;
  if (context.optional && named.length !== 1) return undefined;
  const remedy = `Name the file after its ${context.kind} (for example ${kind.command}.0-MKkpXXPE.json), or add a member ${context.member} with the ARN`;
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

/** Adds what a document says to what is known. */
export function takeDocument(found: FoundDocument, collected: Collected): void {
  const { kind, document, file, path, computed } = found;
  const about = kind.context && needsContext(found) ? findContext(found, kind.context, collected) : undefined;
  const token = document.get('nextToken') ?? document.get('NextToken');
  const more = token !== undefined && token !== null && token !== '';
  kind.take(collected, {
    document,
    value: document.get(kind.key),
    path: `${path}.${kind.key}`,
    about,
    file,
    more,
    computed,
  });
}
