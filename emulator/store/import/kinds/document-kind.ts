import type { ArnKind } from '../../../../src/domain/address/arn';
import type { AnswerOrigin } from '../evidence/answer-origin';
import type { Collected } from '../evidence/collected';

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
