import type { Accounts } from './accounts';
import { identityPoolId } from './cognito/cognito-identity';

/** The console's configuration, made from what this server is and holds. */
export function configDocument(accounts: Accounts, origin: string, issuer: string, clientId: string) {
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
  };
}

/** Which accounts are simulated and which are somebody's evidence. Nothing of the accounts themselves. */
export function aboutDocument(accounts: Accounts) {
  return { accounts: accounts.all.map(({ id, name, kind }) => ({ id, name, kind })) };
}
