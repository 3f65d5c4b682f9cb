import type { BrowserContext, Page } from '@playwright/test';

/** What credentials of any kind look like: access keys, JSON Web Tokens, and the members that carry secrets. */
const LOOKS_SECRET =
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\beyJ[\w-]{10,}\.[\w-]{10,}|secretAccessKey|SecretKey|SessionToken|refresh_token|id_token|code_verifier=/g;

/** Where things stay, or can be read by other code than ours, by the place's name. */
export type Traces = Readonly<Record<string, string>>;

/** Everything that a page's own scripts could find of it outside its memory, and what the browser keeps. */
export async function tracesOf(page: Page, context: BrowserContext): Promise<Traces> {
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
export function watchSecrets(context: BrowserContext): { readonly known: () => Promise<readonly string[]> } {
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
export function leaksIn(traces: Traces, secrets: readonly string[]): readonly string[] {
  return Object.entries(traces).flatMap(([place, text]) => [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret.slice(0, 12)}`),
    ...[...text.matchAll(LOOKS_SECRET)].map(([match]) => `${place}: ${match.slice(0, 24)}`),
  ]);
}
