import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  ACCOUNTS,
  CLIENT_ID,
  createBrowser,
  type IdentityServer,
  POOL,
  startIdentityServer,
  type TokenAnswer,
} from '../support/identity-server';

let server: IdentityServer;
beforeEach(async () => {
  server = await startIdentityServer({ extraOrigins: ['http://127.0.0.1:5173'] });
});
afterEach(() => server.close());

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

function authorizeUrl(changes: Readonly<Record<string, string | null>> = {}): string {
  const url = new URL('/oauth2/authorize', server.origin);
  const parameters = {
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: `${server.origin}/callback`,
    scope: 'openid',
    state: 'a state & more',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters))
    if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

const post = (path: string, fields: Readonly<Record<string, string>>, headers = {}) =>
  fetch(server.origin + path, { method: 'POST', body: new URLSearchParams(fields), headers });

const codeOf = (location: string) => new URL(location).searchParams.get('code') ?? '';

const exchange = (code: string, changes: Readonly<Record<string, string>> = {}) =>
  post('/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: CLIENT_ID,
    redirect_uri: `${server.origin}/callback`,
    code,
    code_verifier: verifier,
    ...changes,
  });

const renew = (refreshToken: string) =>
  post('/oauth2/token', {
    grant_type: 'refresh_token',
    client_id: CLIENT_ID,
    refresh_token: refreshToken,
  });

const revoke = (token: string) => post('/oauth2/revoke', { token, client_id: CLIENT_ID });

const tokensOf = async (response: Response) => (await response.json()) as TokenAnswer;

async function refused(response: Response, error: string) {
  expect([response.status, await response.json()]).toEqual([400, { error }]);
}

async function signedIn() {
  const browser = createBrowser();
  const location = await browser.signIn(authorizeUrl(), 'auditor', 'shared');
  return { browser, location, code: codeOf(location) };
}

