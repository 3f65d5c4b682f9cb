import { respondJson } from './http/respond';
import type { PathHandler, PathRow } from './http/route';
import type { SignIn } from './sign-in/sign-in';

/** What the paths lead to. */
export interface PathTargets {
  readonly signIn: SignIn;
  /** Calls of Inspector, of Cognito Identity and of the console's own operations: the operation stands in a header. */
  readonly call: PathHandler;
  /** The console's configuration, and what is said about the accounts. */
  readonly config: () => unknown;
  readonly about: () => unknown;
  /** The console's page and files. */
  readonly site: PathHandler;
}

/** Every path of the server, from the top to the bottom. What may come in at all is decided before, by the gate (`http/gate.ts`). */
export function pathTable({ signIn, call, config, about, site }: PathTargets): readonly PathRow[] {
  const { poolPath, pages } = signIn;
  const json =
    (document: () => unknown): PathHandler =>
    (_, response) =>
      respondJson(response, document());
  return [
    ['POST', '/', 'signed calls', call],
    ['GET', '/', 'allowed origins', site],
    ['GET', '/config.json', 'allowed origins', json(config)],
    ['GET', '/about.json', 'allowed origins', json(about)],
    ['GET', '/oauth2/authorize', 'own pages', pages.show],
    ['POST', '/oauth2/authorize', 'own pages', pages.submit],
    ['GET', '/logout', 'own pages', pages.end],
    ['GET', '/sign-in.css', 'own pages', pages.style],
    ['POST', '/oauth2/token', 'allowed origins', pages.token],
    ['POST', '/oauth2/revoke', 'allowed origins', pages.revoke],
    ['GET', `/${poolPath}/.well-known/openid-configuration`, 'allowed origins', pages.metadata],
    ['GET', `/${poolPath}/.well-known/jwks.json`, 'allowed origins', pages.keys],
    ['GET', '/*', 'allowed origins', site],
  ];
}
