import { exclusionStatus, type ExclusionsEvidence, type ExclusionStatus } from './exclusion-status';

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

/** Whether an account's answers are somebody's evidence, or computed from a fleet. */
export type DataKind = 'simulated' | 'recorded';

/** How much an account holds in a region. */
export interface AccountCounts {
  readonly targets: number;
  readonly templates: number;
  readonly runs: number;
  readonly exclusions: number;
  readonly previews: number;
}

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

/** What there is to judge a run's exclusions by, from where they come and how many of them are known. */
export function evidenceOf(origin: ExclusionsOrigin, count: number): ExclusionsEvidence {
  if (origin === 'pending') return { kind: 'not-asked' };
  if (origin === 'saved-during-run') return { kind: 'saved-during-run', count };
  // A part without anything in it says no more than nothing.
  if (origin === 'absent' || (origin === 'incomplete' && count === 0))
    return { kind: 'refused', why: 'not-in-this-data' };
  return { kind: 'listed', count, whole: origin !== 'incomplete' };
}

/** What is known of a run's exclusions, by the rule that the lists of runs go by. */
export function statusOfRunData(run: RunData): ExclusionStatus {
  return exclusionStatus(run.described, evidenceOf(run.exclusions, run.exclusionCount));
}

/** Whether saved lists say something of a run's exclusions, so that it matters when they were given. */
export function restsOnSavedLists(run: RunData): boolean {
  return ['recorded', 'incomplete', 'saved-during-run'].includes(run.exclusions);
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
  readonly documents: readonly SourceDocument[];
  readonly notes: readonly ImportNote[];
  readonly counts: AccountCounts;
  readonly runs: readonly RunData[];
  readonly nextToken: string | undefined;
}
