import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../emulator/clock';
import { compactTime } from '../../emulator/sigv4/authorization';
import { startServer } from '../support/emulator';
import { call, errorOf, send } from '../support/raw-http';
import { type TokenAnswer, tokensFor } from './sign-in-tokens';

/** The way of a signed-in user's credentials through the whole server, on a wire clock that is moved by hand. */
const LIFE = 900;
const clock = manualClock(Date.now());
const SIGNATURE_OF_ANOTHER = 'a secret of somebody else';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer({ clock, credentialLifeSeconds: LIFE });
});
afterAll(() => server.close());

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
  for (const path of ['/oauth2/authorize', '/oauth2/token', 'GetCredentialsForIdentity', 'ListRulesPackages'])
    expect(log).toContain(path);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const secrets = [tokens.id_token, tokens.access_token, tokens.refresh_token, secretAccessKey, sessionToken];
  for (const secret of [...secrets, accessKeyId, 'code=', 'code_challenge', 'form_token', '?'])
    expect(log.includes(secret), secret).toBe(false);
  expect(log).not.toContain('"fault"');
});
