/** How one of the service's answers is recognised and taken, and what is alike in several of them. */

import type { ArnKind } from '../../../../src/domain/address/arn';
import type { AnswerOrigin } from '../evidence/answer-origin';
import { type Collected, parentOf, type PlainRow } from '../evidence/collected';
import type { TemplateRecord } from '../../records';
import { Misfit } from '../problems';
import { forEachItem, many, type Reader } from '../readers';

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

/** An answer that lists ARNs: all that it says is that what they name exists. */
export const arnList = (key: string, command: string, kind: ArnKind): DocumentKind => ({
  key,
  command,
  take(collected, { value, path }) {
    many(collected.ownArn(kind))(value, path);
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

/** What never changes of a template, or of a run, which has it of its template. */
export const unchanging = (
  thing: Pick<
    TemplateRecord,
    'createdAt' | 'durationInSeconds' | 'name' | 'rulesPackageArns' | 'userAttributesForFindings'
  >,
): string =>
  JSON.stringify([
    thing.name,
    thing.createdAt,
    thing.durationInSeconds,
    thing.rulesPackageArns.toSorted(),
    thing.userAttributesForFindings,
  ]);

/**
 * Takes a row of what exclusions do not touch, if what an earlier document says of the same does not count instead.
 *
 * @param dateOf what the row itself says of its time
 */
export function takeRow<Value>(
  collected: Collected,
  key: string,
  what: string,
  row: PlainRow & { readonly value: Value },
  { origin, path }: Pick<TakenDocument, 'origin' | 'path'>,
  dateOf?: (value: Value) => number,
): void {
  // The value of a row that a list alone names is null.
  const earlier = (collected.plainRows.get(key)?.value ?? undefined) as Value | undefined;
  const dates = earlier !== undefined && dateOf && ([dateOf(earlier), dateOf(row.value)] as const);
  const said = { earlier, now: row.value, ...(dates && { dates }) };
  if (collected.sayings.supersedes(key, what, said, origin, path)) collected.plainRows.set(key, row);
}
