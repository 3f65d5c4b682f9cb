import type { ProblemKindWithWords } from '../../strings/problems';

/** A failed call, as the data layer tells it. */
export interface ShownProblem {
  readonly kind: ProblemKindWithWords;
  /** The error's name on the wire. */
  readonly code: string;
  /** The service's own words. */
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
}
