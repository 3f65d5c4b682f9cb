/** Takes a recognised document: what it is about, and what it adds to all that the folder says. */

import { parseArn } from '../../../../src/domain/address/arn';
import { type Collected, parentOf } from '../evidence/collected';
import { namedAfter, requireAccountInName } from '../named-after';
import { Misfit } from '../problems';
import type { DocumentContext } from './document-kind';
import type { FoundDocument } from './recognise-document';

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
