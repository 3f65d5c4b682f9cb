import { QueryClient } from '@tanstack/react-query';
import { createLimiter } from '../../src/inspector/transport/limiter';
import { type AccountInspector, openInspector } from '../../src/inspector/transport/inspector';
import { connectInspector } from '../../src/inspector/transport/sdk';
import type { KeyPair } from './emulator';

/** The console's own data layer, as its pages use it. */
export interface DataLayer {
  readonly inspector: AccountInspector;
  /** Asks once: a test sees the first failure. */
  readonly client: QueryClient;
  /** The operations that were called so far, in order. */
  readonly calls: readonly string[];
}

/** Whose data is asked for, and where. */
interface Asked {
  readonly origin: string;
  readonly region: string;
  readonly account: string;
  readonly credentials: KeyPair;
}

/**
 * Opens the console's data layer over the real SDK and real HTTP.
 *
 * @param operations those of ours that the endpoint is said to have
 */
export function openDataLayer(
  { origin, region, account, credentials }: Asked,
  operations: readonly string[] = [],
): DataLayer {
  const limiter = createLimiter();
  const calls: string[] = [];
  const inspector = openInspector(
    { region, account },
    {
      async connect() {
        const send = connectInspector({ region, endpoint: origin, credentials, limiter });
        return (name, input, signal) => {
          calls.push(name);
          return send(name, input, signal);
        };
      },
      limiter,
      awsEndpoint: false,
      operations,
    },
  );
  return { inspector, client: new QueryClient({ defaultOptions: { queries: { retry: false } } }), calls };
}
