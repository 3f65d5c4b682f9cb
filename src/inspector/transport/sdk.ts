/**
 * The AWS SDK, in a chunk of its own: the only file that imports the Inspector client when it runs.
 * Everything else reaches it through a dynamic import, so that the first paint never waits for it.
 */

import {
  CreateExclusionsPreviewCommand,
  DescribeAssessmentRunsCommand,
  DescribeAssessmentTargetsCommand,
  DescribeAssessmentTemplatesCommand,
  DescribeExclusionsCommand,
  DescribeResourceGroupsCommand,
  DescribeRulesPackagesCommand,
  GetExclusionsPreviewCommand,
  InspectorClient,
  type InspectorClientConfig,
  ListAssessmentRunAgentsCommand,
  ListAssessmentRunsCommand,
  ListAssessmentTemplatesCommand,
  ListExclusionsCommand,
  ListTagsForResourceCommand,
  PreviewAgentsCommand,
} from '@aws-sdk/client-inspector';
import { credentialsFor } from '../../auth/credentials';
import type { Session } from '../../auth/session';
import { type Config, inspectorEndpoint } from '../../config/config';
import type { AccountPlace } from '../../domain/address/paths';
import type { Limiter } from './limiter';
import {
  DescribeAccountDataCommand,
  DescribeCoverageCommand,
  DescribeEvidenceCommand,
  DescribeInstancesCommand,
  DescribeRunExclusionsCommand,
  ListDescribedRunsCommand,
  ListDescribedTemplatesCommand,
  ListRunsByExclusionsCommand,
  PrepareEvidenceCommand,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  WRITES,
} from './console-commands';
import { toProblem } from './problem';

/** Sends one call with the SDK and throws what the SDK throws. */
export type Send = <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
  signal: AbortSignal | undefined,
) => Promise<OperationOutput<Name>>;

/** What a connection is made of. */
export interface Connection {
  readonly region: string;
  /** Undefined is AWS's own endpoint of the region. */
  readonly endpoint: string | undefined;
  /** What calls are signed for instead of Inspector in this region; AWS checks it before anything of ours is asked. */
  readonly signing?: Config['signing'];
  readonly credentials: NonNullable<InspectorClientConfig['credentials']>;
  /** Learns from the answers how many calls the service bears at once. */
  readonly limiter: Pick<Limiter, 'slowDown' | 'speedUp'>;
}

/** Credentials that the service says have ended; the call was not carried out. */
const hasExpired = (error: unknown): boolean =>
  error instanceof Error && /^ExpiredToken(?:Exception)?$/.test(error.name);

/**
 * Connects a signed-in session to one of its accounts, with the credentials of the account's identity pool.
 * Where the service ends them before their time, a call gets new ones and is sent once more.
 */
export function connectSession(
  session: Session,
  config: Config,
  { account, region }: AccountPlace,
  limiter: Connection['limiter'],
): Send {
  const credentials = credentialsFor(session, config, account);
  // The SDK's client keeps what it was given until its stated end, so new credentials need a new client.
  const connect = (): Send =>
    connectInspector({
      region,
      endpoint: inspectorEndpoint(config, region, account),
      signing: config.signing,
      credentials,
      limiter,
    });
  let current = connect();
  return async (name, input, signal) => {
    const used = current;
    try {
      return await used(name, input, signal);
    } catch (error) {
      if (!hasExpired(error)) throw error;
      // Of several calls that fail together, the first renews for all.
      if (current === used) {
        credentials.discard();
        current = connect();
      }
      return current(name, input, signal);
    }
  };
}

/** AWS's endpoints are gone, so a call there ends by this; another endpoint gets more time. In milliseconds. */
const AWS_TIMEOUT = 10_000;
const OTHER_TIMEOUT = 60_000;

/** With fewer attempts calls are lost under throttling: 3 lost 9 of 30 at five requests a second, 10 none. */
const READ_ATTEMPTS = 10;

const commands = {
  CreateExclusionsPreview: CreateExclusionsPreviewCommand,
  DescribeAccountData: DescribeAccountDataCommand,
  DescribeAssessmentRuns: DescribeAssessmentRunsCommand,
  DescribeAssessmentTargets: DescribeAssessmentTargetsCommand,
  DescribeAssessmentTemplates: DescribeAssessmentTemplatesCommand,
  DescribeCoverage: DescribeCoverageCommand,
  DescribeEvidence: DescribeEvidenceCommand,
  DescribeExclusions: DescribeExclusionsCommand,
  DescribeInstances: DescribeInstancesCommand,
  DescribeResourceGroups: DescribeResourceGroupsCommand,
  DescribeRunExclusions: DescribeRunExclusionsCommand,
  DescribeRulesPackages: DescribeRulesPackagesCommand,
  GetExclusionsPreview: GetExclusionsPreviewCommand,
  ListAssessmentRunAgents: ListAssessmentRunAgentsCommand,
  ListAssessmentRuns: ListAssessmentRunsCommand,
  ListAssessmentTemplates: ListAssessmentTemplatesCommand,
  ListDescribedRuns: ListDescribedRunsCommand,
  ListDescribedTemplates: ListDescribedTemplatesCommand,
  ListExclusions: ListExclusionsCommand,
  ListRunsByExclusions: ListRunsByExclusionsCommand,
  PrepareEvidence: PrepareEvidenceCommand,
  ListTagsForResource: ListTagsForResourceCommand,
  PreviewAgents: PreviewAgentsCommand,
} satisfies Record<OperationName, unknown>;

