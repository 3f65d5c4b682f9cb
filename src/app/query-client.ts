import { QueryClient } from '@tanstack/react-query';
import { failingWithProblems } from '../inspector/transport/query-key';

/**
 * The cache of everything that was asked. Retries are the SDK's, where they are adaptive; none are added. Without
 * a network a question fails, so that the reader is told: to be held back until there is one would look like
 * loading, and an endpoint on this computer may well answer. Queries fail with a Problem and with nothing else.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        persister: failingWithProblems,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
