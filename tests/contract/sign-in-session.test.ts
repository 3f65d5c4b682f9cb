import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, type IdentityServer, startIdentityServer } from '../support/identity-server';
import { configOf, createTabs, type ConsolePage } from '../support/console-session';

let server: IdentityServer;
let browser: ReturnType<typeof createBrowser>;
let openPage: ReturnType<typeof createTabs>;
beforeEach(async () => {
  server = await startIdentityServer();
  browser = createBrowser();
  openPage = createTabs(server);
});
afterEach(() => server.close());

/** Leaves a page for the sign-in, goes through it, and opens the page that the browser is sent to. */
async function goThroughSignIn(page: ConsolePage, returnTo: string) {
  await page.session.signIn(returnTo);
  const callback = await browser.signIn(page.left.at(-1) ?? '', 'auditor', 'shared');
  return { page: openPage(page.inFlight), callback };
}

async function signedIn() {
  const { page, callback } = await goThroughSignIn(openPage(), '/');
  await page.session.completeSignIn(callback);
  return { page, callback };
}

const renewals = () => server.calls.filter((call) => call === '/oauth2/token').length - 1;

describe('a sign-in', () => {
  test('ends where the link pointed, with nothing kept outside memory', async () => {
    const link = '/us-east-1/111122223333/runs?status=COMPLETED#x';
    const { page, callback } = await goThroughSignIn(openPage(), link);
    expect(page.session.getSnapshot()).toEqual({ status: 'unknown' });
    expect(await page.session.completeSignIn(callback)).toBe(link);
    expect(page.session.getSnapshot()).toMatchObject({ status: 'signed-in', userName: 'auditor' });
    expect(page.inFlight.entries.size).toBe(0);
    expect(await page.session.idToken()).toMatch(/^ey/);
  });

  test('never leads out of the console', async () => {
    const { page, callback } = await goThroughSignIn(openPage(), 'https://example.com/');
    expect(await page.session.completeSignIn(callback)).toBe('/');
    const other = await goThroughSignIn(openPage(), '/');
    for (const [key, value] of other.page.inFlight.entries)
      other.page.inFlight.entries.set(key, value.replace('"returnTo":"/"', '"returnTo":"//example.com"'));
    expect(await other.page.session.completeSignIn(other.callback)).toBe('/');
  });

  test('keeps only what it needs while the reader is away', async () => {
    const page = openPage();
    await page.session.signIn('/');
    expect([...page.inFlight.entries.keys()]).toEqual([expect.stringMatching(/^sign-in\./)]);
    const url = new URL(page.left[0] ?? '');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('nonce')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('asked for twice, leaves once; completed twice (as React does), is one exchange', async () => {
    const first = openPage();
    await Promise.all([first.session.signIn('/'), first.session.signIn('/')]);
    expect(first.left).toHaveLength(1);
    const { page, callback } = await goThroughSignIn(openPage(), '/');
    const both = await Promise.all([
      page.session.completeSignIn(callback),
      page.session.completeSignIn(callback),
    ]);
    expect(both).toEqual(['/', '/']);
    expect(renewals()).toBe(0);
  });

  test('that was completed before says so, and a new one needs no prompt', async () => {
    const { page, callback } = await signedIn();
    const back = openPage(page.inFlight);
    await expect(back.session.completeSignIn(callback)).rejects.toMatchObject({ kind: 'used' });
    expect(back.session.getSnapshot()).toEqual({ status: 'unknown' });
    await back.session.signIn('/');
    const again = await browser.visit(back.left[0] ?? '');
    expect(again.status).toBe(302);
    const location = again.headers.get('location') ?? '';
    expect(await openPage(page.inFlight).session.completeSignIn(location)).toBe('/');
  });

  test('is found again without asking on a page that needs none, and nobody is asked where there is none', async () => {
    const link = '/exclusion-types?x=1#y';
    const fresh = openPage();
    expect(fresh.session.mayResume()).toBe(false);
    await signedIn();
    const page = openPage();
    expect(page.session.mayResume()).toBe(true);
    await page.session.resume(link);
    const asked = new URL(page.left[0] ?? '');
    expect(asked.searchParams.get('prompt')).toBe('none');
    const answer = await browser.visit(asked.href);
    expect(answer.status).toBe(302);
    const back = openPage(page.inFlight);
    expect(await back.session.completeSignIn(answer.headers.get('location') ?? '')).toBe(link);
    expect(back.session.getSnapshot()).toMatchObject({ status: 'signed-in', userName: 'auditor' });

    // The server's own session is over: the reader comes back to the page, unknown, and is not looked for again.
    const other = openPage();
    await other.session.resume(link);
    const refused = await createBrowser().visit(other.left[0] ?? '');
    const location = refused.headers.get('location') ?? '';
    expect(new URL(location).searchParams.get('error')).toBe('login_required');
    const unknown = openPage(other.inFlight);
    expect(await unknown.session.completeSignIn(location)).toBe(link);
    expect(unknown.session.getSnapshot()).toEqual({ status: 'unknown' });
    expect(unknown.inFlight.entries.size).toBe(0);
    expect(openPage().session.mayResume()).toBe(false);
  });

  test('that ends by hand is not looked for again', async () => {
    const { page } = await signedIn();
    await page.session.signOut();
    expect(openPage().session.mayResume()).toBe(false);
  });

  test.each([
    ['without a state', '/callback?code=x', 'used'],
    ['of a state that is not ours', '/callback?code=x&state=y', 'used'],
    ['that is an error of a state that is not ours', '/callback?error=bad&state=y', 'used'],
    ['with nothing in it', '/callback', 'used'],
    ['with a state that cannot be read', '/callback?state=%25E0', 'used'],
  ])('an answer %s ends in a clear state', async (_, path, kind) => {
    const page = openPage();
    await page.session.signIn('/');
    await expect(page.session.completeSignIn(server.origin + path)).rejects.toMatchObject({
      name: 'SignInError',
      kind,
    });
  });

  test('that the server refuses names its reason', async () => {
    const page = openPage();
    await page.session.signIn('/');
    const state = new URL(page.left[0] ?? '').searchParams.get('state');
    const answer = `${server.origin}/callback?error=access_denied&error_description=No&state=${state}`;
    await expect(page.session.completeSignIn(answer)).rejects.toMatchObject({
      kind: 'refused',
      code: 'access_denied',
    });
  });

  test('whose code has ended', async () => {
    const { page, callback } = await goThroughSignIn(openPage(), '/us-east-1/111122223333/runs');
    server.clock.advance(60_000);
    await expect(page.session.completeSignIn(callback)).rejects.toMatchObject({
      kind: 'used',
      returnTo: '/us-east-1/111122223333/runs',
    });
  });

  test('whose answer belongs to another sign-in is refused by its nonce', async () => {
    const { page, callback } = await goThroughSignIn(openPage(), '/');
    for (const [key, value] of page.inFlight.entries)
      page.inFlight.entries.set(
        key,
        value.replaceAll(/"nonce":"[^"]+"/g, '"nonce":"00000000-0000-4000-8000-000000000000"'),
      );
    await expect(page.session.completeSignIn(callback)).rejects.toMatchObject({ kind: 'untrusted' });
    expect(page.session.getSnapshot().status).toBe('unknown');
  });

  test('on a device whose clock is wrong says by how much', async () => {
    const { page, callback } = await goThroughSignIn(openPage(), '/');
    const ahead = openPage(page.inFlight, page.config, 3_600_000);
    await expect(ahead.session.completeSignIn(callback)).rejects.toMatchObject({
      kind: 'clock',
      message: expect.stringContaining('60 minutes ahead') as string,
    });
    expect(ahead.session.getSnapshot().status).toBe('unknown');
  });

  test('with a server that cannot be reached, or that is another issuer', async () => {
    const good = configOf(server);
    const gone = openPage(undefined, { ...good, issuer: 'http://127.0.0.1:9/pool' });
    await expect(gone.session.signIn('/')).rejects.toMatchObject({ kind: 'unreachable' });
    const alias = { ...good, issuer: good.issuer.replace('127.0.0.1', 'localhost') };
    const other = openPage(undefined, alias);
    await expect(other.session.signIn('/')).rejects.toMatchObject({ name: 'SignInError' });
    expect([...gone.left, ...other.left]).toEqual([]);
  });

  test('from which the reader came Back leaves the page usable', async () => {
    const page = openPage();
    await page.session.signIn('/');
    page.restore();
    expect(page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'interrupted' });
    await page.session.signIn('/');
    expect(page.left).toHaveLength(2);
  });
});

describe('a session', () => {
  test('is renewed unseen through an eight-hour day', async () => {
    const { page } = await signedIn();
    const changes: string[] = [];
    page.session.subscribe(() => changes.push(page.session.getSnapshot().status));
    const tokens = new Set<string>();
    for (let minute = 0; minute < 480; minute += 1) {
      server.clock.advance(60_000);
      const token = await page.session.idToken();
      if (!tokens.has(token))
        expect(await server.signIn.verifyIdToken(token)).toMatchObject({ userName: 'auditor' });
      tokens.add(token);
    }
    expect(tokens.size).toBe(9);
    expect(changes).toEqual([]);
  });

  test('is renewed once for all who ask', async () => {
    const { page } = await signedIn();
    server.clock.advance(3_500_000);
    const tokens = await Promise.all(Array.from({ length: 5 }, () => page.session.idToken()));
    expect(new Set(tokens).size).toBe(1);
    expect(renewals()).toBe(1);
  });

  test('that cannot be renewed has ended, and says so', async () => {
    const { page } = await signedIn();
    server.clock.advance(43_200_000);
    await expect(page.session.idToken()).rejects.toMatchObject({ kind: 'ended' });
    expect(page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'ended' });
  });

  test('outlives a server that is away for a while', async () => {
    const { page } = await signedIn();
    const token = await page.session.idToken();
    await server.close();
    server.clock.advance(3_500_000);
    expect(await page.session.idToken()).toBe(token);
    server.clock.advance(100_000);
    await expect(page.session.idToken()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(page.session.getSnapshot().status).toBe('signed-in');
  });

  test('ends in every tab at once', async () => {
    const { page } = await signedIn();
    const second = await signedIn();
    await page.session.signOut();
    expect(page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'chosen' });
    expect(second.page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'elsewhere' });
    for (const tab of [page, second.page])
      await expect(tab.session.idToken()).rejects.toMatchObject({ kind: 'ended' });
    const answer = await browser.visit(page.left.at(-1) ?? '');
    expect(answer.headers.get('location')).toBe(`${server.origin}/signed-out`);
    const next = openPage();
    await next.session.signIn('/');
    expect((await browser.visit(next.left[0] ?? '')).status).toBe(200);
  });

  test('that ends in another tab while it begins does not begin', async () => {
    const other = await signedIn();
    const { page, callback } = await goThroughSignIn(openPage(), '/');
    const completing = page.session.completeSignIn(callback);
    const refused = expect(completing).rejects.toMatchObject({ kind: 'ended' });
    await other.page.session.signOut();
    await refused;
    expect(page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'elsewhere' });
  });

  test('that ends while it is renewed stays ended', async () => {
    const { page } = await signedIn();
    server.clock.advance(3_500_000);
    const asked = page.session.idToken();
    await page.session.signOut();
    await expect(asked).rejects.toMatchObject({ kind: 'ended' });
    expect(page.session.getSnapshot()).toEqual({ status: 'signed-out', reason: 'chosen' });
  });

  test('can be left without the server', async () => {
    const { callback, page } = await goThroughSignIn(openPage(), '/');
    await page.session.completeSignIn(callback);
    await server.close();
    const fresh = openPage();
    await fresh.session.signOut();
    expect(fresh.left).toEqual([`${server.origin}/signed-out`]);
  });
});
