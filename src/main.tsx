import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { clearOnUserChange } from './app/clear-on-user-change';
import { ConfigErrorPage } from './app/config-error-page';
import { Console } from './app/console';
import { createQueryClient } from './app/query-client';
import type { Services } from './app/services';
import { createSession } from './auth/session';
import { type Config, ConfigError, loadConfig } from './config/config';
import { paths } from './domain/paths';
import { createScopes } from './inspector/scope';
import { createStarter } from './inspector/start';
import { createRoutes } from './routes';
import { ThemeProvider } from './theme/theme-provider';

function start(config: Config) {
  const session = createSession(config);
  const queryClient = createQueryClient();
  const scopes = createScopes(config, session);
  const services: Services = { config, session, queryClient, scopes, starter: createStarter(queryClient) };
  clearOnUserChange(services);
  // Coming back from the sign-in, the first question to the service is only a moment away.
  if (location.pathname === paths.callback()) scopes.warm();
  const router = createBrowserRouter(createRoutes(services));
  let shown = router.state.location;
  router.subscribe(({ location: now, navigation }) => {
    if (navigation.state !== 'idle' || now === shown) return;
    shown = now;
    services.starter.navigated();
  });
  return <Console services={services} router={router} />;
}

async function boot() {
  try {
    return start(await loadConfig(fetch));
  } catch (error) {
    if (error instanceof ConfigError) return <ConfigErrorPage error={error} />;
    throw error;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <ThemeProvider>{await boot()}</ThemeProvider>
  </StrictMode>,
);