/** The SDK types `send` per command; a table of commands needs the one signature that they share. */
type AnyCommand = new (input: never) => Parameters<InspectorClient['send']>[0];
type AnySend = (command: unknown, options: { abortSignal?: AbortSignal }) => Promise<never>;

/** The SDK's signer reads two settings that the client's own type leaves out. */
type SigningClientConfig = InspectorClientConfig & {
  readonly signingName?: string;
  readonly signingRegion?: string;
};

/** Makes the clients of one account and region: one for reads, and one that sends a write just once. */
export function connectInspector({ region, endpoint, signing, credentials, limiter }: Connection): Send {
  const awsEndpoint = endpoint === undefined;
  const shared: SigningClientConfig = {
    region,
    credentials,
    ...(endpoint !== undefined && { endpoint }),
    ...(signing && { signingName: signing.name, signingRegion: signing.region }),
    requestHandler: { requestTimeout: awsEndpoint ? AWS_TIMEOUT : OTHER_TIMEOUT },
  };
  const reader: InspectorClient = new InspectorClient({
    ...shared,
    retryMode: 'adaptive',
    maxAttempts: READ_ATTEMPTS,
  });
  const sdkStrategy = reader.config.retryStrategy as () => Promise<SdkRetryStrategy>;
  reader.config.retryStrategy = async () => retryStrategyFor(await sdkStrategy(), { awsEndpoint, limiter });
  const writer = new InspectorClient({ ...shared, maxAttempts: 1 });

  return (name, input, signal) => {
    const Command = commands[name] as AnyCommand;
    const client = WRITES.has(name) ? writer : reader;
    const send = client.send.bind(client) as AnySend;
    return send(new Command(input as never), signal ? { abortSignal: signal } : {});
  };
}

/** What the SDK's retry middleware asks of a strategy (its version 2), with tokens left opaque. */
export interface SdkRetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>;
  refreshRetryTokenForRetry(token: RetryToken, error: RetryError): Promise<RetryToken>;
  recordSuccess(token: RetryToken): void;
}

interface RetryToken {
  getRetryCount(): number;
  getRetryDelay(): number;
}

interface RetryError {
  readonly error?: unknown;
  readonly errorType: 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';
}

/** Everything but throttling is asked again this often at most: nobody waits a minute to read an error. */
const OTHER_ATTEMPTS = 3;

/**
 * The SDK's own strategy with three decisions of ours:
 *
 * - LimitExceededException is a quota in Inspector, though the SDK takes it for throttling: never again.
 * - AWS's own endpoints are gone: a call that they leave unanswered is not repeated.
 * - A lost connection and an answer that was cut short are worth two more attempts; the SDK gives up on them.
 *
 * The SDK of this version makes a strategy for each call, so its rate limiter is never shared between
 * calls. The limiter, which is, learns here what the service bears.
 */
export function retryStrategyFor(
  strategy: SdkRetryStrategy,
  options: { readonly awsEndpoint: boolean; readonly limiter: Pick<Limiter, 'slowDown' | 'speedUp'> },
): SdkRetryStrategy {
  return {
    acquireInitialRetryToken: (scope) => strategy.acquireInitialRetryToken(scope),
    recordSuccess(token) {
      options.limiter.speedUp();
      strategy.recordSuccess(token);
    },
    refreshRetryTokenForRetry(token, info) {
      const { kind } = toProblem(info.error);
      if (kind === 'throttled') {
        options.limiter.slowDown();
        return strategy.refreshRetryTokenForRetry(token, info);
      }
      const last = token.getRetryCount() + 1 >= OTHER_ATTEMPTS;
      const pointless =
        kind === 'limit-exceeded' || kind === 'canceled' || (kind === 'network' && options.awsEndpoint);
      if (last || pointless) return Promise.reject(new Error('Not worth another attempt'));
      const again = kind === 'network' || kind === 'bad-answer';
      return strategy.refreshRetryTokenForRetry(token, again ? { ...info, errorType: 'TRANSIENT' } : info);
    },
  };
}
