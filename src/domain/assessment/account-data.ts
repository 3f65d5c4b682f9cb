/**
 * What an account's data is and what it rests on: recorded or simulated, the documents that it was imported from, and
 * of each run where its exclusions come from.
 */
import { type ExclusionsListing, exclusionStatus, type ExclusionStatus } from './exclusion-status';
import { isTransitional } from './runs';

/** Whether an account's answers are somebody's evidence, or computed from a fleet. */
export type DataKind = 'simulated' | 'recorded';

/**
 * The header of every answer about an account: whether its data is `simulated` or `recorded`. Clients that keep an
 * answer's headers keep it with the data (boto3: `ResponseMetadata.HTTPHeaders`).
 */
export const DATA_HEADER = 'x-exclusions-console-data';

/**
 * Says the same once more, for the AWS SDK for JavaScript: of an answer's headers it keeps ids alone, this one as
 * `$metadata.extendedRequestId`.
 */
export const EXTENDED_ID_HEADER = 'x-amz-id-2';

/** What an export says of its own data. `unknown` where the endpoint that gave it did not say. */
export type MarkedKind = DataKind | 'unknown';

/** A document that an account was imported from. */
export interface SourceDocument {
  /** Its path in the account's folder. */
  readonly name: string;
  /** The AWS CLI's command that prints such a document, or what else it is. */
  readonly kind: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Milliseconds since the epoch. */
  readonly importedAt: number;
}

/** A document of an account's folder that the account holds nothing of. */
export interface LeftOutDocument {
  readonly document: SourceDocument;
  /** `passed over` as no answer of the service; `skipped` at the importer's own wish. */
  readonly how: 'passed over' | 'skipped';
  /** Why, in words. */
  readonly reason: string;
}

/** How the import marks such a document: its kind begins with this, and ends with the reason. */
const LEFT_OUT = /^(?<how>passed over|skipped): (?<reason>.+)$/su;

/** Tells the documents that an account was imported from from those that were left out. Each is in one of the two. */
export function partDocuments(documents: readonly SourceDocument[]): {
  readonly used: readonly SourceDocument[];
  readonly leftOut: readonly LeftOutDocument[];
} {
  const used: SourceDocument[] = [];
  const leftOut: LeftOutDocument[] = [];
  for (const document of documents) {
    const { how, reason } = LEFT_OUT.exec(document.kind)?.groups ?? {};
    if (how === undefined || reason === undefined) used.push(document);
    else leftOut.push({ document, how: how as LeftOutDocument['how'], reason });
  }
  return { used, leftOut };
}

/** A saved answer that something rests on, and the document that it stands in. */
export interface EvidenceDocument {
  /** The document's path in the account's folder. */
  readonly name: string;
  /** Where in it the answer stands: `$`, or `line 3: $`. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** When the service gave the answer, in milliseconds since the epoch; undefined where the document does not say. */
  readonly answeredAt: number | undefined;
}

/** What evidence can be asked for: of a run's list of exclusions, or of a preview. */
export type EvidenceSubject =
  | { readonly kind: 'run'; readonly arn: string }
  | { readonly kind: 'preview'; readonly templateArn: string; readonly token: string };

/**
 * Where a run's exclusions come from: saved documents (all of them, perhaps not all, or as they were listed while the
 * run was under way), the engine of a simulated account, nowhere yet because the run has not ended, or nowhere because
 * nobody saved them.
 */
export const EXCLUSION_ORIGINS = [
  'recorded',
  'incomplete',
  'saved-during-run',
  'simulated',
  'pending',
  'absent',
] as const;
export type ExclusionsOrigin = (typeof EXCLUSION_ORIGINS)[number];

/** What is known of a run itself; times in milliseconds since the epoch. */
export interface RunDescription {
  readonly name: string;
  readonly createdAt: number;
  readonly state: string;
  readonly completedAt: number | undefined;
  readonly stateChangedAt: number;
}

/** A run, by what is known of its exclusions. */
export interface RunData {
  readonly arn: string;
  /** Undefined for a run that is known by its exclusions alone. */
  readonly described: RunDescription | undefined;
  readonly exclusions: ExclusionsOrigin;
  readonly exclusionCount: number;
  /** When the service gave the latest of the saved lists, in milliseconds since the epoch; undefined where none says so. */
  readonly answeredAt: number | undefined;
}

/** What came of listing a run's exclusions, from where they come and how many of them are known. */
export function listingOf(origin: ExclusionsOrigin, count: number): ExclusionsListing {
  if (origin === 'pending') return { kind: 'not-asked' };
  if (origin === 'saved-during-run') return { kind: 'saved-during-run', count };
  // A part without anything in it says no more than nothing.
  if (origin === 'absent' || (origin === 'incomplete' && count === 0))
    return { kind: 'refused', why: 'not-in-this-data' };
  return { kind: 'listed', count, whole: origin !== 'incomplete' };
}

/** What is known of a run's exclusions, by the rule that the lists of runs go by. */
export function statusOfRunData(run: RunData): ExclusionStatus {
  return exclusionStatus(run.described, listingOf(run.exclusions, run.exclusionCount));
}

/**
 * Whether a run has exclusions that can be counted. The service fixes those of one that is under way when it ends; but in
 * recorded data it never ends, and what was saved of it is all there will be.
 */
export function hasExclusionsToCount(
  run: Pick<RunDescription, 'state'> | undefined,
  kind: DataKind | undefined,
): boolean {
  return kind === 'recorded' || !(run && isTransitional(run.state));
}

/** Whether saved lists say something of a run's exclusions, so that it matters when they were given. */
export function restsOnSavedLists(run: RunData): boolean {
  return ['recorded', 'incomplete', 'saved-during-run'].includes(run.exclusions);
}

/** How much an account holds in a region. */
export interface AccountCounts {
  readonly targets: number;
  readonly templates: number;
  readonly runs: number;
  readonly exclusions: number;
  readonly previews: number;
}

/** Something that the import settled, such as which of two descriptions is the later one, in words. */
export interface ImportNote {
  /** The name of the document that it is about. */
  readonly document: string;
  readonly text: string;
}

/** One page of what an endpoint tells of an account's data. Documents are the account's, the rest is of one region. */
export interface AccountDataPage {
  readonly kind: DataKind;
  /** When the endpoint last found its store to be what was imported; undefined where it does not say. */
  readonly verifiedAt: number | undefined;
  /** Whether it is looking at that now, because there is much of it. */
  readonly verifying: boolean;
  readonly documents: readonly SourceDocument[];
  readonly notes: readonly ImportNote[];
  readonly counts: AccountCounts;
  readonly runs: readonly RunData[];
  readonly nextToken: string | undefined;
}
