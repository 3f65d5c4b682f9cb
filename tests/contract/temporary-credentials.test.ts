/** Temporary credentials: how the console comes by them and renews them, and how long the endpoint takes them. */
import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { manualClock } from '../support/manual-clock';
import { compactTime } from '../../emulator/sigv4/signature';
import { credentialsFor } from '../../src/auth/credentials';
import { testServer } from '../support/test-servers';
import { createTabs } from '../support/console-session';
import {
  ACCOUNTS,
  createBrowser,
  type IdentityServer,
  startIdentityServer,
  type TokenAnswer,
  tokensFor,
} from '../support/identity-server';
import { call, errorOf, send } from '../support/raw-http';

describe('the console', () => {
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
    server.calls.filter((each) => each === `AWSCognitoIdentityService.${operation}`).length;

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

    describe('in a browser that keeps things', () => {
      beforeEach(() => {
        vi.stubGlobal('localStorage', new Window().localStorage);
      });
      afterEach(() => vi.unstubAllGlobals());
      const calls = () => [callsTo('GetId'), callsTo('GetCredentialsForIdentity')];

      test('another load asks for no id, and another user for his own', async () => {
        await (await signIn('auditor', 'shared')).credentialsIn(ACCOUNTS[0])();
        await (await signIn('auditor', 'shared')).credentialsIn(ACCOUNTS[0])();
        expect(calls()).toEqual([1, 2]);
        await (await signIn('admin', 'first')).credentialsIn(ACCOUNTS[0])();
        expect(calls()).toEqual([2, 3]);
        expect(Object.keys(localStorage)).toHaveLength(1);
      });

      test('an id that is no longer taken is asked for anew, once', async () => {
        await (await signIn('auditor', 'shared')).credentialsIn(ACCOUNTS[0])();
        const [key = ''] = Object.keys(localStorage);
        const good = localStorage.getItem(key);
        localStorage.setItem(key, 'us-west-2:00000000-0000-0000-0000-000000000000');
        expect((await (await signIn('auditor', 'shared')).credentialsIn(ACCOUNTS[0])()).accessKeyId).toMatch(
          /^ASIA/,
        );
        expect(calls()).toEqual([2, 3]);
        expect(localStorage.getItem(key)).toBe(good);
      });
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
});

describe('the whole server', () => {
  /** The way of a signed-in user's credentials through the whole server, on a wire clock that is moved by hand. */
  const LIFE = 900;
  const clock = manualClock(Date.now());
  const SIGNATURE_OF_ANOTHER = 'a secret of somebody else';

  const server = testServer(() => ({ clock, credentialLifeSeconds: LIFE }));

  async function cognito(operation: string, input: unknown): Promise<Record<string, unknown>> {
    const answer = await send(server.origin, {
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as Record<string, unknown>;
  }

  interface Session {
    readonly tokens: TokenAnswer;
    readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
    /** Epoch seconds. */
    readonly expiration: number;
  }

  /** Signs in as the example's administrator, and exchanges the token for credentials. */
  async function signIn(): Promise<Session> {
    const tokens = await tokensFor(server, 'admin', 'inspector');
    const config = JSON.parse((await send(server.origin, { method: 'GET', path: '/config.json' })).text) as {
      issuer: string;
      accounts: { identityPoolId: string }[];
    };
    const Logins = { [config.issuer.replace(/^http:\/\//, '')]: tokens.id_token };
    const { IdentityId } = await cognito('GetId', {
      IdentityPoolId: config.accounts[0]?.identityPoolId,
      Logins,
    });
    const { Credentials } = await cognito('GetCredentialsForIdentity', { IdentityId, Logins });
    const given = Credentials as Record<'AccessKeyId' | 'SecretKey' | 'SessionToken', string> & {
      Expiration: number;
    };
    return {
      tokens,
      credentials: {
        accessKeyId: given.AccessKeyId,
        secretAccessKey: given.SecretKey,
        sessionToken: given.SessionToken,
      },
      expiration: given.Expiration,
    };
  }

  const list = (credentials: Session['credentials'], at = clock.now()) =>
    call(server.origin, { credentials, at: new Date(at) });

  test('session credentials live as long as the flag says, and are refused by name then', async () => {
    const { credentials, expiration } = await signIn();
    // Whole seconds, as Cognito gives them.
    expect(expiration).toBe(Math.floor(clock.now() / 1000) + LIFE);
    expect((await list(credentials)).status).toBe(200);
    clock.advance(LIFE * 1000 - 1000);
    expect((await list(credentials)).status).toBe(200);
    clock.advance(2000);
    const late = await list(credentials);
    expect([late.status, errorOf(late)]).toEqual([
      400,
      { name: 'ExpiredTokenException', message: 'The security token included in the request is expired' },
    ]);
  });

  test.each([
    ['early', -301_000, 'Signature expired', 'earlier than', '-'],
    ['late', 301_000, 'Signature not yet current', 'later than', '+'],
  ])(
    'a clock that is five minutes %s is told its time and the server’s',
    async (_what, skew, begin, words, sign) => {
      const { credentials } = await signIn();
      const answer = await list(credentials, clock.now() + skew);
      const message = String(errorOf(answer)['message']);
      expect(errorOf(answer).name).toBe('InvalidSignatureException');
      expect(message).toContain(`${begin}: ${compactTime(clock.now() + skew)} is`);
      expect(message).toContain(words);
      expect(message).toContain(`(${compactTime(clock.now())} ${sign} 5 min.)`);
      const near = await list(credentials, clock.now() + Math.sign(skew) * 299_000);
      expect(near.status).toBe(200);
    },
  );

  test('nothing secret of a sign-in and its calls stands in the log', async () => {
    const { tokens, credentials } = await signIn();
    await list(credentials);
    await list({ ...credentials, secretAccessKey: SIGNATURE_OF_ANOTHER });
    await list({ ...credentials, sessionToken: `${credentials.sessionToken}x` });
    const log = server.log.join('');
    for (const path of [
      '/oauth2/authorize',
      '/oauth2/token',
      'GetCredentialsForIdentity',
      'ListRulesPackages',
    ])
      expect(log).toContain(path);
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const secrets = [
      tokens.id_token,
      tokens.access_token,
      tokens.refresh_token,
      secretAccessKey,
      sessionToken,
    ];
    for (const secret of [...secrets, accessKeyId, 'code=', 'code_challenge', 'form_token', '?'])
      expect(log.includes(secret), secret).toBe(false);
    expect(log).not.toContain('"fault"');
  });
});
