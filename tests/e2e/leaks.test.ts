import { startEmulator } from '../support/emulator-process';
import { example, expect, recorded, test } from './fixtures';
import { leaksIn, tracesOf, watchSecrets } from './leaks';

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
  expect(stderr).toContain('"operation":"ListAssessmentTemplates"');
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
