import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
  ListIdentityPoolsCommand,
  type GetIdCommandInput,
} from '@aws-sdk/client-cognito-identity';
import { generateKeyPair, SignJWT, decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTokenIssuer } from '../../emulator/sign-in/tokens';
import {
  ACCOUNTS,
  CLIENT_ID,
  type IdentityServer,
  POOL,
  poolId,
  startIdentityServer,
  tokensFor,
} from '../support/identity-server';

let server: IdentityServer;
let client: CognitoIdentityClient;
beforeEach(async () => {
  server = await startIdentityServer();
  client = new CognitoIdentityClient({ region: 'us-east-1', endpoint: server.origin });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

const provider = () => `${server.origin.replace('http://', '')}/${POOL}`;
const logins = (token: string) => ({ [provider()]: token });

const getId = (input: Partial<GetIdCommandInput>) =>
  client.send(new GetIdCommand({ IdentityPoolId: poolId(ACCOUNTS[0]), ...input }));

const refusedWith = (name: string, message: string | RegExp) =>
  expect.objectContaining({
    name,
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    $metadata: expect.objectContaining({ httpStatusCode: 400 }) as object,
  }) as Error;

const refusal = (token: string, name = provider()) => expect(getId({ Logins: { [name]: token } })).rejects;

/** A call without the SDK, which would not send such input: HTTP status and error name. */
async function call(operation: string, body: unknown) {
  const response = await fetch(server.origin, {
    method: 'POST',
    headers: { 'X-Amz-Target': `AWSCognitoIdentityService.${operation}` },
    body: JSON.stringify(body),
  });
  const { __type: name } = (await response.json()) as { readonly __type: string };
  return [response.status, name];
}

describe('an identity pool', () => {
  test("gives a user of its account the user's own permissions", async () => {
    const { id_token } = await tokensFor(server, 'auditor', 'shared');
    const allows = [];
    for (const account of ACCOUNTS) {
      const { IdentityId } = await getId({ IdentityPoolId: poolId(account), Logins: logins(id_token) });
      const again = await getId({ IdentityPoolId: poolId(account), Logins: logins(id_token) });
      expect(again.IdentityId).toBe(IdentityId);
      expect(IdentityId?.split(':')[0]).toBe(poolId(account).split(':')[0]);
      const { Credentials } = await client.send(
        new GetCredentialsForIdentityCommand({ IdentityId, Logins: logins(id_token) }),
      );
      expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
      expect(Credentials?.Expiration?.getTime()).toBe(server.clock.now() + 3_600_000);
      const key = server.keyRing.find(Credentials?.AccessKeyId ?? '');
      expect(key).toMatchObject({
        accountId: account,
        secretAccessKey: Credentials?.SecretKey,
        sessionToken: Credentials?.SessionToken,
        principalArn: `arn:aws:sts::${account}:assumed-role/exclusions-console-auditor/CognitoIdentityCredentials`,
      });
      allows.push(key?.allow);
    }
    expect(allows).toEqual([['inspector:List*'], ['inspector:Describe*']]);
  });

  test('stays closed to the password of another account, also where the name is known', async () => {
    const { id_token } = await tokensFor(server, 'admin', 'first');
    const own = await getId({ Logins: logins(id_token) });
    expect(own.IdentityId).toBeDefined();
    await expect(getId({ IdentityPoolId: poolId(ACCOUNTS[1]), Logins: logins(id_token) })).rejects.toThrow(
      refusedWith('NotAuthorizedException', /may not use this identity pool/),
    );
    const second = await tokensFor(server, 'admin', 'second');
    const { IdentityId } = await getId({
      IdentityPoolId: poolId(ACCOUNTS[1]),
      Logins: logins(second.id_token),
    });
    await expect(
      client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins: logins(id_token) })),
    ).rejects.toThrow(refusedWith('NotAuthorizedException', /may not use this identity pool/));
  });

  test('has no guests', async () => {
    const guests = 'Unauthenticated access is not supported for this identity pool.';
    await expect(getId({})).rejects.toThrow(refusedWith('NotAuthorizedException', guests));
    const { id_token } = await tokensFor(server, 'auditor', 'shared');
    const { IdentityId } = await getId({ Logins: logins(id_token) });
    await expect(client.send(new GetCredentialsForIdentityCommand({ IdentityId }))).rejects.toThrow(
      refusedWith('NotAuthorizedException', `Access to Identity '${IdentityId}' is forbidden.`),
    );
  });

  test('that does not exist is not found, and an identity of somebody else does not match', async () => {
    const { id_token } = await tokensFor(server, 'auditor', 'shared');
    const unknown = 'us-east-1:00000000-0000-4000-8000-000000000000';
    await expect(getId({ IdentityPoolId: unknown, Logins: logins(id_token) })).rejects.toThrow(
      refusedWith('ResourceNotFoundException', `IdentityPool '${unknown}' not found.`),
    );
    const admin = await tokensFor(server, 'admin', 'first');
    const { IdentityId } = await getId({ Logins: logins(admin.id_token) });
    await expect(
      client.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins: logins(id_token) })),
    ).rejects.toThrow(refusedWith('NotAuthorizedException', /^Logins don't match/));
  });
});