describe('a sign-in', () => {
  test('gives tokens with the claims of a user pool, signed with the published key', async () => {
    const { location, code } = await signedIn();
    expect(new URL(location).searchParams.get('state')).toBe('a state & more');
    const response = await exchange(code);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const tokens = await tokensOf(response);
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });

    const issuer = `${server.origin}/${POOL}`;
    const metadata = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
      string,
      string
    >;
    expect(metadata).toMatchObject({ issuer, token_endpoint: `${server.origin}/oauth2/token` });
    // What it does not do it says, and refuses.
    expect(metadata).toMatchObject({
      response_modes_supported: ['query'],
      prompt_values_supported: ['none', 'login'],
      claims_parameter_supported: false,
      request_parameter_supported: false,
      request_uri_parameter_supported: false,
    });
    const asked = await fetch(authorizeUrl({ request_uri: 'https://client.example/' }), {
      redirect: 'manual',
    });
    const back = new URL(asked.headers.get('location') ?? '');
    expect([
      back.origin + back.pathname,
      back.searchParams.get('error'),
      back.searchParams.get('state'),
    ]).toEqual([`${server.origin}/callback`, 'request_uri_not_supported', 'a state & more']);
    const keys = createRemoteJWKSet(new URL(metadata['jwks_uri'] ?? ''));
    const check = { issuer, currentDate: new Date(server.clock.now()) };
    const id = await jwtVerify(tokens.id_token, keys, { ...check, audience: CLIENT_ID });
    expect(id.payload).toMatchObject({
      token_use: 'id',
      nonce: 'n-1',
      'cognito:username': 'auditor',
      'custom:accounts': ACCOUNTS.join(','),
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect((id.payload.exp ?? 0) - (id.payload.iat ?? 0)).toBe(3600);
    const access = await jwtVerify(tokens.access_token, keys, check);
    expect(access.payload).toMatchObject({ token_use: 'access', username: 'auditor', sub: id.payload.sub });
    const half = createHash('sha256').update(tokens.access_token).digest().subarray(0, 16);
    expect(id.payload['at_hash']).toBe(half.toString('base64url'));
  });

  test('names only the accounts in which the password matches too', async () => {
    const location = await createBrowser().signIn(authorizeUrl(), 'admin', 'second');
    const { id_token } = await tokensOf(await exchange(codeOf(location)));
    expect(decodeJwt(id_token)['custom:accounts']).toBe(ACCOUNTS[1]);
  });

  test('is remembered by the browser: the next one is a redirect without a prompt', async () => {
    const { browser } = await signedIn();
    const again = await browser.visit(authorizeUrl());
    expect(again.status).toBe(302);
    expect((await exchange(codeOf(again.headers.get('location') ?? ''))).status).toBe(200);
    expect((await browser.visit(authorizeUrl({ prompt: 'login' }))).status).toBe(200);
    expect((await createBrowser().visit(authorizeUrl())).status).toBe(200);
  });

  test('ends by itself after its time', async () => {
    const { browser } = await signedIn();
    server.clock.advance(43_200_000);
    const later = await browser.visit(authorizeUrl({ prompt: 'none' }));
    expect(new URL(later.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
  });

  test('keeps its cookie from scripts and other sites', async () => {
    const browser = createBrowser();
    const asked = await browser.visit(authorizeUrl());
    const form = await asked.text();
    const answer = await browser.submit(form, server.origin, 'auditor', 'shared');
    const cookies = [...asked.headers.getSetCookie(), ...answer.headers.getSetCookie()];
    expect(cookies.length).toBe(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(answer.status).toBe(303);
  });
});

describe('codes', () => {
  test('are good once; a second use ends what the first one got', async () => {
    const { code } = await signedIn();
    const { refresh_token } = await tokensOf(await exchange(code));
    await refused(await exchange(code), 'invalid_grant');
    await refused(await renew(refresh_token), 'invalid_grant');
  });

  test('end after a minute', async () => {
    const { code } = await signedIn();
    server.clock.advance(60_000);
    await refused(await exchange(code), 'invalid_grant');
  });

  test.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
    ['another redirect URI', { redirect_uri: 'http://127.0.0.1:5173/callback' }, 'invalid_grant'],
    ['another client', { client_id: 'somebody' }, 'invalid_client'],
    ['no verifier', { code_verifier: '' }, 'invalid_request'],
    ['a made-up code', { code: 'x' }, 'invalid_grant'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no grant type', { grant_type: '' }, 'invalid_request'],
  ])('are refused with %s', async (_, changes, error) => {
    const { code } = await signedIn();
    await refused(await exchange(code, changes), error);
  });
});

describe('refresh tokens', () => {
  test('are replaced at every use; one that comes twice ends them all', async () => {
    const first = await tokensOf(await exchange((await signedIn()).code));
    server.clock.advance(3_000_000);
    const second = await tokensOf(await renew(first.refresh_token));
    const [before, after] = [decodeJwt(first.id_token), decodeJwt(second.id_token)];
    expect(after).toMatchObject({ sub: before.sub, auth_time: before['auth_time'] });
    expect((after.iat ?? 0) - (before.iat ?? 0)).toBe(3000);
    expect(after['nonce']).toBeUndefined();
    await refused(await renew(first.refresh_token), 'invalid_grant');
    await refused(await renew(second.refresh_token), 'invalid_grant');
  });

  test('can be revoked, and a made-up one is no error', async () => {
    const { refresh_token } = await tokensOf(await exchange((await signedIn()).code));
    expect((await revoke('made up')).status).toBe(200);
    expect((await revoke(refresh_token)).status).toBe(200);
    await refused(await renew(refresh_token), 'invalid_grant');
  });
});

describe('signing out', () => {
  test('ends the browser session and its refresh tokens, and goes to the registered address', async () => {
    const { browser, code } = await signedIn();
    const { refresh_token } = await tokensOf(await exchange(code));
    const logout = new URL('/logout', server.origin);
    logout.searchParams.set('client_id', CLIENT_ID);
    logout.searchParams.set('logout_uri', 'https://example.com/');
    expect((await browser.visit(logout.href)).status).toBe(400);
    expect((await browser.visit(authorizeUrl())).status).toBe(302);
    logout.searchParams.set('logout_uri', `${server.origin}/signed-out`);
    const answer = await browser.visit(logout.href);
    expect(answer.headers.get('location')).toBe(`${server.origin}/signed-out`);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.visit(authorizeUrl())).status).toBe(200);
    await refused(await renew(refresh_token), 'invalid_grant');
  });
});

