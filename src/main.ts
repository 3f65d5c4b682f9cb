/**
 * The first code that runs, small and without React: it asks for the configuration and, coming back from
 * the sign-in, for the tokens, while the interface's code is on its way.
 */
import { createSession, type Session } from './auth/session';
import { type Config, ConfigError, loadConfig } from './config/config';
import { preconnect } from './config/hosts';
import { paths, placeToSignInFor } from './domain/address/paths';

/** What takes longer to leave has to be told, which takes the interface. In milliseconds. */
const PATIENCE = 2000;

const load = () => import('./render');

/** When the files that the page names are here, so that the page after the sign-in has them; they have not run. */
function filesFetched(): Promise<unknown> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
  return Promise.all(
    links.map(
      (link) =>
        new Promise<void>((resolve) => {
          if (performance.getEntriesByName(link.href).length > 0) resolve();
          for (const type of ['load', 'error']) link.addEventListener(type, () => resolve());
        }),
    ),
  );
}

/**
 * Leaves for the sign-in, as each load of an account's page begins, without an interface that would be gone at once. Resolves when one
 * is wanted after all: the sign-in cannot be reached, or not soon, or Back brought the page as it was left.
 */
async function leaveForSignIn(session: Session): Promise<void> {
  const { pathname, search, hash } = location;
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  const after = Promise.race([filesFetched(), patience.then(load)]);
  // The page asks for the same, and tells what went wrong.
  const failed = new Promise<void>((resolve) => {
    session.signIn(`${pathname}${search}${hash}`, { after }).catch(() => resolve());
  });
  const changed = new Promise<void>((resolve) => {
    session.subscribe(resolve);
  });
  await Promise.race([failed, changed, patience]);
}

const isConfigured = (config: Config, place: ReturnType<typeof placeToSignInFor>): boolean =>
  place !== undefined &&
  config.accounts.some(({ id, regions }) => id === place.account && regions.includes(place.region));

async function boot(root: HTMLElement): Promise<void> {
  const place = placeToSignInFor(location.pathname);
  // It is awaited below; a failure before that is not one that nothing handles.
  if (!place) load().catch(() => {});
  try {
    const config = await loadConfig(fetch);
    preconnect(config, document);
    const session = createSession(config);
    // The page of that address asks for the same completion, and tells what went wrong.
    if (location.pathname === paths.callback()) session.completeSignIn(location.href).catch(() => {});
    else if (isConfigured(config, place)) await leaveForSignIn(session);
    await (await load()).renderConsole(root, config, session);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    await (await load()).renderConfigError(root, error);
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
// Not awaited: the interface's files import from this one, and would wait for its end.
void boot(root);
