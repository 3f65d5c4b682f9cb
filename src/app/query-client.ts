import { QueryClient } from '@tanstack/react-query';

/** The cache of everything that was asked. Retries are the SDK's, where they are adaptive; none are added. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
