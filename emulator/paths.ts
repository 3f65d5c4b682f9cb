import type { Accounts } from './accounts';
import { EVIDENCE_PATH } from './console-api/evidence';
import { identityPoolId } from './sign-in/cognito-identity';
import { respondJson, respondText } from './http/messages';
import type { PathHandler, PathRow } from './http/route';
import type { SignIn } from './sign-in/sign-in';

/** What the paths lead to. */
interface PathTargets {
  readonly signIn: SignIn;
  /** Calls of Inspector, of Cognito Identity and of the console's own operations: the operation stands in a header. */
  readonly call: PathHandler;
  /** The console's configuration, and what is said about the accounts. */
  readonly config: () => unknown;
  readonly about: () => unknown;
  /** Whether calls can be answered: asked by whoever watches over the server, such as a container engine. */
  readonly isWell: () => boolean;
  /** An account's evidence, for who brings what its preparation gave. */
  readonly evidence: PathHandler;
  /** The console's page and files. */
  readonly site: PathHandler;
}

/** Whether every account's store still answers. A server that answers at all has opened them. */
export function storesAnswer(accounts: Accounts): boolean {
  try {
    for (const { services } of accounts.all) services.store.setting('account.clock');
    return true;
  } catch {
    return false;
  }
}

/** Every path of the server, from the top to the bottom. What may come in at all is decided before, by the gate (`http/gate.ts`). */
export function pathTable({
  signIn,
  call,
  config,
  about,
  isWell,
  evidence,
  site,
}: PathTargets): readonly PathRow[] {
  const { poolPath, pages } = signIn;
  const json =
    (document: () => unknown): PathHandler =>
    (_, response) =>
      respondJson(response, document());
  const health: PathHandler = (_, response) =>
    isWell() ? respondText(response, 200, 'ok') : respondText(response, 503, 'An account cannot be read.');
  return [
    ['POST', '/', 'signed calls', call],
    ['GET', '/', 'allowed origins', site],
    ['GET', '/config.json', 'allowed origins', json(config)],
    ['GET', '/about.json', 'allowed origins', json(about)],
    ['GET', '/health', 'own pages', health],
    ['GET', EVIDENCE_PATH, 'own pages', evidence],
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

/** How people sign in here, and the operations of ours that are answered. */
interface ConfigFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly offered: readonly string[];
}

/** The console's configuration, made from what this server is and holds. */
export function configDocument(accounts: Accounts, origin: string, facts: ConfigFacts) {
  const { issuer, clientId, offered } = facts;
  return {
    issuer,
    clientId,
    accounts: accounts.all.map(({ id, name, regions }) => ({
      id,
      name,
      identityPoolId: identityPoolId(id, regions[0]),
      regions,
    })),
    endpoints: { inspector: origin, cognitoIdentity: origin },
    operations: offered,
  };
}

/** Which accounts are simulated and which are somebody's evidence. Nothing of the accounts themselves. */
export function aboutDocument(accounts: Accounts) {
  return { accounts: accounts.all.map(({ id, name, kind }) => ({ id, name, kind })) };
}
