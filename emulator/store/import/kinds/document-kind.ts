/** How one of the service's answers is recognised and taken, and what is alike in several of them. */

import { type ArnKind, parseArn } from '../../../../src/domain/address/arn';
import type { AnswerOrigin } from '../evidence/answer-origin';
import { type Collected, parentOf, type PlainRow } from '../evidence/collected';
import { failedItemsOf } from '../evidence/list-gaps';
import type { TemplateRecord } from '../../records';
import { Misfit } from '../problems';
import { forEachItem, many, type Reader } from '../readers';
import { namedAfter, requireAccountInName, requireRegionInName } from '../named-after';

/** What a document cannot say of itself: which run, template or target was asked about. */
export interface DocumentContext {
  /** The request's member that names it, which may be added to the document: `assessmentRunArn` ... */
  readonly member: string;
  readonly kind: Extract<ArnKind, 'target' | 'template' | 'run'>;
  /** A thing of this kind below it names it as well: the service took a template's ARN where a target's is meant. */
  readonly orBelow?: Extract<ArnKind, 'template'>;
  /** The answer may be about a whole region: then nothing names what it is about. */
  readonly optional?: true;
  /** Whether this document needs it; most lists name it in their items. */
  needed(document: ReadonlyMap<string, unknown>): boolean;
}

export interface TakenDocument {
  readonly document: ReadonlyMap<string, unknown>;
  /** The value of the key that the document was recognised by. */
  readonly value: unknown;
  readonly path: string;
  /** What the context names, when it is needed. */
  readonly about: string | undefined;
  /** Where the document stands, and what it tells of its own time. */
  readonly origin: AnswerOrigin;
  /** Whether the answer ends in a token, or is the result of a query: more was, or may have been, to follow. */
  readonly more: boolean;
  /** Whether it was computed, as a simulated account's exclusions are: it proves nothing. */
  readonly computed: boolean;
}

/** How one of the service's answers is recognised, and what it gives. */
export interface DocumentKind {
  /** The top-level member that tells this answer from all others. */
  readonly key: string;
  /** The AWS CLI's command that prints it. */
  readonly command: string;
  /** Further members of the answer. */
  readonly beside?: readonly string[];
  readonly context?: DocumentContext;
  take(collected: Collected, taken: TakenDocument): void;
}

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

/** An answer that lists ARNs: it says that what they name exists, and perhaps that there is more. */
export const arnList = (key: string, command: string, kind: DocumentContext['kind']): DocumentKind => ({
  key,
  command,
  take(collected, { value, path, more, origin }) {
    const arns = many(collected.ownArn(kind))(value, path);
    // What a query leaves says neither that there is more nor that there is not.
    if (!origin.partial) collected.lists.push({ things: kind, arns, more, origin });
    if (arns.length === 0 && !more)
      collected.emptyAnswers.push({ list: `${kind}s`, about: undefined, file: origin.file });
  },
});

/**
 * An answer that describes things.
 *
 * @param reader how a thing is read, whose ARNs have to be the account's own
 * @param takeThing what a thing adds to what is known, and where it stands
 */
export const described = <T>(
  key: string,
  command: string,
  reader: (collected: Collected) => Reader<T>,
  takeThing: (collected: Collected, thing: T, place: Pick<TakenDocument, 'origin' | 'path'>) => void,
): DocumentKind => ({
  key,
  command,
  take(collected, taken) {
    const { origin } = taken;
    forEachThing(taken, reader(collected), (thing, path) => takeThing(collected, thing, { origin, path }));
  },
});

/** Does work for each thing that an answer describes. @throws Misfit that holds all that did not fit */
export function forEachThing<T>(
  { value, path }: Pick<TakenDocument, 'value' | 'path'>,
  read: Reader<T>,
  work: (thing: T, path: string) => void,
): void {
  forEachItem(many(read)(value, path), path, work);
}

/** The ARN that a thing's own is nested in. @throws Misfit where the thing itself names another */
export function nestedIn(arn: string, named: string | undefined, kind: ArnKind, path: string): string {
  const parent = parentOf(arn);
  if (named !== undefined && named !== parent)
    throw new Misfit(path, `is not the ${kind} that the ARN is nested in`);
  return parent;
}

type Unchanging = Pick<
  TemplateRecord,
  'createdAt' | 'durationInSeconds' | 'name' | 'rulesPackageArns' | 'userAttributesForFindings'
>;

/** What never changes of a template, or of a run, which has it of its template. */
export const unchanging = (thing: Unchanging): Unchanging => ({
  name: thing.name,
  createdAt: thing.createdAt,
  durationInSeconds: thing.durationInSeconds,
  rulesPackageArns: thing.rulesPackageArns.toSorted(),
  userAttributesForFindings: thing.userAttributesForFindings,
});

/**
 * Takes a row of what exclusions do not touch, if what an earlier document says of the same does not count instead.
 *
 * @param dateOf what the row itself says of its time
 */
export function takeRow<Value extends object>(
  collected: Collected,
  key: string,
  what: string,
  row: PlainRow & { readonly value: Value },
  { origin, path }: Pick<TakenDocument, 'origin' | 'path'>,
  dateOf?: (value: Value) => number,
): void {
  // The value of a row that a list alone names is null.
  const earlier = (collected.plainRows.get(key)?.value ?? undefined) as Value | undefined;
  const said = { earlier, now: row.value, ...(dateOf && { dateOf }) };
  const value = collected.sayings.counting(key, what, said, origin, path);
  collected.plainRows.set(key, { ...row, value });
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
  requireRegionInName(file, arn, path);
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
  collected.failures.push(...failedItemsOf(document, origin));
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
