import type { Principal, Services } from '../inspector/operation';
import { requirePermission } from '../inspector/permissions';
import {
  ACTIONS_FOR_ACCOUNT_DATA,
  DESCRIBE_ACCOUNT_DATA,
  describeAccountData,
} from './describe-account-data';
import {
  ACTIONS_FOR_COVERAGE,
  DESCRIBE_COVERAGE,
  describeCoverage,
  describeCoverageInTurns,
} from './describe-coverage';
import {
  ACTIONS_FOR_EVIDENCE_FILE,
  actionsForEvidence,
  DESCRIBE_EVIDENCE,
  describeEvidence,
  PREPARE_EVIDENCE,
  prepareEvidence,
} from './evidence';
import { ACTIONS_FOR_INSTANCES, DESCRIBE_INSTANCES, describeInstances } from './describe-instances';
import {
  ACTIONS_FOR_RUN_EXCLUSIONS,
  DESCRIBE_RUN_EXCLUSIONS,
  describeRunExclusions,
} from './describe-run-exclusions';
import {
  ACTIONS_FOR_DESCRIBED_RUNS,
  ACTIONS_FOR_DESCRIBED_TEMPLATES,
  CALLS_OF_DESCRIBED_RUNS,
  CALLS_OF_DESCRIBED_TEMPLATES,
  LIST_DESCRIBED_RUNS,
  LIST_DESCRIBED_TEMPLATES,
  listDescribedRuns,
  listDescribedTemplates,
} from './list-described';
import {
  ACTIONS_FOR_RUNS_BY_EXCLUSIONS,
  LIST_RUNS_BY_EXCLUSIONS,
  listRunsByExclusions,
} from './list-runs-by-exclusions';

/** An operation of ours, for our own console: Inspector's model has none for it. */
export interface ConsoleOperation {
  /**
   * Reads and checks its input itself, for the model does not know it; throws a ServiceError for what it refuses. Gives a
   * promise where it has to wait for the disk.
   */
  readonly operation: (services: Services, principal: Principal, input: unknown) => unknown;
  /** The same without keeping others waiting, where it may take long. */
  readonly inTurns?: (services: Services, principal: Principal, input: unknown) => Promise<unknown>;
  /** Whether a snapshot can answer it. One keeps no account of what was imported, but for what is evidence. */
  readonly ofSnapshots: boolean;
  /** Inspector's actions that the caller needs; for any input, also for one that is refused later. */
  readonly actions: (input: unknown) => readonly string[];
  /** The calls of Inspector's API that it answers all at once; undefined where that has none for what it answers. */
  readonly standsFor?: readonly string[];
}

/** Every operation of ours, by its name behind `ExclusionsConsole.` on the wire. None writes. */
export const consoleOperations: ReadonlyMap<string, ConsoleOperation> = new Map<string, ConsoleOperation>([
  [
    DESCRIBE_ACCOUNT_DATA,
    {
      operation: describeAccountData,
      ofSnapshots: false,
      actions: () => ACTIONS_FOR_ACCOUNT_DATA,
    },
  ],
  [
    DESCRIBE_COVERAGE,
    {
      operation: describeCoverage,
      inTurns: describeCoverageInTurns,
      ofSnapshots: true,
      actions: () => ACTIONS_FOR_COVERAGE,
    },
  ],
  [
    DESCRIBE_INSTANCES,
    { operation: describeInstances, ofSnapshots: true, actions: () => ACTIONS_FOR_INSTANCES },
  ],
  [DESCRIBE_EVIDENCE, { operation: describeEvidence, ofSnapshots: true, actions: actionsForEvidence }],
  [
    PREPARE_EVIDENCE,
    { operation: prepareEvidence, ofSnapshots: false, actions: () => ACTIONS_FOR_EVIDENCE_FILE },
  ],
  [
    DESCRIBE_RUN_EXCLUSIONS,
    {
      operation: describeRunExclusions,
      ofSnapshots: true,
      actions: () => ACTIONS_FOR_RUN_EXCLUSIONS,
      standsFor: ACTIONS_FOR_RUN_EXCLUSIONS,
    },
  ],
  [
    LIST_RUNS_BY_EXCLUSIONS,
    { operation: listRunsByExclusions, ofSnapshots: true, actions: () => ACTIONS_FOR_RUNS_BY_EXCLUSIONS },
  ],
  [
    LIST_DESCRIBED_RUNS,
    {
      operation: listDescribedRuns,
      ofSnapshots: true,
      actions: () => ACTIONS_FOR_DESCRIBED_RUNS,
      standsFor: CALLS_OF_DESCRIBED_RUNS,
    },
  ],
  [
    LIST_DESCRIBED_TEMPLATES,
    {
      operation: listDescribedTemplates,
      ofSnapshots: true,
      actions: () => ACTIONS_FOR_DESCRIBED_TEMPLATES,
      standsFor: CALLS_OF_DESCRIBED_TEMPLATES,
    },
  ],
]);

/** Throws AWS's `AccessDeniedException` for a caller who lacks one of an operation's actions. */
export function requireActions({ actions }: ConsoleOperation, principal: Principal, input: unknown): void {
  for (const action of actions(input))
    requirePermission(principal, action, action === 'GetExclusionsPreview' ? 'template' : 'run');
}
