import { temporaryDirectory, exampleAccount, faultsFile } from '../support/emulator';
import { startEmulator } from '../support/emulator-process';

const TARGET = 'arn:aws:inspector:us-west-2:123456789012:target';

/** What the clients are told of the example account, in their environment. */
export const PLACES = {
  TEMPLATE: `${TARGET}/0-0kFIPusq/template/0-4r1V2mAw`,
  RUN: `${TARGET}/0-0kFIPusq/template/0-4r1V2mAw/run/0-5PsFUbfs`,
  LARGE_RUN: `${TARGET}/0-Y8ffQAtK/template/0-ARuLv8qI/run/0-DfY8qPjy`,
  UNKNOWN_RUN: `${TARGET}/0-0kFIPusq/template/0-4r1V2mAw/run/0-Unknown1`,
} as const;
export type Places = typeof PLACES;

/** What a client saw of the twelve things. */
export interface Seen {
  readonly runs: number;
  readonly exclusions: number;
  readonly described: Readonly<Record<string, number>>;
  readonly failed: string | null;
  readonly preview: number;
  /** How the run ended that it started and stopped, and how many exclusions it has. */
  readonly run: readonly [string, number];
  /** Names and days of the runs that a filter by name and time lets through. */
  readonly filtered: readonly (readonly [string, string])[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly refused: string | null;
  readonly unknown: string | null;
  /** How many rules packages came after a call that was throttled. */
  readonly throttled: number;
  readonly empty: readonly string[];
}

/** As docs/assessment-engine.md lists the example account. */
export const TWELVE: Seen = {
  runs: 35,
  exclusions: 2500,
  described: {
    'Agent is unhealthy': 5,
    'Agent not found': 21,
    'Rules evaluation error for single instance': 2,
    'Rules package not supported by OS': 9,
  },
  failed: 'ITEM_DOES_NOT_EXIST',
  preview: 101,
  run: ['COMPLETED', 101],
  filtered: [
    ['web-prod weekly 2025-11-15', '2025-11-15'],
    ['web-prod weekly 2026-05-09', '2026-05-09'],
  ],
  tags: [{ key: 'Zürich', value: 'a  b\t+/=' }],
  refused: 'InvalidSignatureException',
  unknown: 'NoSuchEntityException',
  throttled: 5,
  empty: [],
};

/** What each client has to call, however often it asks how a preview and a run are getting on. */
export const CALLS = {
  ListAssessmentRuns: 4 + 1,
  ListExclusions: 5 + 1 + 3 + 1,
  DescribeExclusions: 1,
  CreateExclusionsPreview: 1,
  StartAssessmentRun: 1,
  StopAssessmentRun: 1,
  SetTagsForResource: 1,
  ListTagsForResource: 1,
  // One with a wrong secret, one that is throttled, one that is tried again.
  ListRulesPackages: 3,
  ListAssessmentTargets: 1,
} as const;

/** Only the first call whose signature is good counts for a rule. */
const FAULTS = [
  { operation: 'ListRulesPackages', call: 1, error: 'ThrottlingException', message: 'Rate exceeded' },
];

/** Counts the operations in an emulator's log; a fault of its own counts as `fault`. */
function countCalls(log: string): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const line of log.trim().split('\n')) {
    const { operation = 'fault' } = JSON.parse(line) as { readonly operation?: string };
    calls[operation] = (calls[operation] ?? 0) + 1;
  }
  return calls;
}

/**
 * Lets a client do the twelve things against a running endpoint of its own: the example account, with a clock that runs a
 * thousand times as fast.
 *
 * @returns what it saw, and how often it called what
 */
export async function tryTwelve(
  client: (origin: string) => Promise<Seen>,
): Promise<{ readonly seen: Seen; readonly calls: Readonly<Record<string, number>> }> {
  const directory = temporaryDirectory();
  const pace = ['--speed', '1000', '--preview-seconds', '0.5'];
  try {
    const faults = faultsFile(directory.path, FAULTS);
    const what = ['--account', exampleAccount, '--api-only', '--faults', faults];
    const emulator = await startEmulator(...what, '--log', ...pace);
    let seen: Seen;
    let log = '';
    try {
      seen = await client(emulator.origin);
    } finally {
      log = (await emulator.stop()).stderr;
    }
    return { seen, calls: countCalls(log) };
  } finally {
    directory.remove();
  }
}