describe('a token is refused', () => {
  test('that has expired', async () => {
    const { id_token } = await tokensFor(server, 'auditor', 'shared');
    server.clock.advance(3_600_000);
    await refusal(id_token).toThrow(refusedWith('NotAuthorizedException', /Token expired/));
  });

  test('that somebody changed', async () => {
    const { id_token } = await tokensFor(server, 'admin', 'first');
    const [head = '', , signature = ''] = id_token.split('.');
    const claims = { ...decodeJwt(id_token), 'custom:accounts': ACCOUNTS.join(',') };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await refusal(`${head}.${body}.${signature}`).toThrow(
      refusedWith('NotAuthorizedException', /signature invalid/),
    );
  });

  test('that somebody else signed, or nobody', async () => {
    const { id_token } = await tokensFor(server, 'admin', 'first');
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT(decodeJwt(id_token))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(privateKey);
    await refusal(forged).toThrow(refusedWith('NotAuthorizedException', /signature invalid/));
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${id_token.split('.')[1]}.`;
    await refusal(none).toThrow(refusedWith('NotAuthorizedException', /Not a valid OpenId Connect/));
  });

  test('that is an access token', async () => {
    const { access_token } = await tokensFor(server, 'admin', 'first');
    await refusal(access_token).toThrow(refusedWith('NotAuthorizedException', /Invalid login token/));
  });

  test('that comes under the name of another provider', async () => {
    const { id_token } = await tokensFor(server, 'admin', 'first');
    await refusal(id_token, 'accounts.example.com').toThrow(
      refusedWith('NotAuthorizedException', /not from a supported provider/),
    );
  });

  test('of another issuer or for another client, although the key is right', async () => {
    const fact = {
      user: { name: 'admin', accounts: [ACCOUNTS[0]] },
      authTime: 0,
      nonce: undefined,
      originId: 'x',
    };
    let issuer = 'http://127.0.0.1:1/pool';
    const tokens = createTokenIssuer({
      clock: server.clock,
      issuer: () => issuer,
      clientId: CLIENT_ID,
      lifeSeconds: 3600,
    });
    const { id_token: token, access_token: access } = await tokens.issue(fact);
    await expect(tokens.verifyIdToken(token)).resolves.toMatchObject({ userName: 'admin' });
    await expect(tokens.verifyIdToken(access)).resolves.toEqual({ fault: 'audience' });
    issuer = 'http://127.0.0.1:2/pool';
    await expect(tokens.verifyIdToken(token)).resolves.toEqual({ fault: 'issuer' });
  });
});

describe('input that does not fit the model', () => {
  test.each([
    ['no object', [], 'SerializationException'],
    ['no pool', {}, 'ValidationException'],
    ['a pool that is no id', { IdentityPoolId: 'pool' }, 'ValidationException'],
    ['a pool id that is too long', { IdentityPoolId: `us-east-1:${'0'.repeat(60)}` }, 'ValidationException'],
    ['a pool that is a number', { IdentityPoolId: 1 }, 'SerializationException'],
    [
      'logins that are a list',
      { IdentityPoolId: 'us-east-1:0', Logins: ['token'] },
      'SerializationException',
    ],
    [
      'a token that is a number',
      { IdentityPoolId: 'us-east-1:0', Logins: { a: 1 } },
      'SerializationException',
    ],
    [
      'a pool that only a prototype names',
      JSON.parse('{"__proto__":{"IdentityPoolId":"us-east-1:0"}}') as object,
      'ValidationException',
    ],
  ])('%s', async (_, body, error) => {
    expect(await call('GetId', body)).toEqual([400, error]);
  });

  test('an operation that is not there', async () => {
    await expect(client.send(new ListIdentityPoolsCommand({ MaxResults: 1 }))).rejects.toThrow();
    expect(await call('ListIdentities', {})).toEqual([400, 'UnknownOperationException']);
  });
});
