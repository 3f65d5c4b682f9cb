import { QueryClientProvider } from '@tanstack/react-query';
import { type createBrowserRouter, RouterProvider } from 'react-router';
import { SessionProvider } from '../auth/provider';
import { ConfigProvider } from '../config/provider';
import { InspectorProvider } from '../inspector/queries/provider';
import type { Services } from './services';

export interface ConsoleProps {
  readonly services: Services;
  readonly router: ReturnType<typeof createBrowserRouter>;
}

/** The whole console on its services. */
export function Console({ services, router }: ConsoleProps) {
  const { config, session, queryClient, scopes, starter } = services;
  return (
    <ConfigProvider config={config}>
      <SessionProvider session={session}>
        <QueryClientProvider client={queryClient}>
          <InspectorProvider scopes={scopes} starter={starter}>
            <RouterProvider router={router} />
          </InspectorProvider>
        </QueryClientProvider>
      </SessionProvider>
    </ConfigProvider>
  );
}
