import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentialsFor } from '../../src/auth/credentials';
import { createBrowser } from './browser';
import { createTabs } from './console-session';
import { ACCOUNTS, startIdentityServer, type IdentityServer } from './identity-server';

let server: IdentityServer;
beforeEach(async () => {
  server = await startIdentityServer();
});
afterEach(() => server.close());

async function signIn(name: string, password: string) {
  const openPage = createTabs(server);
  const first = openPage();
  await first.session.signIn('/');
  const callback = await createBrowser().signIn(first.left[0] ?? '', name, password);
  const page = openPage(first.inFlight);
  await page.session.completeSignIn(callback);
  const credentialsIn = (account: string) =>
    credentialsFor(page.session, page.config, account, () => server.clock.now());
  return { session: page.session, config: page.config, credentialsIn };
}

const callsTo = (operation: string) =>
  server.calls.filter((call) => call === `AWSCognitoIdentityService.${operation}`).length;

describe('credentials', () => {
  test('are those of the account, fetched once for all who ask', async () => {
    const { credentialsIn } = await signIn('auditor', 'shared');
    const both = await Promise.all([credentialsIn(ACCOUNTS[1])(), credentialsIn(ACCOUNTS[1])()]);
    expect(both[0]).toBe(both[1]);
    expect(await credentialsIn(ACCOUNTS[1])()).toBe(both[0]);
    expect(server.keyRing.find(both[0]?.accessKeyId ?? '')).toMatchObject({
      accountId: ACCOUNTS[1],
      secretAccessKey: both[0]?.secretAccessKey,
      sessionToken: both[0]?.sessionToken,
    });
    expect([callsTo('GetId'), callsTo('GetCredentialsForIdentity')]).toEqual([1, 1]);
  });

  test('are renewed unseen through an eight-hour day, the identity is not asked for again', async () => {
    const { session, credentialsIn } = await signIn('auditor', 'shared');
    const provider = credentialsIn(ACCOUNTS[0]);
    for (let minute = 0; minute < 480; minute += 1) {
      server.clock.advance(60_000);
      const { expiration } = await provider();
      expect((expiration?.getTime() ?? 0) - server.clock.now()).toBeGreaterThan(299_000);
    }
    expect(callsTo('GetId')).toBe(1);
    expect(callsTo('GetCredentialsForIdentity')).toBe(9);
    expect(session.getSnapshot().status).toBe('signed-in');
  });

  test('of an account that the user has no part in are refused by name', async () => {
    const { credentialsIn, session } = await signIn('admin', 'first');
    await expect(credentialsIn(ACCOUNTS[1])()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
    expect((await credentialsIn(ACCOUNTS[0])()).accessKeyId).toMatch(/^ASIA/);
    expect(session.getSnapshot().status).toBe('signed-in');
  });

  test('of an account that is not configured are refused', async () => {
    const { credentialsIn } = await signIn('admin', 'first');
    await expect(credentialsIn('999999999999')()).rejects.toThrow(/not in the console's configuration/);
  });

  test('are forgotten with the session, also while they are fetched', async () => {
    const { session, credentialsIn } = await signIn('auditor', 'shared');
    await credentialsIn(ACCOUNTS[0])();
    const fetching = credentialsIn(ACCOUNTS[1])();
    await session.signOut();
    await expect(fetching).rejects.toMatchObject({ name: 'SignInError', kind: 'ended' });
    await expect(credentialsIn(ACCOUNTS[0])()).rejects.toMatchObject({ kind: 'ended' });
  });

  test('that are still good outlive a server that is away for a while', async () => {
    const { credentialsIn } = await signIn('auditor', 'shared');
    const credentials = await credentialsIn(ACCOUNTS[0])();
    await server.close();
    server.clock.advance(3_400_000);
    expect(await credentialsIn(ACCOUNTS[0])()).toBe(credentials);
    server.clock.advance(200_000);
    await expect(credentialsIn(ACCOUNTS[0])()).rejects.toThrow();
  });
});
