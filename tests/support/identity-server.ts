import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { manualClock } from './manual-clock';
import { createKeyRing } from '../../emulator/credentials';
import { createRoute } from '../../emulator/http/route';
import { pathTable } from '../../emulator/paths';
import {
  createCognitoIdentity,
  identityPoolId,
  type PoolAccount,
} from '../../emulator/sign-in/cognito-identity';
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
      isWell: nowhere,
      evidence: nowhere,
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

const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** A browser as far as a sign-in sees one: it keeps cookies, follows nothing by itself, and fills in the form. */
export function createBrowser() {
  const cookies = new Map<string, string>();

  async function visit(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      const at = pair.indexOf('=');
      if (/Max-Age=0/.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  return {
    cookies,
    visit,
    /** Sends the form of a sign-in page that was visited, and goes back to the page where it is sent there. */
    async submit(html: string, origin: string, name: string, password: string): Promise<Response> {
      const action = unescape(/ action="([^"]*)"/.exec(html)?.[1] ?? '');
      const token = unescape(/name="form_token" value="([^"]*)"/.exec(html)?.[1] ?? '');
      const body = new URLSearchParams({ form_token: token, username: name, password });
      const init = { method: 'POST', body, headers: { Origin: origin } };
      const answer = await visit(new URL(action, origin).href, init);
      const location = answer.headers.get('location') ?? '';
      return location.startsWith('/oauth2/authorize?') ? visit(origin + location) : answer;
    },
    /** Goes to the sign-in and through it; where the browser is sent in the end. */
    async signIn(url: string, name: string, password: string): Promise<string> {
      const asked = await visit(url);
      const location = asked.headers.get('location');
      if (location !== null) return location;
      const answer = await this.submit(await asked.text(), new URL(url).origin, name, password);
      return answer.headers.get('location') ?? '';
    },
  };
}

/** What the token endpoint answers. */
export interface TokenAnswer {
  readonly id_token: string;
  readonly access_token: string;
  readonly refresh_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly token_type: string;
}

/** Signs in as a user, over HTTP and through the page, and exchanges the code. */
export async function tokensFor(
  server: Pick<IdentityServer, 'origin'>,
  name: string,
  password: string,
): Promise<TokenAnswer> {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL('/oauth2/authorize', server.origin);
  const redirectUri = `${server.origin}/callback`;
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const location = await createBrowser().signIn(url.href, name, password);
  const response = await fetch(`${server.origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      code: new URL(location).searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  return (await response.json()) as TokenAnswer;
}
