import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { clearOnUserChange, createQueryClient, type Services } from './app/services';
import type { Session } from './auth/session';
import type { Config, ConfigError } from './config/config';
import { paths } from './domain/address/paths';
import { createPrefetcher } from './inspector/queries/prefetch';
import { createInspectors } from './inspector/transport/inspector';
import { createRoutes } from './routes';
import { ThemeProvider } from './theme/theme-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { SessionProvider } from './auth/provider';
import { ConfigProvider } from './config/provider';
import { InspectorProvider } from './inspector/queries/inspector-context';

type Router = ReturnType<typeof createBrowserRouter>;

function render(root: HTMLElement, content: ReactNode): void {
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>{content}</ThemeProvider>
    </StrictMode>,
  );
}

/** Resolves when the page of the present address has its code: until then the frame of `index.html` stands. */
function firstPage(router: Router): Promise<void> {
  if (router.state.initialized) return Promise.resolve();
  return new Promise((resolve) => {
    const leave = router.subscribe(({ initialized }) => {
      if (!initialized) return;
      leave();
      resolve();
    });
  });
}

/** Puts the console into the element, in place of the frame that stands there. */
export async function renderConsole(root: HTMLElement, config: Config, session: Session): Promise<void> {
  const queryClient = createQueryClient();
  const inspectors = createInspectors(config, session);
  const services: Services = {
    config,
    session,
    queryClient,
    inspectors,
    starter: createPrefetcher(queryClient),
  };
  clearOnUserChange(services);
  // Coming back from the sign-in, the first question to the service is only a moment away.
  if (location.pathname === paths.callback()) inspectors.warm();
  const router = createBrowserRouter(createRoutes(services));
  let shown = router.state.location;
  router.subscribe(({ location: now, navigation }) => {
    if (navigation.state !== 'idle' || now === shown) return;
    shown = now;
    services.starter.navigated();
  });
  await firstPage(router);
  render(root, <Console services={services} router={router} />);
}

/** Says instead what is wrong with the configuration. */
export async function renderConfigError(root: HTMLElement, error: ConfigError): Promise<void> {
  const { ConfigErrorPage } = await import('./app/dead-ends');
  render(root, <ConfigErrorPage error={error} />);
}

interface ConsoleProps {
  readonly services: Services;
  readonly router: ReturnType<typeof createBrowserRouter>;
}

/** The whole console on its services. */
function Console({ services, router }: ConsoleProps) {
  const { config, session, queryClient, inspectors, starter } = services;
  return (
    <ConfigProvider config={config}>
      <SessionProvider session={session}>
        <QueryClientProvider client={queryClient}>
          <InspectorProvider inspectors={inspectors} starter={starter}>
            <RouterProvider router={router} />
          </InspectorProvider>
        </QueryClientProvider>
      </SessionProvider>
    </ConfigProvider>
  );
}
