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

/** A run, by what is known of its exclusions. */
export interface RunData {
  readonly arn: string;
  /** Undefined for a run that is known by its exclusions alone. */
  readonly name: string | undefined;
  readonly createdAt: number | undefined;
  readonly exclusions: ExclusionsOrigin;
  readonly exclusionCount: number;
}

/** One page of what an endpoint tells of an account's data. Documents are the account's, the rest is of one region. */
export interface AccountDataPage {
  readonly kind: DataKind;
  readonly documents: readonly SourceDocument[];
  readonly counts: AccountCounts;
  readonly runs: readonly RunData[];
  readonly nextToken: string | undefined;
}
