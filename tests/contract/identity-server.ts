import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { manualClock } from '../../emulator/clock';
import {
  createCognitoIdentity,
  identityPoolId,
  type PoolAccount,
} from '../../emulator/cognito/cognito-identity';
import { createKeyRing } from '../../emulator/credentials';
import { createRoute } from '../../emulator/http/route';
import { pathTable } from '../../emulator/paths';
import { createSignIn, type SignInOptions } from '../../emulator/sign-in/sign-in';

export const CLIENT_ID = 'exclusions-console';
export const POOL = 'us-east-1_example';
export const ACCOUNTS = ['111122223333', '444455556666'] as const;

/** The same name in both accounts with two passwords, and one user of the first account only. */
const USERS = [
  { account: ACCOUNTS[0], name: 'admin', password: 'first', allow: ['inspector:*'] },
  { account: ACCOUNTS[1], name: 'admin', password: 'second', allow: ['inspector:*'] },
  { account: ACCOUNTS[0], name: 'auditor', password: 'shared', allow: ['inspector:List*'] },
  { account: ACCOUNTS[1], name: 'auditor', password: 'shared', allow: ['inspector:Describe*'] },
];

const pools: readonly PoolAccount[] = ACCOUNTS.map((id) => ({
  id,
  region: id === ACCOUNTS[0] ? 'us-east-1' : 'eu-west-1',
  allowOf: (name) => USERS.find((user) => user.account === id && user.name === name)?.allow,
}));

/** The id of a test account's identity pool. */
export const poolId = (account: string): string =>
  identityPoolId(account, account === ACCOUNTS[0] ? 'us-east-1' : 'eu-west-1');

/** Starts the sign-in and the identity pools by themselves on a free port, on a clock moved by hand. */
export async function startIdentityServer(options: Partial<SignInOptions> = {}) {
  const clock = manualClock(Date.UTC(2026, 4, 18, 8));
  const keyRing = createKeyRing(clock);
  const waits: number[] = [];
  let origin = '';
  const signIn = createSignIn({
    origin: () => origin,
    clock,
    clientId: CLIENT_ID,
    poolPath: POOL,
    authenticate(name, password) {
      const accounts = USERS.filter((user) => user.name === name && user.password === password);
      return accounts.length > 0 ? { name, accounts: accounts.map(({ account }) => account) } : undefined;
    },
    hints: () => Promise.resolve([{ name: 'auditor', password: 'shared', mayDo: 'May read <all> "of it"' }]),
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  const cognito = createCognitoIdentity({
    clock,
    keyRing,
    issuer: signIn.issuer,
    verifyIdToken: signIn.verifyIdToken,
    accounts: () => pools,
  });
  const calls: string[] = [];
  const nowhere = () => false;
  const route = createRoute(
    pathTable({
      signIn,
      async call(request, response) {
        const answer = await cognito.handle(String(request.headers['x-amz-target']), await readJson(request));
        response.writeHead(answer.status, { 'Content-Type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(answer.body));
      },
      config: nowhere,
      about: nowhere,
      site: nowhere,
    }),
    options.extraOrigins ?? [],
  );
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    calls.push(String(request.headers['x-amz-target'] ?? path));
    void route(request, response, path);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    clock,
    keyRing,
    /** How long failed attempts were made to wait, in milliseconds. */
    waits,
    /** The paths and operations that were asked for so far. */
    calls,
    signIn,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export type IdentityServer = Awaited<ReturnType<typeof startIdentityServer>>;
