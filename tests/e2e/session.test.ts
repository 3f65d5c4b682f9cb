/** What a session needs and what it leaves behind: a reload, a sign-out, and no secret where another could find it. */
import type { BrowserContext, Page } from '@playwright/test';
import { example, expect, recorded, test } from './fixtures';
import { startEmulator } from '../support/emulator-process';

test('a reload needs no prompt, and leaves nothing behind that opens an account', async ({ visit }) => {
  const page = await visit(example.runs);
  const rows = page.getByRole('link', { name: '37 exclusions of web-prod weekly 2026-05-09' });
  await expect(rows).toBeVisible();
  await page.reload();
  await expect(rows).toBeVisible();
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return {
      text:
        JSON.stringify([localStorage, sessionStorage].map((store) => Object.entries(store))) +
        document.cookie +
        document.documentElement.outerHTML,
      databases: databases.map(({ name }) => name),
      address: location.href,
    };
  });
  expect(kept.databases).toEqual([]);
  expect(kept.text).not.toMatch(/ASIA[A-Z0-9]{8,}|eyJ[A-Za-z0-9_-]{10,}\.|refresh_token|secretAccessKey/);
  expect(kept.address).not.toMatch(/code=|state=/);
});

test('who is signed in is known on every page, and the way back stays', async ({ visit, context }) => {
  const page = await visit(example.runs);
  await expect(page.getByRole('button', { name: /^User admin/ })).toBeVisible();
  const places = [
    ['/exclusion-types', 'Exclusion types'],
    ['/no/such/page/anywhere', 'This link cannot be read'],
    [`/us-west-2/999999999999/runs`, /account/],
  ] as const;
  for (const [address, title] of places) {
    // A page of its own is what a cold link opens.
    const cold = await context.newPage();
    await cold.goto(new URL(address, page.url()).href);
    await expect(cold.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(new URL(cold.url()).pathname).toBe(address);
    await expect(cold.getByRole('button', { name: /^User admin/ })).toBeVisible();
    await expect(cold.getByRole('button', { name: new RegExp(example.account) })).toBeVisible();
    await expect(cold.getByRole('link', { name: 'Assessment runs' })).toHaveAttribute('href', example.runs);
    await cold.close();
  }
  await page.goto('/exclusion-types');
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  await page.goto('/exclusion-types');
  await expect(page.getByRole('heading', { level: 1, name: 'Exclusion types' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Not signed in/ })).toBeVisible();
});

test('signing out ends the session, in other tabs too', async ({ visit, context }) => {
  const page = await visit(example.runs);
  const other = await context.newPage();
  await other.goto(example.templates);
  await expect(other.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  await expect(other.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeHidden();
  await page.goto(example.runs);
  await expect(page.getByLabel('Username')).toBeVisible();
});

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto(example.runs);
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

const weekly = `${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-5PsFUbfs/exclusions`;

test('no journey leaves a secret where another could find it, nor anything of an account after sign-out', async ({
  page,
  context,
  signIn,
}) => {
  const emulator = await startEmulator('--log', '--preview-seconds', '0');
  const printed: string[] = [];
  context.on('console', (message) => printed.push(message.text()));
  const secrets = watchSecrets(context);
  const requested: string[] = [];
  context.on('request', (request) =>
    requested.push(`${request.url()} ${request.headers()['referer'] ?? ''}`),
  );
  const scan = async (journey: string): Promise<void> => {
    const known = await secrets.known();
    expect(known.length, journey).toBeGreaterThanOrEqual(5);
    const traces = await tracesOf(page, context);
    expect(leaksIn(traces, known), journey).toEqual([]);
    expect(traces['databases'], journey).toBe('');
    expect(traces['caches'], journey).toBe('');
    expect(traces['scriptCookies'], journey).toBe('[]');
    expect(traces['address'], journey).not.toMatch(/[?&#](?:code|state)=/);
    expect(traces['sessionStorage'], `${journey}: nothing of the sign-in stays`).not.toContain('sign-in.');
  };

  await page.goto(`${emulator.origin}${example.templates}`);
  await signIn(page);
  await expect(page.getByRole('button', { name: 'Show details of web-prod-weekly' })).toBeVisible();
  await scan('templates');
  await page.goto(`${emulator.origin}${weekly}`);
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Agent not found' })).toBeVisible();
  await scan('a run’s exclusions');
  await page.goto(`${emulator.origin}${recorded.runs}`);
  // The chip stands there before the sign-in is done; the rows do not.
  await expect(page.getByText('not in this data').first()).toBeVisible();
  await scan('another account');
  await page.goto(`${emulator.origin}${example.runs}/0-0kFIPusq/0-4r1V2mAw/0-AAAAAAAA/exclusions`);
  await expect(page.getByText('There is no such run')).toBeVisible();
  await scan('an error');

  const known = await secrets.known();
  await page.getByRole('button', { name: /^User admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/signed-out$/);
  await scan('signed out');
  const after = await tracesOf(page, context);
  const ofAccounts = /\d{12}|arn:aws|\b0-[0-9A-Za-z]{8}\b/;
  for (const place of ['localStorage', 'sessionStorage', 'history', 'referrer', 'windowName'])
    expect(after[place], place).not.toMatch(ofAccounts);
  // The navigation leads to the first account of the configuration, which everybody may read.
  expect(after['document']).not.toMatch(/arn:aws|\b0-[0-9A-Za-z]{8}\b|web-prod/);

  // The code stands in the address of the callback, for a moment: it is good once, and only with its verifier.
  const elsewhere = requested.filter((line) => !line.includes('/callback?code='));
  expect(leaksIn({ requested: elsewhere.join('\n') }, known)).toEqual([]);
  expect(leaksIn({ console: printed.join('\n') }, known)).toEqual([]);
  // What the page may still ask for is not to find nobody.
  await page.close();
  const { stdout, stderr } = await emulator.stop();
  expect(stderr).toContain('"operation":"ListDescribedTemplates"');
  expect(leaksIn({ stdout, stderr }, known)).toEqual([]);
});

test('the scan finds a secret in each place that it looks into', async ({ visit, context }) => {
  const secret = 'not-so-secret-7731';
  const page = await visit(example.runs);
  const clean = await tracesOf(page, context);
  expect(leaksIn(clean, [secret])).toEqual([]);
  await page.evaluate((text) => {
    localStorage.setItem('leak', text);
    sessionStorage.setItem('leak', text);
    document.cookie = `leak=${text}`;
    history.replaceState({ leak: text }, '', `?leak=${text}`);
    window.name = text;
    document.body.append(text);
    const input = document.createElement('input');
    input.value = text;
    document.body.append(input);
    return Promise.all([
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(text);
        opening.addEventListener('success', resolve);
        opening.addEventListener('error', () => reject(new Error('There is no database')));
      }),
      caches.open(text),
      fetch(`/config.json?leak=${text}`).then((answer) => answer.text()),
    ]).then(() => undefined);
  }, secret);
  const places = new Set(
    leaksIn(await tracesOf(page, context), [secret]).map((leak) => leak.split(':', 1)[0]),
  );
  expect(Object.keys(clean).filter((place) => place !== 'referrer' && !places.has(place))).toEqual([]);
});

/** What credentials of any kind look like: access keys, JSON Web Tokens, and the members that carry secrets. */
const LOOKS_SECRET =
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\beyJ[\w-]{10,}\.[\w-]{10,}|secretAccessKey|SecretKey|SessionToken|refresh_token|id_token|code_verifier=/g;

/** Where things stay, or can be read by other code than ours, by the place's name. */
type Traces = Readonly<Record<string, string>>;

/** Everything that a page's own scripts could find of it outside its memory, and what the browser keeps. */
async function tracesOf(page: Page, context: BrowserContext): Promise<Traces> {
  const inPage = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
    return {
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      databases: databases.map(({ name }) => name).join(' '),
      caches: caches.join(' '),
      cookies: document.cookie,
      address: location.href,
      history: JSON.stringify(history.state),
      referrer: document.referrer,
      windowName: window.name,
      document: document.documentElement.outerHTML,
      fields: fields.join('\n'),
      requested: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .join('\n'),
    };
  });
  const scriptCookies = (await context.cookies()).filter(({ httpOnly }) => !httpOnly);
  return { ...inPage, scriptCookies: JSON.stringify(scriptCookies) };
}

/** The body of an answer is gone when the page is left at once; the next page load brings others. */
const none = (): readonly string[] => [];

/** The secrets that the servers gave out or were told, as they went over the wire, while a context is watched. */
function watchSecrets(context: BrowserContext): { readonly known: () => Promise<readonly string[]> } {
  const found: Promise<readonly string[]>[] = [];
  context.on('response', (response) => {
    const request = response.request();
    const asked = request.headers()['x-amz-target'] ?? '';
    if (response.url().endsWith('/oauth2/token'))
      found.push(
        response
          .json()
          .then((tokens: Record<string, string>) => [
            ...['id_token', 'access_token', 'refresh_token'].flatMap((name) => tokens[name] ?? []),
            ...['code', 'code_verifier', 'refresh_token'].flatMap(
              (name) => new URLSearchParams(request.postData() ?? '').get(name) ?? [],
            ),
          ])
          .catch(none),
      );
    if (asked.endsWith('.GetCredentialsForIdentity'))
      found.push(
        response
          .json()
          .then(({ Credentials: { AccessKeyId, SecretKey, SessionToken } }) => [
            AccessKeyId as string,
            SecretKey as string,
            SessionToken as string,
          ])
          .catch(none),
      );
  });
  return { known: async () => [...new Set((await Promise.all(found)).flat())] };
}

/** The places, with what was found there: known secrets and whatever looks like one. */
function leaksIn(traces: Traces, secrets: readonly string[]): readonly string[] {
  return Object.entries(traces).flatMap(([place, text]) => [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret.slice(0, 12)}`),
    ...[...text.matchAll(LOOKS_SECRET)].map(([match]) => `${place}: ${match.slice(0, 24)}`),
  ]);
}
