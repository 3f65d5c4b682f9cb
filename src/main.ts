/**
 * The first code that runs, small and without React: it asks for the configuration and, coming back from
 * the sign-in, for the tokens, while the interface's code is on its way.
 */
import { createSession } from './auth/session';
import { ConfigError, loadConfig } from './config/config';
import { preconnect } from './config/hosts';
import { paths } from './domain/address/paths';

async function boot(root: HTMLElement): Promise<void> {
  const code = import('./render');
  // It is awaited below; a failure before that is not one that nothing handles.
  code.catch(() => {});
  try {
    const config = await loadConfig(fetch);
    preconnect(config, document);
    const session = createSession(config);
    // The page of that address asks for the same completion, and tells what went wrong.
    if (location.pathname === paths.callback()) session.completeSignIn(location.href).catch(() => {});
    await (await code).renderConsole(root, config, session);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    (await code).renderConfigError(root, error);
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
// Not awaited: the interface's files import from this one, and would wait for its end.
void boot(root);