describe('requests that are refused', () => {
  test.each([
    ['an unknown client', { client_id: 'somebody' }],
    ['a foreign redirect URI', { redirect_uri: 'https://example.com/callback' }],
    ['a redirect URI with more on it', { redirect_uri: 'ORIGIN/callback/../evil' }],
    ['no redirect URI', { redirect_uri: null }],
  ])('%s: a page, and no redirect', async (_, changes) => {
    const uri = 'redirect_uri' in changes ? changes.redirect_uri : undefined;
    const filled = typeof uri === 'string' ? { redirect_uri: uri.replace('ORIGIN', server.origin) } : changes;
    const response = await createBrowser().visit(authorizeUrl(filled));
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('Sign-in is not possible');
  });

  test.each([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no scope', { scope: null }, 'invalid_scope'],
    ['no PKCE', { code_challenge: null, code_challenge_method: null }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['nobody signed in and no prompt', { prompt: 'none' }, 'login_required'],
  ])('%s: an error for the client, with its state', async (_, changes, error) => {
    const response = await createBrowser().visit(authorizeUrl(changes));
    const answer = new URL(response.headers.get('location') ?? '').searchParams;
    expect([answer.get('error'), answer.get('state')]).toEqual([error, 'a state & more']);
  });

  test('a parameter that is there twice', async () => {
    const response = await createBrowser().visit(`${authorizeUrl()}&nonce=n-2`);
    expect(response.headers.get('location')).toContain('error=invalid_request');
  });

  test('other methods, other bodies, and bodies that are too large', async () => {
    const put = await fetch(`${server.origin}/oauth2/token`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'POST']);
    const asJson = await fetch(`${server.origin}/oauth2/token`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(asJson.status).toBe(415);
    expect((await post('/oauth2/token', { grant_type: 'x'.repeat(20_000) })).status).toBe(413);
  });
});

async function show() {
  const browser = createBrowser();
  const response = await browser.visit(authorizeUrl());
  return { browser, response, html: await response.text() };
}

describe('the page', () => {
  test('has its own strict headers', async () => {
    const { response } = await show();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:5173;");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('escapes whatever it shows', async () => {
    const { browser, html } = await show();
    expect(html).toContain('May read &lt;all&gt; &quot;of it&quot;');
    const answer = await browser.submit(html, server.origin, '"><script>alert(1)</script>', 'x');
    const again = await answer.text();
    expect(again).not.toContain('<script');
    expect(again).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });

  test('says the same of a wrong password and of a name that nobody has, with the focus on it', async () => {
    const answers = await Promise.all(
      ['admin', 'nobody'].map(async (name) => {
        const { browser, html } = await show();
        const answer = await (await browser.submit(html, server.origin, name, 'wrong')).text();
        return answer.replaceAll(name, 'NAME').replace(/form_token" value="[^"]+"/, '');
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toMatch(
      /<p class="message" role="alert" tabindex="-1" autofocus>The username or password is not right/,
    );
    expect(answers[0]?.match(/ autofocus/g)).toHaveLength(1);
  });

  test('slows guessing, whoever is guessed at, and only that name', async () => {
    const guess = async (name: string, password: string) => {
      const { browser, html } = await show();
      return browser.submit(html, server.origin, name, password);
    };
    for (let count = 0; count < 7; count += 1) await guess('auditor', `wrong ${count}`);
    expect(server.waits).toEqual([250, 500, 1000, 2000]);
    expect((await guess('admin', 'first')).status).toBe(303);
    expect(server.waits).toHaveLength(4);
    expect((await guess('auditor', 'shared')).status).toBe(303);
    expect(server.waits).toHaveLength(5);
    await guess('auditor', 'wrong');
    expect(server.waits).toHaveLength(5);
  });

  test('slows who guesses, and nobody who comes from elsewhere', async () => {
    const guessFrom = async (localAddress: string) => {
      const { browser, html } = await show();
      const [, action = ''] = / action="([^"]*)"/.exec(html) ?? [];
      const [, token = ''] = /name="form_token" value="([^"]*)"/.exec(html) ?? [];
      const asked = request(new URL(action.replaceAll('&amp;', '&'), server.origin), {
        method: 'POST',
        localAddress,
        headers: {
          cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
      asked.end(new URLSearchParams({ form_token: token, username: 'auditor', password: 'x' }).toString());
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      expect(answer.statusCode).toBe(303);
      return server.waits.length;
    };
    const waits: number[] = [];
    for (const address of ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.2', '127.0.0.1'])
      waits.push(await guessFrom(address));
    expect(waits).toEqual([0, 0, 0, 1, 1, 2]);
  });

  test('takes its form once', async () => {
    const { browser, html } = await show();
    await browser.submit(html, server.origin, 'auditor', 'wrong');
    const again = await browser.submit(html, server.origin, 'auditor', 'shared');
    expect(await again.text()).toContain('Please sign in again');
  });

  test('says what was wrong once', async () => {
    const { browser, html } = await show();
    const failed = await browser.submit(html, server.origin, 'auditor', 'wrong');
    expect(await failed.text()).toContain('not right');
    const reloaded = await (await browser.visit(authorizeUrl())).text();
    expect(reloaded).not.toContain('not right');
  });

  test('takes its form only from the browser that it was made for', async () => {
    const mine = await show();
    const strangers = await show();
    const answer = await strangers.browser.submit(mine.html, server.origin, 'auditor', 'shared');
    expect(await answer.text()).toContain('Please sign in again');
    const withoutCookies = await createBrowser().submit(mine.html, server.origin, 'auditor', 'shared');
    expect(await withoutCookies.text()).toContain('Please sign in again');
  });

  test('takes no form from another site', async () => {
    const { browser } = await show();
    const body = new URLSearchParams({ username: 'auditor', password: 'shared' });
    const init = { method: 'POST', body, headers: { Origin: 'https://example.com' } };
    expect((await browser.visit(authorizeUrl(), init)).status).toBe(403);
  });
});

test('the extra origins may read tokens and metadata, nobody else', async () => {
  const metadata = `${server.origin}/${POOL}/.well-known/openid-configuration`;
  const asked = async (origin: string) =>
    (await fetch(metadata, { headers: { Origin: origin } })).headers.get('access-control-allow-origin');
  expect(await asked('http://127.0.0.1:5173')).toBe('http://127.0.0.1:5173');
  expect(await asked('https://example.com')).toBeNull();
});
