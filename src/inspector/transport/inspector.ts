import type { Session } from '../../auth/session';
import { type Config, inspectorEndpoint } from '../../config/config';
import type { AccountPlace } from '../../domain/address/paths';
import { createLimiter, type Limiter, type Priority } from './limiter';
import type { OperationInput, OperationName, OperationOutput } from './console-commands';
import { Problem, toProblem } from './problem';
import type { Send } from './sdk';

/** How a call is sent. */
export interface SendOptions {
  /** Aborts the call, also while it waits for its turn. */
  readonly signal?: AbortSignal | undefined;
  /** Who goes first when more is asked than may be under way. Default `page`. */
  readonly priority?: Priority | undefined;
}

/** One account's Inspector in one region. */
export interface AccountInspector extends AccountPlace {
  /** Whether calls go to AWS's own endpoint, which no longer answers. */
  readonly awsEndpoint: boolean;
  /** The operations of ours that the endpoint is said to answer; absent for none. */
  readonly operations?: ReadonlySet<string>;
  /**
   * Sends one call.
   * @throws Problem whatever goes wrong; of kind `canceled` when the signal aborted it
   */
  send<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    options?: SendOptions,
  ): Promise<OperationOutput<Name>>;
}

/** The inspectors of a session, one per account and region, which share what may be under way at once. */
export interface Inspectors {
  /** The same place gives the same inspector. It never fails: an account that is not configured fails on `send`. */
  of(place: AccountPlace): AccountInspector;
  /** Fetches the SDK's code now; boot calls it as soon as somebody may be signed in. */
  warm(): void;
}

/** What an inspector stands on. */
export interface InspectorOptions {
  /** Gives the sender, at the first call; after a failure the next call asks again. */
  readonly connect: () => Promise<Send>;
  readonly limiter: Limiter;
  /** Whether calls go to AWS's own endpoint, which no longer answers. */
  readonly awsEndpoint: boolean;
  /** The operations of ours that the endpoint is said to answer; none where nobody says. */
  readonly operations?: readonly string[] | undefined;
}

/** Makes the inspector of one account and region. */
export function openInspector(
  place: AccountPlace,
  { connect, limiter, awsEndpoint, operations }: InspectorOptions,
): AccountInspector {
  let connected: Promise<Send> | undefined;
  const sender = async (): Promise<Send> => {
    connected ??= connect();
    try {
      return await connected;
    } catch (error) {
      connected = undefined;
      throw error;
    }
  };
  return {
    region: place.region,
    account: place.account,
    awsEndpoint,
    operations: new Set(operations),
    async send(name, input, { signal, priority = 'page' } = {}) {
      try {
        return await limiter.run(priority, signal, async () => (await sender())(name, input, signal));
      } catch (error) {
        throw toProblem(error, { awsEndpoint, online: isOnline() });
      }
    },
  };
}

type Sdk = typeof import('./sdk');

/** Makes the inspectors of a session. */
export function createInspectors(
  config: Config,
  session: Session,
  limiter: Limiter = createLimiter(),
): Inspectors {
  const inspectors = new Map<string, AccountInspector>();
  let loading: Promise<Sdk> | undefined;
  const load = async (): Promise<Sdk> => {
    loading ??= import('./sdk');
    try {
      return await loading;
    } catch (error) {
      loading = undefined; // The next call asks for the code again.
      throw error;
    }
  };

  return {
    of(place) {
      const key = `${place.region}/${place.account}`;
      const known = inspectors.get(key);
      if (known) return known;
      const opened = openInspector(place, {
        limiter,
        awsEndpoint: inspectorEndpoint(config, place.region) === undefined,
        operations: config.operations,
        async connect() {
          if (!config.accounts.some(({ id }) => id === place.account)) throw unknownAccount(place.account);
          const { connectSession } = await load();
          return connectSession(session, config, place, limiter);
        },
      });
      inspectors.set(key, opened);
      return opened;
    },
    warm() {
      load().catch(() => {}); // The first call reports it.
    },
  };
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || !('onLine' in navigator) || navigator.onLine;
}

function unknownAccount(account: string): Problem {
  return new Problem({
    kind: 'not-found',
    code: 'UnknownAccount',
    message: `The account ${account} is not one of this console's.`,
    requestId: undefined,
    retryable: false,
  });
}
