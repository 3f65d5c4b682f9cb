import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleAccount, faultsFile, temporaryDirectory } from '../../support/emulator';
import { type EmulatorProcess, startEmulator } from '../../support/emulator-process';

/** For a whole life, in milliseconds: a limit for what hangs, on a machine with other work too. */
export const LIMIT = 180_000;

/** A run of the example account whose exclusions fill a page of any size up to 2,500. */
export const LARGE_RUN =
  'arn:aws:inspector:us-west-2:123456789012:target/0-Y8ffQAtK/template/0-ARuLv8qI/run/0-DfY8qPjy';

/** The name of a web server of the example whose agent can take part in a run. */
export const ONE_INSTANCE = 'web-prod-2-004';

/** The operations that botocore can page through. */
export const PAGED_OPERATIONS = [
  'ListAssessmentRunAgents',
  'ListAssessmentRuns',
  'ListAssessmentTargets',
  'ListAssessmentTemplates',
  'ListEventSubscriptions',
  'ListExclusions',
  'ListFindings',
  'ListRulesPackages',
  'PreviewAgents',
] as const;

/** What only a fault can bring about: the errors of a service that is not well. */
const FAULTS = [
  {
    operation: 'DescribeCrossAccountAccessRole',
    call: 1,
    error: 'InternalException',
    members: { canRetry: true },
  },
  {
    operation: 'ListTagsForResource',
    call: 1,
    error: 'ServiceTemporarilyUnavailableException',
    members: { canRetry: true },
  },
];

const finding = (id: string) => ({
  arn: `${LARGE_RUN}/finding/${id}`,
  schemaVersion: 1,
  service: 'Inspector',
  serviceAttributes: { schemaVersion: 1, assessmentRunArn: LARGE_RUN },
  severity: 'High',
  attributes: [],
  userAttributes: [],
  createdAt: 1_778_700_000,
  updatedAt: 1_778_700_000,
});

/** Counts the operations of a log. A fault of the emulator's own counts as an operation `fault`. */
function countCalls(log: string): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const line of log.trim().split('\n')) {
    const { operation = 'fault' } = JSON.parse(line) as { operation?: string };
    calls[operation] = (calls[operation] ?? 0) + 1;
  }
  return calls;
}

/**
 * Starts an emulator process for a life of an account: the example with three findings, a clock that runs a
 * hundred times as fast, and previews that take five seconds: time enough to see one under way.
 */
export async function startLife(): Promise<{
  readonly emulator: EmulatorProcess;
  /** Ends it, and gives back how often each operation was called. */
  readonly stop: () => Promise<Readonly<Record<string, number>>>;
}> {
  const directory = temporaryDirectory();
  const folder = join(directory.path, 'account');
  cpSync(exampleAccount, folder, { recursive: true });
  const findings = ['0-Finding1', '0-Finding2', '0-Finding3'].map(finding);
  writeFileSync(join(folder, 'us-west-2/describe-findings.json'), JSON.stringify({ findings }));
  const faults = faultsFile(directory.path, FAULTS);
  const pace = ['--speed', '100', '--preview-seconds', '5'];
  try {
    const emulator = await startEmulator('--account', folder, ...pace, '--log', '--faults', faults);
    const stop = async () => {
      const { stderr } = await emulator.stop();
      directory.remove();
      return countCalls(stderr);
    };
    return { emulator, stop };
  } catch (error) {
    directory.remove();
    throw error;
  }
}
